using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>Which gradient belongs to a specification.</summary>
internal static class GradientCatalog
{
    /// <summary>What a kind's statistics do when an element moves.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="axis">Its axis.</param>
    /// <param name="source">Where the forward pass had its statistics from.</param>
    public static Slope SlopeOf(Kind kind, Axis axis, StatisticSource source) => (kind, source) switch
    {
        (_, StatisticSource.Running or StatisticSource.Given) => new NoSlope(IsCentred(kind, axis)),
        (Kind.Power, StatisticSource.RunningBefore) => new PowerSlope(),
        (Kind.L2, _) => new NormSlope(),
        _ => IsCentred(kind, axis) ? new MomentsSlope() : new MeanSquareSlope(),
    };

    /// <summary>Where the forward pass of a gradient had its statistics from.</summary>
    public static StatisticSource SourceOf(NormSpec spec) =>
        spec.Forward is { } forward ? ProgramCatalog.SourceOf(forward)
        : spec.RuntimePart == RuntimePart.Given ? StatisticSource.Given
        : spec.Has(Role.Nu) ? StatisticSource.RunningBefore
        : StatisticSource.Elements;

    /// <summary>The gradient of a norm of rows.</summary>
    /// <param name="spec">The gradient's specification.</param>
    /// <param name="isNext">Whether it is a sandwich's norm of the residual stream.</param>
    /// <param name="carried">Whether something is added that comes from further up the residual stream.</param>
    /// <param name="residualScale">What the residual was multiplied by; null where its gradient is not wanted.</param>
    /// <param name="branchScale">What the branch was multiplied by; null for nothing.</param>
    /// <param name="isWanted">The outputs that are wanted.</param>
    public static NormProgram OfRows(NormSpec spec, bool isNext, bool carried, Expression? residualScale, Expression? branchScale, Func<Role, bool> isWanted)
    {
        Role weight = isNext ? Role.NextWeight : Role.Weight;
        GradientOptions options = new(Gamma(spec, weight, new Element(weight)), Sharing.Row, ProgramCatalog.PlaceOf(spec))
        {
            HalfUnit = HalfUnit(spec),
            IsCarried = carried,
            ResidualScale = residualScale,
            BranchScale = branchScale,
            Mean = isNext ? Role.NextMean : Role.Mean,
            StatisticOfScale = isNext ? Role.NextInvStd : Role.InvStd,
            WeightGradient = isNext ? Role.DNextWeight : Role.DWeight,
            BiasGradient = isNext ? Role.DNextBias : Role.DBias,
        };
        return Create(options, SlopeOf(spec.Kind, spec.Axis, StatisticSource.Elements), isWanted);
    }

    /// <summary>The gradient of a norm of sets that are each of one feature, or of a group of such, or of the channels of a position.</summary>
    /// <param name="spec">The gradient's specification.</param>
    /// <param name="source">Where the forward pass had its statistics from.</param>
    /// <param name="isWanted">The outputs that are wanted.</param>
    public static NormProgram OfSets(NormSpec spec, StatisticSource source, Func<Role, bool> isWanted)
    {
        Sharing sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);
        GradientOptions options = new(Gamma(spec, Role.Weight, new FeatureScalar(Role.Weight)), sharing == Sharing.GroupOfSample ? Sharing.FeatureOfSample : sharing, ProgramCatalog.PlaceOf(spec))
        {
            HalfUnit = HalfUnit(spec),
            IsGrouped = sharing == Sharing.GroupOfSample,
            AlphaBackward = AlphaBackward(spec),
        };
        return Create(options, SlopeOf(spec.Kind, spec.Axis, source), isWanted);
    }

    private static Affine Gamma(NormSpec spec, Role weight, Expression ofFeature) => new(
        !spec.Has(weight) ? null : !spec.IsRuntimeKernel && !spec[weight].IsSpan ? new CallScalar(CallValue.Weight) : ofFeature, null, spec.ZeroCentered);

    private static double HalfUnit(NormSpec spec) => 1.0 / (spec.Compute == ElementType.Double ? 1L << 53 : 1L << 24);

    private static Expression AlphaBackward(NormSpec spec) => spec.IsRuntimeKernel ? new CallScalar(CallValue.AlphaBackward) : spec.AlphaBackward;

    private static NormProgram Create(GradientOptions options, Slope slope, Func<Role, bool> isWanted)
    {
        NormProgram program = GradientProgram.Create(options, slope);
        return Pruning.Prune(program with
        {
            Stages = program.Stages.Where(s => s switch
            {
                Map map => isWanted(map.Output),
                FeatureSum sum => isWanted(sum.Output),
                Update update => isWanted(update.State),
                _ => true,
            }).ToList(),
        });
    }

    private static bool IsCentred(Kind kind, Axis axis) => ProgramCatalog.Statistics(kind, axis).Contains(Role.Mean);
}
