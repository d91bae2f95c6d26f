using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>What all the code of one kernel shares: the program, the feature count, and how its parts are called.</summary>
/// <param name="Spec">What was asked for.</param>
/// <param name="Program">What is computed.</param>
/// <param name="KnownDim">The feature count, or null where it is an argument.</param>
internal sealed record KernelContext(NormSpec Spec, NormProgram Program, int? KnownDim)
{
    public string Dim => KnownDim is null ? "dim" : "Dim";

    public Size Row => new(KnownDim, Dim);

    public Size Pilot => new(
        KnownDim is { } dim ? Math.Min(dim, Scheduling.Schedule.VirtualLanes) : null,
        KnownDim is null ? "pilotDim" : "PilotDim");

    public bool HasPilot => Program.Reduces.Any(r => r.Over == Extent.Pilot);

    public Size SizeOf(Extent extent) => extent == Extent.Pilot ? Pilot : Row;

    public bool HasEpsilonArgument => Spec.Has(Role.Epsilon);

    /// <summary>The tensors and parameters that the program reads, element by element.</summary>
    public IReadOnlyList<Role> Read => new[] { Role.X, Role.Weight, Role.Bias }.Where(r => r == Role.X || Spec.Has(r)).ToList();

    public IReadOnlyList<Save> Saves => Program.Stages.OfType<Save>().ToList();

    /// <summary>Parameters for what is known only when the kernel is called.</summary>
    public IEnumerable<string> CallParameters =>
        (KnownDim is null ? new[] { "nuint dim" } : []).Concat(HasEpsilonArgument ? ["float callEpsilon"] : []);

    public IEnumerable<string> CallArguments =>
        (KnownDim is null ? new[] { "dim" } : []).Concat(HasEpsilonArgument ? ["callEpsilon"] : []);

    /// <summary>Parameters of a method that works on all rows.</summary>
    public string RowsParameters => Join(
        Read.Select(r => $"ref float {Name(r)}").Append("ref float y"),
        Saves.Select(s => $"Span<float> {Name(s.Statistic)}"), ["nuint rows"], CallParameters);

    public string RowsArguments => Join(
        Read.Select(r => $"ref {Name(r)}").Append("ref y"),
        Saves.Select(s => Name(s.Statistic)), ["rows"], CallArguments);

    /// <summary>The value of a call scalar, in a scalar type.</summary>
    public string Value(CallValue value, bool isDouble) => value switch
    {
        CallValue.Epsilon => HasEpsilonArgument ? "callEpsilon" : "Epsilon",
        CallValue.InverseDim => Inverse(Row, isDouble),
        _ => Inverse(Pilot, isDouble),
    };

    /// <summary>The call scalars that scalar stages read, in order of their first use.</summary>
    public IReadOnlyList<CallValue> CallValues => Program.Stages.OfType<Scalar>()
        .SelectMany(s => s.Value.Walk()).OfType<CallScalar>().Select(c => c.Value).Distinct().ToList();

    public static string Name(Role role) => Camel(role.ToString());

    public static string Name(CallValue value) => Camel(value.ToString());

    public static string Join(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));

    /// <summary>Whether each row has elements of its own, where a parameter has one per feature for all rows.</summary>
    public static bool IsPerRow(Role role) => role is Role.X or Role.Y;

    // The quotient is taken in the kernel's own type, so that a known and an unknown feature count give the same rounding.
    private static string Inverse(Size size, bool isDouble) =>
        (isDouble ? "1d / " : "1f / ") + (size.Known is { } known ? Literals.Int(known) : size.Text);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}

/// <summary>A number of elements, perhaps known, and its name in the source.</summary>
internal readonly record struct Size(int? Known, string Text);
