using NormGen.Specification;

namespace NormGen.Generator.Tests.Documentation;

/// <summary>What is supported, as markdown, by asking for every form whether it is accepted.</summary>
/// <param name="accepts">Whether a method with these arguments of the attribute and these parameters is accepted.</param>
internal sealed class SupportedForms(Func<string, string, bool> accepts)
{
    private const string X = "Span<float> x", Residual = X + ", Span<float> residual", Pre = ", Placement = Placement.Pre";
    private const string Moments = "Span<float> runningMean, Span<float> runningVar", Square = "Span<float> runningSquare";

    /// <summary>The placements with the settings that each cannot do without.</summary>
    private static readonly (string Name, string Settings)[] Placements = [.. Enum.GetValues<Placement>().Where(p => p != Placement.None)
        .Select(p => (p.ToString(), $", Placement = Placement.{p}{(p == Placement.Deep ? ", Architecture = Architecture.DecoderOnly, Layers = 12" : "")}"))];

    /// <summary>Each kind on each axis that it is accepted on.</summary>
    private IReadOnlyList<(Kind Kind, Axis Axis)> All => [.. Enum.GetValues<Kind>().SelectMany(kind => Enum.GetValues<Axis>().Select(axis => (kind, axis))).Where(f => Takes(f, "", X))];

    private IReadOnlyList<Kind> Kinds => [.. All.Select(f => f.Kind).Distinct()];

    public string Text() => $"\n{FormsTable()}\n{ElementsTable()}\n";

    private string FormsTable() => Table(
    [
        ["", ""],
        ["Kinds", string.Join(", ", Kinds.Select(k => Code(k)))],
        Row("Axis", [.. Enum.GetValues<Axis>().Select(axis => new Word(Code(axis), [.. All.Where(f => All.Contains((f.Kind, axis)))]))]),
        Row("Placement beside a `residual`: the step after a sub-layer", [.. Placements.Select(p => Word(Code(p.Name), p.Settings, Residual))]),
        Row("Placement round a `sublayer`: the whole block", [.. Placements.Select(p => Word(Code(p.Name), p.Settings, X + ", Sublayer<float> sublayer"))]),
        Row("Weight", Word("of each feature", "", X + ", ReadOnlySpan<float> weight"), Word("one number for all", "", X + ", float weight")),
        Row(
            "Settings",
            Word("`Epsilon`", ", Epsilon = 1e-6", X),
            Word("`EpsilonMode`", ", EpsilonMode = EpsilonMode.OutsideRoot", X),
            Word("`ZeroCentered`", ", ZeroCentered = true", X + ", ReadOnlySpan<float> weight"),
            Word("`Groups`", ", Groups = 2", X),
            Word("`Spatial`", ", Spatial = 4", X),
            Word("`Momentum`", ", Momentum = 0.2", $"{X}, {Moments}"),
            Word("`AlphaForward`", ", AlphaForward = 0.8", $"{X}, {Square}"),
            Word("`AlphaBackward`", ", AlphaBackward = 0.8", $"{X}, {Square}"),
            Word("`ResidualScale`", Pre + ", ResidualScale = 2", Residual),
            Word("`BranchScale`", Pre + ", BranchScale = 2", Residual)),
        Row(
            "Numbers of a call",
            Word("`epsilon`", "", X + ", float epsilon"),
            Word("`spatial`", "", X + ", int spatial"),
            Word("`momentum`", "", $"{X}, {Moments}, float momentum"),
            Word("`batches`", "", $"{X}, {Moments}, ref long batches"),
            Word("`residualScale`", Pre, Residual + ", float residualScale"),
            Word("`branchScale`", Pre, Residual + ", float branchScale")),
        Row("State, written in training or only read", State("`runningMean` and `runningVar`", Moments), State("`runningSquare`", Square)),
        Row("Saved statistics", Word("`mean`", "", X + ", Span<float> mean"), Word("`invStd`", "", X + ", Span<float> invStd")),
        Row("Given statistics", Word("`mean` and `invStd`", "", X + ", ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd")),
        Row("Padding", Word("`mask`", "", X + ", ReadOnlySpan<bool> mask"), Word("`lengths`", "", X + ", ReadOnlySpan<int> lengths")),
        Row("Rows apart", Word("`xStride`", "", X + ", int xStride"), Word("`yStride`", "", "ReadOnlySpan<float> x, Span<float> y, int yStride")),
        Row("Sizes", Word("one", ", 8", "", X), Word("several", ", 8, 16", "", X + ", int dim"), Word("none", "", "", X + ", int dim")),
        Row("Output", Word("`y`", "", "ReadOnlySpan<float> x, Span<float> y"), Word("in place", "", X)),
    ]);

