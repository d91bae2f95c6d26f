namespace NormGen.Generator.Tests.Support;

/// <summary>Forms of the methods whose statistics are of other elements than those of a row: every kind on every axis, and every source of statistics.</summary>
internal static class SetForms
{
    /// <summary>The positions of a sample.</summary>
    public const int Spatial = 5;

    private static readonly string[] State = ["runningMean", "runningVar"];

    /// <summary>All forms that an element type can have.</summary>
    /// <param name="element">The type of the tensors.</param>
    /// <param name="sizes">The feature counts, each with a comma before it.</param>
    /// <param name="settings">More settings, each with a comma before it.</param>
    public static IEnumerable<Form> Of(string element, string sizes, string settings = "")
    {
        foreach (string axis in new[] { "Feature", "Channel" })
        {
            yield return Batch("", [], ["mean", "invStd"]);
            yield return Batch("Training", [], [.. State, "mean", "invStd"]);
            yield return Batch("Counting", [], State, ("ref long", "batches"));
            yield return Batch("Inference", State, ["invStd"]);
            yield return Batch("Given", ["mean", "invStd"], []);
            yield return Make("Power", axis, "", [], ["invStd"], WithSpatial(axis));
            yield return Make("Power", axis, "Training", [], ["runningSquare", "invStd"], WithSpatial(axis));
            yield return Make("Power", axis, "Inference", ["runningSquare"], ["invStd"], WithSpatial(axis));
            yield return Make("Group", axis, "", [], ["mean", "invStd"], WithSpatial(), ", Groups = 4");
            yield return Make("Instance", axis, "", [], ["mean", "invStd"], WithSpatial());

            Form Batch(string name, string[] read, string[] written, params (string, string)[] others) => Make("Batch", axis, name, read, written, [.. WithSpatial(axis), .. others]);
        }

        yield return Make("Layer", "Channel", "", [], ["mean", "invStd"], WithSpatial());
        yield return Make("Layer", "Channel", "Groups", [], ["mean", "invStd"], WithSpatial(), ", Groups = 4");
        yield return Make("RMS", "Channel", "", [], ["invStd"], WithSpatial());
        yield return Make("L2", "Channel", "", [], ["invStd"], WithSpatial());

        Form Make(string kind, string axis, string name, string[] read, string[] written, (string, string)[] others, string groups = "")
        {
            string compute = element == "double" ? "double" : "float";
            return new Form(
                kind + axis + name,
                $"Kind.{kind}, Axis.{axis}{sizes}{groups}{(name == "Given" || kind == "L2" ? settings.Replace(", EpsilonMode = EpsilonMode.OutsideRoot", "", StringComparison.Ordinal) : settings)}",
                [
                    ($"ReadOnlySpan<{element}>", "x"), ($"Span<{element}>", "y"), ($"ReadOnlySpan<{element}>", "weight"), ("ReadOnlySpan<float>", "bias"),
                    .. read.Select(r => ($"ReadOnlySpan<{compute}>", r)), .. written.Select(w => ($"Span<{compute}>", w)), .. others,
                    kind == "Instance" ? ("ReadOnlySpan<int>", "lengths") : ("ReadOnlySpan<bool>", "mask"),
                ]);
        }
    }

    /// <summary>How many statistics a method has, as C#; null where it has one for each row.</summary>
    public static string? StatisticsOf(string attribute) => attribute.Split(", ") is not [var kind, var axis, ..] ? null : (kind, axis) switch
    {
        ("Kind.Batch" or "Kind.Power", _) => "dim",
        ("Kind.Instance", _) => "rows * dim",
        ("Kind.Group", _) => "rows * 4",
        (_, "Axis.Channel") => $"rows * {Spatial}{(attribute.Contains("Groups", StringComparison.Ordinal) ? " * 4" : "")}",
        _ => null,
    };

    private static (string, string)[] WithSpatial(string axis = "Channel") => axis == "Channel" ? [("int", "spatial")] : [];
}
