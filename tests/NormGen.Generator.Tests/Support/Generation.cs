using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NormGen.Generator.Tests.Support;

/// <summary>What the generator made of a project.</summary>
/// <param name="Driver">The driver after its run, for further runs.</param>
/// <param name="Before">The project alone.</param>
/// <param name="After">The project with the generated files.</param>
internal sealed record Generation(GeneratorDriver Driver, CSharpCompilation Before, CSharpCompilation After)
{
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public ImmutableArray<GeneratedSourceResult> Files => Result.GeneratedSources;

    /// <summary>The text of the only file.</summary>
    public string Text => Files.Single().SourceText.ToString();

    /// <summary>Each file's text by its hint name.</summary>
    public IReadOnlyDictionary<string, string> Texts => Files.ToDictionary(f => f.HintName, f => f.SourceText.ToString());

    /// <summary>
    /// Every test of the generator comes through here: the generator runs a second time, after a file that has nothing to do with it
    /// was added, and must not have anything to do.
    /// </summary>
    public static Generation Of(Consumer project)
    {
        CSharpCompilation before = project.Compile();
        Generation first = Run(project.Driver(), before);
        Generation second = Run(first.Driver, before.AddSyntaxTrees(project.Parse("namespace Unrelated;\ninternal static class Unrelated;\n", "Unrelated.cs")));
        PipelineSteps.AssertNothingNew(second.Result);
        return first;
    }

    /// <summary>Runs a driver on what an edit made of the project.</summary>
    public static Generation Run(GeneratorDriver driver, CSharpCompilation before)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(before, out Compilation after, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Generation generation = new(driver, before, (CSharpCompilation)after);
        Assert.Null(generation.Result.Exception);
        return generation;
    }

    /// <summary>The project with the generated files, which must compile without a warning.</summary>
    public Generation Compiles()
    {
        Failure.ThrowIfAny(After.GetDiagnostics(TestContext.Current.CancellationToken));
        return this;
    }

    public LoadedProject Load() => LoadedProject.From(After);
}