    private string ElementsTable() => Table(
    [
        ["`x`, `residual`, `sum`", "`y`", "weights and biases", "statistics and state", "`epsilon`, `momentum` and scales"],
        .. ElementType.OfTensors.Where(x => AllTake($"Span<{x.Name}> x")).Select(x => new[]
        {
            Code(x.Name),
            Elements(x, y => AllTake($"ReadOnlySpan<{x.Name}> x, Span<{y}> y")),
            Elements(x, parameter => AllTake($"Span<{x.Name}> x, ReadOnlySpan<{parameter}> weight, ReadOnlySpan<{parameter}> bias")),
            Elements(x, statistic => AllTake($"Span<{x.Name}> x, Span<{statistic}> invStd") & TakesState(x.Name, statistic)),
            Elements(x, number => AllTake($"Span<{x.Name}> x, {number} epsilon")),
        }),
    ]);

    /// <summary>Whether a form is taken with these settings and parameters, and with what else its kind and axis cannot do without.</summary>
    private bool Takes((Kind Kind, Axis Axis) form, string settings, string parameters) => Takes(form, ", 8", settings, parameters);

    private bool Takes((Kind Kind, Axis Axis) form, string sizes, string settings, string parameters)
    {
        string groups = form.Kind == Kind.Group && !settings.Contains("Groups") ? ", Groups = 2" : "";
        bool hasPositions = form.Axis == Axis.Channel || form.Kind is Kind.Group or Kind.Instance;
        string spatial = hasPositions && !settings.Contains("Spatial") && !parameters.Contains("spatial") ? ", int spatial" : "";
        return accepts($"Kind.{form.Kind}, Axis.{form.Axis}{sizes}{settings}{groups}", parameters + spatial);
    }

    /// <summary>Whether every form takes these parameters, and every placement that it can have. Each is asked, whatever the first answers.</summary>
    private bool AllTake(string parameters)
    {
        string residual = $", Span<{parameters[(parameters.IndexOf('<') + 1)..parameters.IndexOf('>')]}> residual";
        IEnumerable<bool> answers = All.SelectMany(form => Placements.Where(p => Takes(form, p.Settings, Residual)).Select(p => Takes(form, p.Settings, parameters + residual)).Append(Takes(form, "", parameters)));
        return answers.Aggregate((a, b) => a & b);
    }

    /// <summary>Whether every form that can keep state takes it in this type.</summary>
    private bool TakesState(string x, string element) => new[] { Moments, Square }.SelectMany(state => All.Where(form => Takes(form, "", $"{X}, {state}"))
        .Select(form => Takes(form, "", $"Span<{x}> x, {state.Replace("float", element)}"))).Aggregate(true, (a, b) => a & b);

    private Word State(string text, string parameters) => new(text, [.. All.Where(form => Takes(form, "", $"{X}, {parameters}") & Takes(form, "", $"{X}, {parameters.Replace("Span", "ReadOnlySpan")}"))]);

    private Word Word(string text, string settings, string parameters) => Word(text, ", 8", settings, parameters);

    private Word Word(string text, string sizes, string settings, string parameters) => new(text, [.. All.Where(form => Takes(form, sizes, settings, parameters))]);

    /// <summary>The words that some form takes, each with its forms where not all of them do; said once where all words have the same.</summary>
    private string[] Row(string title, params Word[] words)
    {
        Word[] taken = [.. words.Where(w => w.Forms.Count > 0)];
        if (taken.Length > 1 && taken.All(w => w.Forms.SequenceEqual(taken[0].Forms)))
            return [title, string.Join(", ", taken.Select(w => w.Text)) + (Who(taken[0]) is { Length: > 0 } all ? $": {all}" : "")];
        return [title, string.Join(", ", taken.Select(w => w.Text + (Who(w) is { Length: > 0 } some ? $" ({some})" : "")))];
    }

    /// <summary>The kinds that take a word, those that do on one axis only apart; empty where there is none that does not.</summary>
    private string Who(Word word)
    {
        if (word.Forms.Count == All.Count)
            return "";
        ILookup<string, Kind> kinds = word.Forms.GroupBy(f => f.Kind)
            .ToLookup(k => All.Count(f => f.Kind == k.Key) == k.Count() ? "" : " on " + string.Join(", ", k.Select(f => Code(f.Axis))), k => k.Key);
        return string.Join("; ", kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => string.Join(", ", k.Select(kind => Code(kind))) + k.Key));
    }

    /// <summary>The types that are taken beside x's, which comes first.</summary>
    private static string Elements(ElementType x, Func<string, bool> isTaken) =>
        string.Join(", ", ElementType.OfTensors.OrderBy(e => e != x).Select(e => e.Name).Where(isTaken).Select(e => Code(e)));

    private static string Code(object word) => $"`{word}`";

    private static string Table(IReadOnlyList<string[]> rows) => string.Concat(rows.Select((row, i) => Line(row) + (i == 0 ? $"|{string.Concat(row.Select(_ => "---|"))}\n" : "")));

    private static string Line(string[] cells) => $"|{string.Concat(cells.Select(c => c.Length == 0 ? " |" : $" {c} |"))}\n";
}

/// <summary>Something that can be asked for, and the kinds that take it, by axis.</summary>
internal sealed record Word(string Text, IReadOnlyList<(Kind Kind, Axis Axis)> Forms);
