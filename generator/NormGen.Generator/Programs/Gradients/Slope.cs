namespace NormGen.Programs;

/// <summary>The sums of a set that its gradient is made of, γ multiplied in.</summary>
/// <param name="G">Σ g.</param>
/// <param name="GN">Σ g·n.</param>
/// <param name="N">Σ n.</param>
internal sealed record SetSums(Expression G, Expression GN, Expression N);

/// <summary>How much a set's statistics move with each element, which is what tells the gradients of the kinds apart: dx = g·invStd + n·slope + level.</summary>
internal abstract class Slope
{
    /// <summary>dx for people, behind "dx = ".</summary>
    public abstract string Formula { get; }

    /// <summary>Whether n is taken around a mean.</summary>
    public virtual bool IsCentred => false;

    /// <summary>Whether there is a scalar "slope".</summary>
    public virtual bool HasSlope => true;

    /// <summary>Whether there is a scalar "level".</summary>
    public virtual bool HasLevel => false;

    /// <summary>The scalars, and what they are made of.</summary>
    public abstract IEnumerable<Stage> Scalars(GradientOptions options, SetSums sums);

    /// <summary>What is kept for the next batch.</summary>
    public virtual IEnumerable<Stage> Updates(GradientOptions options, SetSums sums) => [];
}

/// <summary>
/// Mean and variance of the set's elements move (Layer, Group and Instance; Batch in training): invStd·(g − ⟨g⟩ − x̂·⟨g·x̂⟩) with ε under the root. ⟨g·x̂⟩ is
/// corrected by what the rounding of the saved mean has left over, so that a large mean costs nothing.
/// </summary>
internal sealed class MomentsSlope : Slope
{
    public override string Formula => "invStd·(g − ⟨g⟩ − x̂·⟨g·x̂⟩)";

    public override bool IsCentred => true;

    public override bool HasLevel => true;

    public override IEnumerable<Stage> Scalars(GradientOptions options, SetSums sums)
    {
        Expression offset = new RowScalar("offset"), meanGradient = new RowScalar("meanGradient");
        yield return new Scalar("offset", sums.N * options.InverseCount);
        yield return new Scalar("meanGradient", sums.G * options.InverseCount);
        yield return new Scalar("slope", -options.OverRoot(sums.GN * options.InverseCount - offset * meanGradient));
        yield return new Scalar("level", -(new RowScalar("slope") * offset + options.Scale * meanGradient));
    }
}

/// <summary>The mean square of the set's elements moves (RMS; Power without its state): invStd·(g − x̂·⟨g·x̂⟩) with ε under the root.</summary>
internal sealed class MeanSquareSlope : Slope
{
    public override string Formula => "invStd·(g − x̂·⟨g·x̂⟩)";

    public override IEnumerable<Stage> Scalars(GradientOptions options, SetSums sums) =>
        [new Scalar("slope", -options.OverRoot(sums.GN * options.InverseCount))];
}

/// <summary>The Euclidean norm moves, unless it is less than ε, which then stands for it: invStd·(g − x̂·Σ(g·x̂)), or g/ε.</summary>
internal sealed class NormSlope : Slope
{
    public override string Formula => "invStd·(g − x̂·Σ(g·x̂)), or g/ε where the norm is no more than ε";

    public override IEnumerable<Stage> Scalars(GradientOptions options, SetSums sums) =>
        [new Scalar("slope", -(new WhereGreater(1.0 / new CallScalar(CallValue.Epsilon), options.Scale, sums.GN) * options.Scale))];
}

/// <summary>Nothing moves: running statistics, or those that the caller had from elsewhere, perhaps in double.</summary>
/// <param name="isCentred">Whether there is a mean among them.</param>
internal sealed class NoSlope(bool isCentred) : Slope
{
    public override string Formula => "g·invStd";

    public override bool IsCentred => isCentred;

    public override bool HasSlope => false;

    // The forward pass knew the mean as it was handed over, rather than as elements are centred at.
    public override IEnumerable<Stage> Scalars(GradientOptions options, SetSums sums) =>
        isCentred ? [new Scalar("offset", (new SetScalar(options.Mean) - new RowScalar("centre")) * options.Scale)] : [];
}

/// <summary>
/// PowerNorm's approximate gradient (Shen et al. 2020, arXiv 2003.07845), whose ν stands for the mean of g·x̂ over the batches: invStd·(g − ν·x̂), and then
/// ν takes in this batch.
/// </summary>
internal sealed class PowerSlope : Slope
{
    public override string Formula => "invStd·(g − ν·x̂), then ν ← ν·(1 − (1 − α)·⟨x̂²⟩) + (1 − α)·⟨g·x̂⟩";

    public override IEnumerable<Stage> Scalars(GradientOptions options, SetSums sums) => [new Scalar("slope", -(new FeatureScalar(Role.Nu) * options.Scale))];

    public override IEnumerable<Stage> Updates(GradientOptions options, SetSums sums)
    {
        Expression fresh = 1.0 - options.AlphaBackward, nu = new FeatureScalar(Role.Nu);
        yield return new Update(Role.Nu, new OneNaN(nu * (1.0 - fresh * (new RowScalar("sumOfSquares") * options.InverseCount)) + fresh * (sums.GN * options.InverseCount)));
    }
}
