using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>Which program a specification stands for. A new kind is a new program file and a line here.</summary>
internal static class ProgramCatalog
{
    private static readonly Dictionary<(Kind, Axis), Entry> Entries = new()
    {
        [(Kind.Layer, Axis.Feature)] = new(Sharing.Row, LayerProgram.Create),
        [(Kind.Layer, Axis.Channel)] = new(Sharing.Position, MomentsProgram.Create),
        [(Kind.RMS, Axis.Feature)] = new(Sharing.Row, RmsProgram.Create),
        [(Kind.RMS, Axis.Channel)] = new(Sharing.Position, RmsProgram.Create),
        [(Kind.L2, Axis.Feature)] = new(Sharing.Row, L2Program.Create),
        [(Kind.L2, Axis.Channel)] = new(Sharing.Position, L2Program.Create),
        [(Kind.Batch, Axis.Feature)] = new(Sharing.FeatureOfBatch, BatchProgram.Create),
        [(Kind.Batch, Axis.Channel)] = new(Sharing.FeatureOfBatch, BatchProgram.Create),
        [(Kind.Group, Axis.Feature)] = new(Sharing.GroupOfSample, MomentsProgram.Create),
        [(Kind.Group, Axis.Channel)] = new(Sharing.GroupOfSample, MomentsProgram.Create),
        [(Kind.Instance, Axis.Feature)] = new(Sharing.FeatureOfSample, MomentsProgram.Create),
        [(Kind.Instance, Axis.Channel)] = new(Sharing.FeatureOfSample, MomentsProgram.Create),
        [(Kind.Power, Axis.Feature)] = new(Sharing.FeatureOfBatch, PowerProgram.Create),
        [(Kind.Power, Axis.Channel)] = new(Sharing.FeatureOfBatch, PowerProgram.Create),
    };

    /// <summary>The kinds that some axis supports, in the order of their names.</summary>
    public static IEnumerable<Kind> Kinds => Entries.Keys.Select(k => k.Item1).Distinct().OrderBy(k => k.ToString(), StringComparer.Ordinal);

    public static bool Supports(Kind kind, Axis axis) => Entries.ContainsKey((kind, axis));

    /// <summary>Which elements share the statistics of a kind.</summary>
    public static Sharing SharingOf(Kind kind, Axis axis) => Entries[(kind, axis)].Sharing;

    /// <summary>Whether statistics are of several features, which groups can divide.</summary>
    public static bool TakesGroups(Kind kind, Axis axis) => SharingOf(kind, axis) is not (Sharing.FeatureOfSample or Sharing.FeatureOfBatch);

    /// <summary>Whether a kind knows samples of several positions, rather than rows alone.</summary>
    public static bool HasSamples(Kind kind, Axis axis) => axis == Axis.Channel || SharingOf(kind, axis) is Sharing.GroupOfSample or Sharing.FeatureOfSample;

    /// <summary>The statistics that a kind can hand to its caller.</summary>
    public static IReadOnlyList<Role> Statistics(Kind kind, Axis axis) => Plain(kind, axis).Stages.OfType<Save>().Select(s => s.Statistic).ToList();

    /// <summary>The state that a kind can keep from one call to the next.</summary>
    public static IReadOnlyList<Role> States(Kind kind, Axis axis) =>
        Plain(kind, axis, StatisticSource.RunningBefore).Updates.Concat(Plain(kind, axis).Updates).Select(u => u.State).Distinct().ToList();

    /// <summary>Whether a kind can take statistics that its caller has from elsewhere.</summary>
    public static bool TakesGivenStatistics(Kind kind, Axis axis) =>
        Supports(kind, axis) && Statistics(kind, axis).All(ElementsOf(Plain(kind, axis, StatisticSource.Given)).Contains);

    /// <summary>Whether a kind that normalizes by the elements' own statistics can put them into its state.</summary>
    public static bool UpdatesByElements(Kind kind, Axis axis) => Plain(kind, axis).Updates.Any();

