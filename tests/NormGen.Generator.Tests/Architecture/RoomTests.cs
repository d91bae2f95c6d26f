using System.Text.RegularExpressions;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Architecture;

/// <summary>Who may know whom, as DESIGN says and ARCHITECTURE.md repeats.</summary>
public sealed class RoomTests
{
    private const string Kinds = "RMS|Rms|Layer|L2|Moments|Batch|Group|Instance|Power";

    [Theory]
    [InlineData("Programs")]
    [InlineData("Scheduling")]
    [InlineData("Lowering")]
    [InlineData("Specification")]
    public void OnlyParsing_KnowsTheCompiler(string room) => AssertNowhere(room, @"Microsoft\.CodeAnalysis");

    [Fact]
    public void Parsing_KnowsTheCompiler() => Assert.Contains(Files("Parsing"), file => file.Text.Contains("using Microsoft.CodeAnalysis;"));

    [Theory]
    [InlineData("Specification", "Programs|Scheduling|Lowering|Parsing|Diagnostics")]
    [InlineData("Programs", "Scheduling|Lowering|Parsing|Diagnostics")]
    [InlineData("Scheduling", "Lowering|Parsing|Diagnostics")]
    [InlineData("Lowering", "Parsing|Diagnostics")]
    [InlineData("Parsing", "Scheduling|Lowering")]
    [InlineData("Diagnostics", "Scheduling|Lowering")]
    public void ARoom_KnowsOnlyThoseBeforeIt(string room, string others) => AssertNowhere(room, $@"\b(using NormGen\.)?({others})[.;](?!md)");

    [Fact]
    public void Lowering_KnowsNoKindByName()
    {
        AssertNowhere("Lowering", @"\bKind\.\w");
        AssertNowhere("Lowering", $@"\b({Kinds})Program\b");
        AssertNowhere("Lowering", @"""[^""]*\b(RMS|Rms|Layer|L2|Batch|Power|LayerNorm|RmsNorm|BatchNorm)\b");
    }

    [Fact]
    public void Scheduling_KnowsNoKindByName() => AssertNowhere("Scheduling", $@"\bKind\b|\b({Kinds})Program\b");

    [Fact]
    public void TheGenerator_NeverReports() => Assert.DoesNotContain("ReportDiagnostic", File.ReadAllText(Path.Combine(Folders.Generator, "NormGenerator.cs")));

    [Fact]
    public void TheAnalyzer_NeverEmits() => AssertNowhere("Diagnostics", "AddSource|SourceWriter");

    [Fact]
    public void ThePipeline_NeitherCollectsNorJoinsTheCompilation()
    {
        string generator = File.ReadAllText(Path.Combine(Folders.Generator, "NormGenerator.cs"));
        Assert.DoesNotMatch(@"\.Collect\(|RegisterImplementationSourceOutput|Combine\(context\.CompilationProvider\)", generator);
    }

    [Fact]
    public void NoFile_HasGrownPastFourHundredLines() => Assert.All(
        Directory.EnumerateFiles(Folders.Generator, "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")),
        path => Assert.True(File.ReadLines(path).Count() <= 400, path));

    private static void AssertNowhere(string room, string pattern)
    {
        foreach ((string name, string text) in Files(room))
        {
            Match match = Regex.Match(Regex.Replace(text, "^ *//.*$", "", RegexOptions.Multiline), pattern);
            Assert.False(match.Success, $"{room}/{name}: {match.Value}");
        }
    }

    private static IReadOnlyList<(string Name, string Text)> Files(string room)
    {
        string[] files = Directory.GetFiles(Path.Combine(Folders.Generator, room), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return [.. files.Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];
    }
}
