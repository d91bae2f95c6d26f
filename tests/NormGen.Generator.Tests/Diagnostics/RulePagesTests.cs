using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>A rule is the same in the analyzer, in its release file, on its page and in its link.</summary>
public sealed class RulePagesTests
{
    private static readonly DiagnosticDescriptor[] Descriptors = [.. new NormAnalyzer().SupportedDiagnostics];

    private static readonly string Pages = Path.Combine(Folders.Repository, "docs", "diagnostics");

    public static TheoryData<string> Ids => [.. Descriptors.Select(d => d.Id)];

    [Fact]
    public void TheAnalyzer_OwnsEveryRuleThatThereIs() => Assert.Equal(
        typeof(Rules).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().Select(d => d.Id).Order(StringComparer.Ordinal),
        Descriptors.Select(d => d.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_CountUpFromOne() => Assert.Equal(
        Enumerable.Range(1, Descriptors.Length).Select(i => $"NG{i:0000}"), Descriptors.Select(d => d.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void TheReleaseFiles_ListEveryRule()
    {
        string text = string.Concat(new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }.Select(f => File.ReadAllText(Path.Combine(Folders.Generator, f))));
        IEnumerable<string> listed = Regex.Matches(text, @"^(NG\d{4}) *\| *(\w+) *\| *(\w+) *\| *(.+?) *\r?$", RegexOptions.Multiline)
            .Select(m => $"{m.Groups[1]} {m.Groups[2]} {m.Groups[3]} {m.Groups[4]}");
        Assert.Equal(
            Descriptors.Select(d => $"{d.Id} {d.Category} {d.DefaultSeverity} {d.Title}").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void EachRule_LinksToAPageThatIsThere_AndIsAboutIt(string id)
    {
        DiagnosticDescriptor rule = Descriptors.Single(d => d.Id == id);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", rule.HelpLinkUri);
        string page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        Assert.StartsWith($"# {id}", page);
        Assert.Contains(rule.Title.ToString(), page);
    }

    /// <summary>What the package's targets say, each with its code, its page and its words.</summary>
    [Fact]
    public void EachWarningOfTheBuild_LinksToAPageThatIsThere_AndIsListed()
    {
        XElement[] warnings = [.. BuildWarnings()];
        Assert.NotEmpty(warnings);
        string list = File.ReadAllText(Path.Combine(Pages, "README.md")).Split("## From the build")[1];
        Assert.All(warnings, warning =>
        {
            string id = warning.Attribute("Code")!.Value;
            Assert.Matches(@"^NG1\d{3}$", id);
            Assert.EndsWith($"/docs/diagnostics/{id}.md", warning.Attribute("HelpLink")!.Value);
            string page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
            string title = Assert.Single(Regex.Matches(page, $"^# {id}: (.+)$", RegexOptions.Multiline)).Groups[1].Value;
            Assert.Contains($"| [{id}]({id}.md) | {title} |", list);
            Assert.Contains($"warning {id}: {warning.Attribute("Text")!.Value.Replace("$(RuntimeIdentifier)", "linux-x64", StringComparison.Ordinal)}\n", page);
        });
    }

    [Fact]
    public void EachPage_IsOfARule_OrOfAWarningOfTheBuild() => Assert.Equal(
        Descriptors.Select(d => d.Id).Concat(BuildWarnings().Select(warning => warning.Attribute("Code")!.Value)).Select(id => id + ".md").Order(StringComparer.Ordinal),
        Directory.GetFiles(Pages, "NG*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Messages_EndWithoutAFullStop_AndTitlesToo() => Assert.All(Descriptors, rule =>
    {
        Assert.DoesNotMatch(@"\.$", rule.Title.ToString());
        Assert.DoesNotMatch(@"\.$", rule.MessageFormat.ToString());
    });

    private static IEnumerable<XElement> BuildWarnings() =>
        XDocument.Load(Path.Combine(Folders.Repository, "src", "NormGen", "build", "NormGen.targets")).Descendants("Warning");
}
