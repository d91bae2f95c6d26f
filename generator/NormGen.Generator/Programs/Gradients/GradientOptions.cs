namespace NormGen.Programs;

/// <summary>What a gradient's program is made for. The gradient of the output is dy, x is what was normalized, and its statistics are those that the forward pass has saved.</summary>
/// <param name="Affine">γ as a kernel reads it; there is no β in a gradient.</param>
/// <param name="Sharing">What shares statistics.</param>
/// <param name="Epsilon">Where ε stands.</param>
internal sealed record GradientOptions(Affine Affine, Sharing Sharing, EpsilonPlace Epsilon)
{
    /// <summary>What the residual was multiplied by; null where there is none.</summary>
    public Expression? ResidualScale { get; init; }

    /// <summary>What the branch was multiplied by; null where there is none.</summary>
    public Expression? BranchScale { get; init; }

    /// <summary>Whether a gradient comes from further up the residual stream, which the sum is part of.</summary>
    public bool IsCarried { get; init; }

    /// <summary>Whether sets of one feature share statistics with others of their group.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Power's α of the backward pass.</summary>
    public Expression AlphaBackward { get; init; } = 0.9;

    /// <summary>The statistic that holds the mean.</summary>
    public Role Mean { get; init; } = Role.Mean;

    /// <summary>The statistic that holds the reciprocal scale.</summary>
    public Role StatisticOfScale { get; init; } = Role.InvStd;

    /// <summary>What dγ is added to.</summary>
    public Role WeightGradient { get; init; } = Role.DWeight;

    /// <summary>What dβ is added to.</summary>
    public Role BiasGradient { get; init; } = Role.DBias;

    public Expression Dy => new Element(Role.Dy);

    public Expression X => new Element(Role.X);

    /// <summary>g = dy·γ.</summary>
    public Expression Gradient => Affine.Scale(Dy);

    public Expression Scale => new RowScalar("scale");

    /// <summary>One over the elements that share statistics.</summary>
    public Expression InverseCount => new CallScalar(Sharing == Sharing.Row ? CallValue.InverseDim : CallValue.InverseCount);

    /// <summary>Whether a set is all of one feature, so that its γ is a scalar of the set, and its dγ and dβ are sums of the set.</summary>
    public bool IsOfOneFeature => Sharing is Sharing.FeatureOfBatch or Sharing.FeatureOfSample;

    /// <summary>
    /// A value over the root that the reciprocal scale r was made with: times r with ε under it; times r/(1 − ε·r) with ε beside it. A root that is lost beside ε
    /// divides a value that is just as small, which is multiplied first so that a tiny ε takes nothing beyond the type.
    /// </summary>
    public Expression OverRoot(Expression value) => Epsilon == EpsilonPlace.UnderRoot
        ? value * Scale
        : value * Scale / new Maximum(1.0 - new CallScalar(Epsilon == EpsilonPlace.Both ? CallValue.EpsilonBeside : CallValue.Epsilon) * Scale, HalfUnit);

    /// <summary>Half of what numbers next to one differ by in the type that statistics have: 2⁻²⁴, or 2⁻⁵³ of doubles.</summary>
    public double HalfUnit { get; init; } = 1.0 / (1L << 24);
}
