using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Documentation;

/// <summary>
/// The README's table of supported forms is what the parser accepts. Where the test fails and the parser is right,
/// NORMGEN_UPDATE_README=1 writes the table anew.
/// </summary>
public sealed class SupportedFormsTests
{
    private const string Start = "<!-- supported forms -->\n", End = "<!-- /supported forms -->";

    private static readonly string Readme = Path.Combine(Folders.Repository, "README.md");

    [Fact]
    public async Task TheReadme_ListsWhatTheParserAccepts()
    {
        string expected = await Rendered();
        string text = File.ReadAllText(Readme).Replace("\r\n", "\n");
        int start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= Start.Length && end >= start, "The README has no place for the table.");
        if (Environment.GetEnvironmentVariable("NORMGEN_UPDATE_README") == "1")
            File.WriteAllText(Readme, text[..start] + expected + text[end..]);
        else
            Assert.Equal(expected, text[start..end]);
    }

    [Fact]
    public void TheTable_FollowsTheAnswers()
    {
        string text = new SupportedForms((attribute, parameters) => attribute.Contains("Kind.RMS, Axis.Feature") && !attribute.Contains("Sandwich") && !parameters.Contains("Half") && !parameters.Contains("mask")).Text();
        Assert.Contains("| Kinds | `RMS` |\n", text);
        Assert.Contains("| Placement round a `sublayer`: the whole block | `Pre`, `Post`, `Deep` |\n", text);
        Assert.Contains("| Padding | `lengths` |\n", text);
        Assert.DoesNotContain("Half", text);
    }

    [Fact]
    public void WhatOnlySomeKindsTake_SaysWhich() => Assert.Contains(
        "| Weight | of each feature, one number for all (`L2`) |\n",
        new SupportedForms((attribute, parameters) => !attribute.Contains("Batch") && (!parameters.Contains("float weight") || attribute.Contains("L2"))).Text());

    [Fact]
    public void WhatOnlyOneAxisTakes_SaysWhich()
    {
        string text = new SupportedForms((attribute, parameters) => !parameters.Contains("mask") || attribute.Contains("Axis.Feature")).Text();
        Assert.Contains("| Padding | `mask` (`Layer`, `RMS`, `L2`, `Batch`, `Group`, `Instance`, `Power` on `Feature`), `lengths` |\n", text);
        text = new SupportedForms((attribute, parameters) => !parameters.Contains("Stride") || attribute.Contains("L2, Axis.Channel") || attribute.Contains("Batch")).Text();
        Assert.Contains("| Rows apart | `xStride`, `yStride`: `Batch`; `L2` on `Channel` |\n", text);
    }

    private static async Task<string> Rendered()
    {
        // Everything is asked once, and then looked up: one project holds all the methods.
        List<(string Attribute, string Parameters)> asked = [];
        new SupportedForms((attribute, parameters) =>
        {
            asked.Add((attribute, parameters));
            return true;
        }).Text();
        (string Attribute, string Parameters)[] forms = [.. asked.Distinct()];
        string[] lines = [.. forms.Select((form, i) => $"[Norm({form.Attribute})] public static partial void M{i}({form.Parameters});")];
        const string before = "using System;\nusing NormGen;\npublic static partial class K\n{\n";
        Analysis analysis = await Analysis.Of(Consumer.Of(before + string.Join("\n", lines) + "\n}\n").Emit("Runtime"));
        Assert.Empty(analysis.GeneratedErrors);
        Assert.All(analysis.Errors, error => Assert.StartsWith("NG", error.Id));
        int first = before.Count(c => c == '\n');
        HashSet<int> refused = [.. analysis.Errors.Select(error => error.Location.GetLineSpan().StartLinePosition.Line - first)];
        return new SupportedForms((attribute, parameters) => !refused.Contains(Array.IndexOf(forms, (attribute, parameters)))).Text();
    }
}
