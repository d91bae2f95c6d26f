using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>Which program a specification stands for. A new kind is a new program file and a line here.</summary>
internal static class ProgramCatalog
{
    private static readonly Dictionary<(Kind, Axis), Func<Affine, NormProgram>> Programs = new()
    {
        [(Kind.Layer, Axis.Feature)] = LayerProgram.Create,
        [(Kind.RMS, Axis.Feature)] = RmsProgram.Create,
    };

    /// <summary>The kinds that some axis supports, in the order of their names.</summary>
    public static IEnumerable<Kind> Kinds => Programs.Keys.Select(k => k.Item1).Distinct().OrderBy(k => k.ToString(), StringComparer.Ordinal);

    public static bool Supports(Kind kind, Axis axis) => Programs.ContainsKey((kind, axis));

    /// <summary>The per-row statistics that a kind can hand to its caller.</summary>
    public static IReadOnlyList<Role> Statistics(Kind kind, Axis axis) =>
        Programs[(kind, axis)](new Affine(false, false, false)).Stages.OfType<Save>().Select(s => s.Statistic).ToList();

    public static NormProgram For(NormSpec spec)
    {
        Affine affine = new(spec.Has(Role.Weight), spec.Has(Role.Bias), spec.ZeroCentered);
        return Pruning.Prune(Programs[(spec.Kind, spec.Axis)](affine).Saving(spec.Has));
    }
}
