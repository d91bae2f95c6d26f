using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>Which program a specification stands for. A new kind is a new program file and a line here.</summary>
internal static class ProgramCatalog
{
    private static readonly Dictionary<(Kind, Axis), Func<ProgramOptions, NormProgram>> Programs = new()
    {
        [(Kind.Layer, Axis.Feature)] = LayerProgram.Create,
        [(Kind.RMS, Axis.Feature)] = RmsProgram.Create,
        [(Kind.L2, Axis.Feature)] = L2Program.Create,
    };

    /// <summary>The kinds that some axis supports, in the order of their names.</summary>
    public static IEnumerable<Kind> Kinds => Programs.Keys.Select(k => k.Item1).Distinct().OrderBy(k => k.ToString(), StringComparer.Ordinal);

    public static bool Supports(Kind kind, Axis axis) => Programs.ContainsKey((kind, axis));

    /// <summary>The statistics that a kind can hand to its caller.</summary>
    public static IReadOnlyList<Role> Statistics(Kind kind, Axis axis) =>
        Programs[(kind, axis)](new ProgramOptions(Role.X, new Affine(null, null), EpsilonPlace.UnderRoot)).Stages.OfType<Save>().Select(s => s.Statistic).ToList();

    /// <summary>Whether the place of ε makes a difference to a kind: whether there is a root with an ε under it.</summary>
    public static bool HasEpsilonUnderRoot(Kind kind, Axis axis)
    {
        NormProgram Of(EpsilonPlace place) => Programs[(kind, axis)](new ProgramOptions(Role.X, new Affine(null, null), place));
        return !Of(EpsilonPlace.UnderRoot).Stages.OfType<Scalar>().SequenceEqual(Of(EpsilonPlace.BesideRoot).Stages.OfType<Scalar>());
    }

    /// <summary>y = N(input), with the method's weight and bias.</summary>
    public static NormProgram Norm(NormSpec spec, Role input) => Create(spec, input, Role.Weight, Role.Bias, Role.Mean, Role.InvStd);

    /// <summary>y = N(input), with the weight and bias of a sandwich's norm of the residual stream.</summary>
    public static NormProgram NextNorm(NormSpec spec, Role input) => Create(spec, input, Role.NextWeight, Role.NextBias, Role.NextMean, Role.NextInvStd);

    private static NormProgram Create(NormSpec spec, Role input, Role weight, Role bias, Role mean, Role invStd)
    {
        Affine affine = new(Parameter(spec, weight), Parameter(spec, bias), spec.ZeroCentered);
        EpsilonPlace place = spec.IsRuntimeKernel ? EpsilonPlace.Both : spec.EpsilonMode == EpsilonMode.InsideRoot ? EpsilonPlace.UnderRoot : EpsilonPlace.BesideRoot;
        NormProgram program = Programs[(spec.Kind, spec.Axis)](new ProgramOptions(input, affine, place, mean, invStd)).Saving(spec.Has);
        return Pruning.Prune(program);
    }

    private static Expression? Parameter(NormSpec spec, Role role) =>
        !spec.Has(role) ? null : spec.IsRuntimeKernel || spec[role].IsSpan ? new Element(role) : new CallScalar(CallValue.Weight);
}
