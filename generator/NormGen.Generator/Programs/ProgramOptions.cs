namespace NormGen.Programs;

/// <summary>What the programs of all kinds have in common, as a method asks for it.</summary>
/// <param name="Input">The tensor that is normalized.</param>
/// <param name="Affine">Weight and bias.</param>
/// <param name="Epsilon">Where ε stands.</param>
/// <param name="Mean">The statistic that the mean is saved as.</param>
/// <param name="InvStd">The statistic that the reciprocal scale is saved as.</param>
internal sealed record ProgramOptions(Role Input, Affine Affine, EpsilonPlace Epsilon, Role Mean = Role.Mean, Role InvStd = Role.InvStd)
{
    /// <summary>What shares statistics.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>Where statistics come from.</summary>
    public StatisticSource Source { get; init; }

    /// <summary>The weight of the new batch in running statistics.</summary>
    public Expression Momentum { get; init; } = 0.1;

    /// <summary>Power's α of the forward pass.</summary>
    public Expression AlphaForward { get; init; } = 0.9;

    /// <summary>One over the elements that share statistics.</summary>
    public Expression InverseCount => new CallScalar(Sharing == Sharing.Row ? CallValue.InverseDim : CallValue.InverseCount);

    public Expression Element => new Element(Input);

    /// <summary>
    /// What is left to do with x − centre where scale and shift are scalars of the set. Where the set is one feature, its weight and bias are too, and all is put
    /// into one factor and one term.
    /// </summary>
    /// <param name="centred">x − centre.</param>
    /// <param name="scale">The reciprocal scale.</param>
    /// <param name="shift">What the centre misses; null for nothing.</param>
    /// <param name="finish">What is done to the result.</param>
    public IEnumerable<Stage> Output(Expression centred, Expression scale, Expression? shift = null, Func<Expression, Expression>? finish = null)
    {
        Expression Finished(Expression value) => finish is null ? value : finish(value);
        if (Sharing is not (Sharing.FeatureOfBatch or Sharing.FeatureOfSample))
        {
            yield return new Map(Role.Y, Finished(Affine.Apply(shift is null ? centred * scale : new MultiplyAdd(centred, scale, shift))));
            yield break;
        }

        Expression factor = new RowScalar("factor"), term = new RowScalar("term");
        bool hasTerm = shift is not null || Affine.Bias is not null;
        yield return new Scalar("factor", Affine.Scale(scale));
        if (hasTerm)
            yield return new Scalar("term", Affine.Shift(shift));
        yield return new Map(Role.Y, Finished(hasTerm ? new MultiplyAdd(centred, factor, term) : centred * factor));
    }

    /// <summary>What people call the input: where the sum waits in the output, it is the sum all the same.</summary>
    public string Name => Input == Role.Y ? "sum" : Input.ToString().ToLowerInvariant();

    /// <summary>1/√(meanSquare + ε) or 1/(√meanSquare + ε), and the test that float can hold it.</summary>
    public IEnumerable<Stage> ReciprocalRoot(Expression meanSquare)
    {
        Expression root = new SquareRoot(new RowScalar("radicand"));
        Expression beside = new CallScalar(Epsilon == EpsilonPlace.Both ? CallValue.EpsilonBeside : CallValue.Epsilon);
        yield return new Scalar("radicand", Epsilon.HasFlag(EpsilonPlace.UnderRoot) ? meanSquare + new CallScalar(CallValue.Epsilon) : meanSquare);
        if (Epsilon.HasFlag(EpsilonPlace.BesideRoot))
        {
            // Beside an ε that is much larger, the digits of the root do not matter.
            yield return new Scalar("trusted", new Maximum(new RowScalar("radicand"), beside * beside));
            yield return new Guard("trusted");
        }
        else
        {
            yield return new Guard("radicand");
        }

        // What the elements say is no negative square; what a caller says may be.
        Expression reciprocal = 1.0 / (Epsilon.HasFlag(EpsilonPlace.BesideRoot) ? root + beside : root);
        yield return new Scalar("scale", Source == StatisticSource.Elements ? reciprocal : new OneNaN(reciprocal));
    }

    /// <summary>The reciprocal of <see cref="ReciprocalRoot"/> for people.</summary>
    public string DescribeRoot(string meanSquare) => Epsilon switch
    {
        EpsilonPlace.UnderRoot => $"√({meanSquare} + ε)",
        EpsilonPlace.BesideRoot => $"(√{meanSquare} + ε)",
        _ => $"(√({meanSquare} + ε) + ε′)",
    };
}

/// <summary>Where a normalization's statistics come from.</summary>
internal enum StatisticSource
{
    /// <summary>The elements at hand.</summary>
    Elements,

    /// <summary>The state that the caller keeps, which is only read: inference.</summary>
    Running,

    /// <summary>The state that the caller keeps, as it is before these elements change it.</summary>
    RunningBefore,

    /// <summary>The caller, who has them from elsewhere.</summary>
    Given,
}

/// <summary>Where ε stands.</summary>
[Flags]
internal enum EpsilonPlace
{
    UnderRoot = 1,
    BesideRoot = 2,

    /// <summary>Two of them, of which a call sets one to zero: adding that changes nothing.</summary>
    Both = UnderRoot | BesideRoot,
}
