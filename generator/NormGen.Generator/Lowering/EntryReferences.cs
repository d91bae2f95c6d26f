using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>References into a method's spans, at a row and a group.</summary>
internal sealed class EntryReferences(NormSpec spec, EntryNames names, string first, string? group, bool areReferences = false)
{
    /// <summary>For a method that has been given references instead of spans.</summary>
    public static EntryReferences Inside(NormSpec spec, EntryNames names) => new(spec, names, "0", null, areReferences: true);

    /// <summary>The first element of a tensor's row, or of its group.</summary>
    public string Tensor(Place place) => At(names.Of(place), first == "0" ? "" : $"(nint){first} * {names.Stride(place)}", group is null ? "" : $"{group} * {names.GroupDim}");

    /// <summary>The first element of a parameter, or of its group.</summary>
    public string Parameter(Role role) => At(KernelContext.Name(role), group is null ? "" : $"{group} * {names.GroupDim}");

    /// <summary>The first of the statistics.</summary>
    public string Statistic(Role role) =>
        At(KernelContext.Name(role), first == "0" ? "" : spec.Groups == 1 ? first : $"(nint){first} * {Literals.Int(spec.Groups)}", group ?? "");

    /// <summary>The argument that gives a value of the call.</summary>
    public static string Value(CallValue value) => KernelContext.Name(value == CallValue.EpsilonBeside ? CallValue.Epsilon : value);

    private string At(string span, params string[] offsets)
    {
        string reference = areReferences ? span : $"MemoryMarshal.GetReference({span})", offset = string.Join(" + ", offsets.Where(o => o.Length > 0));
        return offset.Length == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
    }
}
