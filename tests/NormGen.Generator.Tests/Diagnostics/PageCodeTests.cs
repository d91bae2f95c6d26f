using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>The code on the rules' pages is code: the bad gets what the page says, the good gets nothing.</summary>
public sealed class PageCodeTests
{
    private static readonly string Pages = Path.Combine(Folders.Repository, "docs", "diagnostics");

    /// <summary>The analyzer's rules, NG0…; what the build says, NG1…, is about project files, and so is NG0013.</summary>
    public static TheoryData<string> Ids => [.. Directory.GetFiles(Pages, "NG0*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(id => id != "NG0013").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ids))]
    public async Task TheBadCode_GetsTheMessageBelowIt(string id)
    {
        MatchCollection examples = Regex.Matches(Section(id, "Bad"), @"```csharp\n(.*?)```\n\n```text\n(.*?)\n```", RegexOptions.Singleline);
        Assert.NotEmpty(examples);
        foreach (Match example in examples)
        {
            Analysis analysis = await Analyse(example.Groups[1].Value);
            Diagnostic diagnostic = Assert.Single(analysis.Rules);
            Assert.Equal(example.Groups[2].Value, $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}");
            Assert.Equal(id, diagnostic.Id);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task TheGoodCode_GetsNothing(string id)
    {
        MatchCollection examples = Regex.Matches(Section(id, "Good"), @"```csharp\n(.*?)```", RegexOptions.Singleline);
        Assert.NotEmpty(examples);
        foreach (Match example in examples)
        {
            Analysis analysis = await Analyse(example.Groups[1].Value);
            Assert.Empty(analysis.Rules);
            Assert.Empty(analysis.Errors);
        }
    }

    [Fact]
    public void TheTable_ListsEveryRule() => Assert.Equal(
        new NormGen.Diagnostics.NormAnalyzer().SupportedDiagnostics.Select(d => $"[{d.Id}]({d.Id}.md) | {d.Title}").Order(StringComparer.Ordinal),
        Regex.Matches(File.ReadAllText(Path.Combine(Pages, "README.md")), @"^\| (\[NG0\d{3}\].*? \| .*?) \|", RegexOptions.Multiline).Select(m => m.Groups[1].Value));

    private static string Section(string id, string title)
    {
        string page = File.ReadAllText(Path.Combine(Pages, id + ".md")).Replace("\r\n", "\n");
        return Regex.Match(page, $@"^## {title}$(.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;
    }

    /// <summary>In a project with implicit usings, as the pages have it.</summary>
    private static Task<Analysis> Analyse(string source) => Analysis.Of(Consumer.Of("global using System;\n", source));
}
