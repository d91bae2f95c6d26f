using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Documentation;

/// <summary>The C# on the pages for users compiles as it stands, each page as one project with implicit usings.</summary>
public sealed class PageExampleTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide.md")]
    [InlineData("docs/numerics.md")]
    [InlineData("docs/batch-moments.md")]
    [InlineData("docs/gradients.md")]
    public async Task EveryExample_Compiles(string page)
    {
        string[] examples = [.. Examples(page)];
        Assert.NotEmpty(examples);

        Analysis analysis = await Analysis.Of(Consumer.Of([Usings, .. examples.Select((example, i) => AsFile(example, i))]));

        Assert.Empty(analysis.Rules);
        Assert.DoesNotContain(analysis.Errors, e => e.DefaultSeverity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task AnExampleThatDoesNotCompile_IsNoticed()
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Usings, AsFile("NormPrimitives.RmsNorm(new float[4], 4.5, new float[4]);", 0)));
        Assert.Contains(analysis.Errors, e => e.DefaultSeverity == DiagnosticSeverity.Error);
    }

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;\n";

    /// <summary>The examples of a page, but for those that show a part of something and leave out the rest.</summary>
    private static IEnumerable<string> Examples(string page) =>
        Regex.Matches(File.ReadAllText(Path.Combine(Folders.Repository, page)).Replace("\r\n", "\n"), "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(m => m.Groups[1].Value).Where(code => !code.Contains('…'));

    /// <summary>Statements that stand for themselves become the body of a method, so that a page may have several of them.</summary>
    private static string AsFile(string example, int number)
    {
        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(example).GetCompilationUnitRoot();
        string statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(s => s.ToFullString()));
        string types = string.Concat(unit.Members.Where(m => m is not GlobalStatementSyntax).Select(s => s.ToFullString()));
        return $"using NormGen;\ninternal static class Example{number} {{ public static void Run() {{\n{statements}\n}} }}\n{types}";
    }
}
