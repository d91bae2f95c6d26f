using NormGen.Package.Tests.Support;

namespace NormGen.Package.Tests;

/// <summary>What the command line shows of wrong methods: the rules' ids where it can, the compiler's own errors where it stops before them.</summary>
public sealed class WrongProjectTests(Workshop workshop) : PackageTest(workshop)
{
    // Counts while the tables below are made, so it stands before them.
    private static int classes;

    /// <summary>Each rule that a command-line build tells. A rule added is a line added; its code stands in a file of its own.</summary>
    private static readonly (string Id, string Code)[] Told =
    [
        // Only of a method with a body. Without one the compiler stops first: see Untold.
        ("NG0001", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static void M(Span<float> x) { }")),
        ("NG0003", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial int M(Span<float> x);")),
        ("NG0004", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, ReadOnlySpan<float> wieght);")),
        ("NG0005", Member("[Norm(Kind.RMS, Axis.Feature)] public static partial void M(Span<float> x);")),
        ("NG0006", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> gamma);")),
        ("NG0007", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, double[] weight);")),
        ("NG0008", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x);")),
        ("NG0009", Member("[Norm(Kind.RMS, Axis.Feature, 0)] public static partial void M(Span<float> x);")),
        ("NG0010", Member("[Norm(Kind.Batch, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M(Span<float> x, Span<float> residual);")),
        ("NG0011", Member("[Norm(Kind.RMS, Axis.Feature, 8, Epsilon = -1)] public static partial void M(Span<float> x);")),
        ("NG0012", Member("[Norm(Kind.RMS, Axis.Feature, 8, ZeroCentered = true)] public static partial void M(Span<float> x);")),
        ("NG0014", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, Span<float> weight);")),
        ("NG0015", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M<T>(Span<float> x);")),
        ("NG0017", Member("[Norm(Kind.RMS, Axis.Feature, 8, Groups = 3)] public static partial void M(Span<float> x);")),
        ("NG0018", Member("[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Post, BranchScale = double.NaN)] public static partial void M(Span<float> x, ReadOnlySpan<float> residual);")),
        ("NG0019", Member("[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Deep)] public static partial void M(Span<float> x, ReadOnlySpan<float> residual);")),
        ("NG0020", Member("[Norm(Kind.Batch, Axis.Feature, 8, Momentum = 2)] public static partial void M(Span<float> x, Span<float> runningMean, Span<float> runningVar);")),
        ("NG0021", Member("[Norm(Kind.Batch, Axis.Channel, 8, Spatial = 0)] public static partial void M(Span<float> x);")),
        ("NG0022", Member("[NormGradient(\"Forward\")] public static partial void M(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx);")),
        ("NG0023", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<float> dy);")),
    ];

    // A hint does not show on the command line unless it is raised.
    private const string Raised = "root = true\n[*.cs]\ndotnet_diagnostic.NG0014.severity = error\n";

    /// <summary>
    /// What no command-line build tells, because the error is one of declarations too: the compiler then runs no analyzers at all. An
    /// editor shows both. Instead of the rule there is what stands here.
    /// </summary>
    private static readonly (string Id, string Code, string[] Instead)[] Untold =
    [
        ("NG0001", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static void M(Span<float> x);"), ["CS0501"]),
        ("NG0002", "static class NotPartial { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }", ["CS0751", "CS8795"]),
        ("NG0002_Outer", "class Outer { partial class Inner { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }", ["CS8795"]),
        ("NG0002_File", "file partial class InFile { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }", ["CS8795"]),
        ("NG0016", Member("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); [Norm(Kind.RMS, Axis.Feature, 9)] public static partial void M(Span<float> x);"), ["CS0111", "CS0756"]),
    ];



    [Fact]
    public async Task EachRule_IsToldAtItsMethod()
    {
        Project project = Wrong("Wrong", "<NormGenVectorWidth>AVX2</NormGenVectorWidth>", Told);
        Finished build = (await project.DotNet("build")).Failed();
        foreach ((string id, _) in Told)
            AssertToldOnce(build, $"{id}.cs(3,", $"error {id}:", $"docs/diagnostics/{id}.md");
        AssertToldOnce(build, "CSC", "error NG0013: NormGenVectorWidth is 'AVX2'", "docs/diagnostics/NG0013.md");

        // Nothing comes on top: a wrong method has a body that throws.
        Assert.DoesNotContain("error CS", build.Log);
    }

    [Fact]
    public async Task WhereTheCompilerStopsFirst_ItsErrorsStandThere_AndNoRuleDoes()
    {
        Project project = Wrong("WrongDeclarations", "", Untold.Select(u => (u.Id, u.Code)));
        Finished build = (await project.DotNet("build")).Failed();
        Assert.DoesNotContain("error NG", build.Log);
        foreach ((string id, _, string[] instead) in Untold)
        {
            string[] errors = [.. build.Messages.Where(line => line.Contains($"/{id}.cs(", StringComparison.Ordinal)).Select(line => line.Split(": error ")[1][..6]).Distinct().Order()];
            if (!errors.SequenceEqual(instead))
                throw build.Wrong($"gave {string.Join(", ", errors)} for {id}");
        }
    }

    /// <summary>A new rule needs a line in a table above. Rules that a build property breaks have no line of code; NG0013 is the only one.</summary>
    [Fact]
    public void EveryRule_IsInATable()
    {
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(Workshop.Repository, "docs", "diagnostics"), "NG0*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(pages.Order(), Told.Select(t => t.Id).Concat(Untold.Select(u => u.Id[.."NG0000".Length])).Append("NG0013").Distinct().Order());
    }

    private Project Wrong(string name, string properties, IEnumerable<(string Id, string Code)> codes) => Project(name,
        $"<ImplicitUsings>enable</ImplicitUsings>{properties}",
        Reference(), [(".editorconfig", Raised), .. codes.Select(c => ($"{c.Id}.cs", $"using NormGen;\n\n{c.Code}\n"))]);

    private static void AssertToldOnce(Finished build, params string[] parts)
    {
        if (build.Messages.Count(line => parts.All(part => line.Contains(part, StringComparison.Ordinal))) != 1)
            throw build.Wrong($"did not have one line with {string.Join(" and ", parts)}");
    }

    private static string Member(string code) => $"static partial class C{++classes} {{ {code} }}";
}
