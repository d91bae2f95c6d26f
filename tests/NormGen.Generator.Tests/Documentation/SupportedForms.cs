using NormGen.Specification;

namespace NormGen.Generator.Tests.Documentation;

/// <summary>What is supported, as markdown, by asking for every form whether it is accepted.</summary>
/// <param name="accepts">Whether a method with these arguments of the attribute and these parameters is accepted.</param>
internal sealed class SupportedForms(Func<string, string, bool> accepts)
{
    private const string X = "Span<float> x", Residual = "Span<float> x, Span<float> residual", Pre = ", Placement = Placement.Pre";

    /// <summary>The placements with the settings that each cannot do without.</summary>
    private static readonly (string Name, string Settings)[] Placements = [.. Enum.GetValues<Placement>().Where(p => p != Placement.None)
        .Select(p => (p.ToString(), $", Placement = Placement.{p}{(p == Placement.Deep ? ", Architecture = Architecture.DecoderOnly, Layers = 12" : "")}"))];

    private IReadOnlyList<Kind> Kinds => [.. Enum.GetValues<Kind>().Where(kind => Enum.GetValues<Axis>().Any(axis => Takes(kind, axis)))];

    public string Text() => $"\n{FormsTable()}\n{ElementsTable()}\n";

    private string FormsTable() => Table(
    [
        ["", ""],
        ["Kinds", string.Join(", ", Kinds.Select(k => Code(k)))],
        Row("Axis", [.. Enum.GetValues<Axis>().Select(axis => Word(Code(axis), kind => Takes(kind, axis)))]),
        Row("Placement beside a `residual`: the step after a sub-layer", [.. Placements.Select(p => Word(Code(p.Name), p.Settings, Residual))]),
        Row("Placement round a `sublayer`: the whole block", [.. Placements.Select(p => Word(Code(p.Name), p.Settings, X + ", Sublayer<float> sublayer"))]),
        Row("Weight", Word("of each feature", "", X + ", ReadOnlySpan<float> weight"), Word("one number for all", "", X + ", float weight")),
        Row(
            "Settings",
            Word("`Epsilon`", ", Epsilon = 1e-6", X),
            Word("`EpsilonMode`", ", EpsilonMode = EpsilonMode.OutsideRoot", X),
            Word("`ZeroCentered`", ", ZeroCentered = true", X + ", ReadOnlySpan<float> weight"),
            Word("`Groups`", ", Groups = 2", X),
            Word("`ResidualScale`", Pre + ", ResidualScale = 2", Residual),
            Word("`BranchScale`", Pre + ", BranchScale = 2", Residual)),
        Row("Numbers of a call", Word("`epsilon`", "", X + ", float epsilon"), Word("`residualScale`", Pre, Residual + ", float residualScale"), Word("`branchScale`", Pre, Residual + ", float branchScale")),
        Row("Saved statistics", Word("`mean`", "", X + ", Span<float> mean"), Word("`invStd`", "", X + ", Span<float> invStd")),
        Row("Padding", Word("`mask`", "", X + ", ReadOnlySpan<bool> mask"), Word("`lengths`", "", X + ", ReadOnlySpan<int> lengths")),
        Row("Rows apart", Word("`xStride`", "", X + ", int xStride"), Word("`yStride`", "", "ReadOnlySpan<float> x, Span<float> y, int yStride")),
        Row(
            "Sizes",
            Word("one", kind => accepts($"Kind.{kind}, Axis.Feature, 8", X)),
            Word("several", kind => accepts($"Kind.{kind}, Axis.Feature, 8, 16", X + ", int dim")),
            Word("none", kind => accepts($"Kind.{kind}, Axis.Feature", X + ", int dim"))),
        Row("Output", Word("`y`", "", "ReadOnlySpan<float> x, Span<float> y"), Word("in place", "", X)),
    ]);

    private string ElementsTable() => Table(
    [
        ["`x`, `residual`, `sum`", "`y`", "weights and biases", "statistics", "`epsilon` and scales"],
        .. ElementType.OfTensors.Where(x => AllTake($"Span<{x.Name}> x")).Select(x => new[]
        {
            Code(x.Name),
            Elements(x, y => AllTake($"ReadOnlySpan<{x.Name}> x, Span<{y}> y")),
            Elements(x, parameter => AllTake($"Span<{x.Name}> x, ReadOnlySpan<{parameter}> weight, ReadOnlySpan<{parameter}> bias")),
            Elements(x, statistic => AllTake($"Span<{x.Name}> x, Span<{statistic}> invStd")),
            Elements(x, number => AllTake($"Span<{x.Name}> x, {number} epsilon")),
        }),
    ]);

    private bool Takes(Kind kind, Axis axis) => accepts($"Kind.{kind}, Axis.{axis}, 8", X);

    private bool Takes(Kind kind, string settings, string parameters) => accepts($"Kind.{kind}, Axis.Feature, 8{settings}", parameters);

    /// <summary>Whether every kind takes these parameters, and every placement of it. Each is asked, whatever the first answers.</summary>
    private bool AllTake(string parameters)
    {
        string residual = $", Span<{parameters[(parameters.IndexOf('<') + 1)..parameters.IndexOf('>')]}> residual";
        IEnumerable<bool> answers = Kinds.SelectMany(kind => Placements.Select(p => Takes(kind, p.Settings, parameters + residual)).Append(Takes(kind, "", parameters)));
        return answers.Aggregate((a, b) => a & b);
    }

    private Word Word(string text, string settings, string parameters) => Word(text, kind => Takes(kind, settings, parameters));

    private Word Word(string text, Func<Kind, bool> isTaken) => new(text, [.. Kinds.Where(isTaken)]);

    /// <summary>The words that some kind takes, each with its kinds where not all of them do.</summary>
    private string[] Row(string title, params Word[] words) => [title, string.Join(", ", words.Where(w => w.Kinds.Count > 0)
        .Select(w => w.Kinds.Count == Kinds.Count ? w.Text : $"{w.Text} ({string.Join(", ", w.Kinds.Select(k => Code(k)))})"))];

    /// <summary>The types that are taken beside x's, which comes first.</summary>
    private static string Elements(ElementType x, Func<string, bool> isTaken) =>
        string.Join(", ", ElementType.OfTensors.OrderBy(e => e != x).Select(e => e.Name).Where(isTaken).Select(e => Code(e)));

    private static string Code(object word) => $"`{word}`";

    private static string Table(IReadOnlyList<string[]> rows) => string.Concat(rows.Select((row, i) => Line(row) + (i == 0 ? $"|{string.Concat(row.Select(_ => "---|"))}\n" : "")));

    private static string Line(string[] cells) => $"|{string.Concat(cells.Select(c => c.Length == 0 ? " |" : $" {c} |"))}\n";
}

/// <summary>Something that can be asked for, and the kinds that take it.</summary>
internal sealed record Word(string Text, IReadOnlyList<Kind> Kinds);