    /// <summary>Whether the place of ε makes a difference to a kind: whether there is a root with an ε under it.</summary>
    public static bool HasEpsilonUnderRoot(Kind kind, Axis axis) =>
        !Plain(kind, axis).Stages.OfType<Scalar>().SequenceEqual(Plain(kind, axis, place: EpsilonPlace.BesideRoot).Stages.OfType<Scalar>());

    /// <summary>y = N(input), with the method's weight and bias.</summary>
    public static NormProgram Norm(NormSpec spec, Role input) => Create(spec, input, Role.Weight, Role.Bias, Role.Mean, Role.InvStd);

    /// <summary>y = N(input), with the weight and bias of a sandwich's norm of the residual stream.</summary>
    public static NormProgram NextNorm(NormSpec spec, Role input) => Create(spec, input, Role.NextWeight, Role.NextBias, Role.NextMean, Role.NextInvStd);

    /// <summary>Where a method's statistics come from, as its parameters say.</summary>
    public static StatisticSource SourceOf(NormSpec spec)
    {
        IReadOnlyList<Role> states = [.. States(spec.Kind, spec.Axis).Where(spec.Has)];
        if (states.Count == 0)
            return Statistics(spec.Kind, spec.Axis).Any(s => spec.Has(s) && !spec.Writes(s)) ? StatisticSource.Given : StatisticSource.Elements;
        return !states.All(spec.Writes) ? StatisticSource.Running
            : UpdatesByElements(spec.Kind, spec.Axis) ? StatisticSource.Elements
            : StatisticSource.RunningBefore;
    }

    /// <summary>Where ε stands.</summary>
    public static EpsilonPlace PlaceOf(NormSpec spec) =>
        spec.IsRuntimeKernel ? EpsilonPlace.Both : spec.EpsilonMode == EpsilonMode.InsideRoot ? EpsilonPlace.UnderRoot : EpsilonPlace.BesideRoot;

    private static NormProgram Create(NormSpec spec, Role input, Role weight, Role bias, Role mean, Role invStd)
    {
        Affine affine = new(Parameter(spec, weight), Parameter(spec, bias), spec.ZeroCentered);
        Entry entry = Entries[(spec.Kind, spec.Axis)];
        ProgramOptions options = new(input, affine, PlaceOf(spec), mean, invStd)
        {
            Sharing = entry.Sharing,
            Source = SourceOf(spec),
            Momentum = spec.IsRuntimeKernel || spec.Has(Role.Momentum) || spec.Has(Role.Batches) ? new CallScalar(CallValue.Momentum) : spec.Momentum,
            AlphaForward = spec.IsRuntimeKernel ? new CallScalar(CallValue.AlphaForward) : spec.AlphaForward,
        };
        return Pruning.Prune(entry.Create(options).Saving(spec.Has));
    }

    /// <summary>A parameter as a kernel reads it: the elements of a channel share its element, and so do those of a set that is one feature.</summary>
    private static Expression? Parameter(NormSpec spec, Role role) =>
        !spec.Has(role) ? null
        : !spec.IsRuntimeKernel && !spec[role].IsSpan ? new CallScalar(CallValue.Weight)
        : spec.Axis == Axis.Channel || SharingOf(spec.Kind, spec.Axis) is Sharing.FeatureOfBatch or Sharing.FeatureOfSample ? new FeatureScalar(role)
        : new Element(role);

    private static NormProgram Plain(Kind kind, Axis axis, StatisticSource source = StatisticSource.Elements, EpsilonPlace place = EpsilonPlace.UnderRoot) =>
        Entries[(kind, axis)].Create(new ProgramOptions(Role.X, new Affine(null, null), place) { Sharing = Entries[(kind, axis)].Sharing, Source = source });

    private static IEnumerable<Role> ElementsOf(NormProgram program) =>
        program.Stages.SelectMany(Pruning.Expressions).SelectMany(e => e.Walk()).OfType<FeatureScalar>().Select(s => s.Parameter);

    private sealed record Entry(Sharing Sharing, Func<ProgramOptions, NormProgram> Create);
}
