using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NormGen.Diagnostics;

namespace NormGen.Generator.Benchmarks;

/// <summary>
/// What the generator and the analyzer cost in an editor, at 500 methods. Edits alternate between two texts, so that each is one;
/// parsing the edited file and binding what it needs are part of it.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class Generation
{
    private readonly CSharpCompilation project = Project.Create();
    private GeneratorDriver driver = Project.Driver();
    private int edits;

    /// <summary>Brings the driver to where an editor's is after a project was opened.</summary>
    [GlobalSetup]
    public void Open() => driver = driver.RunGenerators(project);

    /// <summary>All 500 methods, by a driver that has seen none of them.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Project.Driver().RunGenerators(project.Clone());

    /// <summary>A key stroke in a file without norms.</summary>
    [Benchmark]
    public GeneratorDriver KeyStrokeElsewhere() => driver = driver.RunGenerators(Project.WithUnrelatedEdit(project, ++edits % 2));

    /// <summary>A key stroke in a comment, in a file of ten norms.</summary>
    [Benchmark]
    public GeneratorDriver KeyStrokeInAComment() => driver = driver.RunGenerators(Project.WithComment(project, ++edits % 2));

    /// <summary>Another size for one method.</summary>
    [Benchmark]
    public GeneratorDriver OneMethodEdited() => driver = driver.RunGenerators(Project.WithOtherSize(project, 75 + ++edits % 2));

    /// <summary>The analyzer on all 500 methods.</summary>
    [Benchmark]
    public async Task<int> Analyzer()
    {
        CompilationWithAnalyzers analysis = project.Clone().WithAnalyzers([new NormAnalyzer()]);
        return (await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None)).Length;
    }
}
