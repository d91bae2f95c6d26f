using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NormGen.Generator.Tests.Support;

/// <summary>What became of a source that may be wrong in any way.</summary>
/// <param name="Fault">What the generator or the analyzer did that it must not do to any source; null where they did well.</param>
/// <param name="Errors">The ids of all errors and of the analyzer's other diagnostics.</param>
internal sealed record Verdict(string? Fault, IReadOnlyCollection<string> Errors);

/// <summary>
/// Holds a generator and an analyzer to what every source may expect of them: no exception, an end within the time, and either a
/// compilation or an error that is not in generated code.
/// </summary>
internal sealed class Robustness(Func<IIncrementalGenerator> generator, Func<DiagnosticAnalyzer> analyzer, TimeSpan limit)
{
    /// <summary>In the place of an error's id, where the compiler has a fault of its own.</summary>
    public const string CompilerFailure = "compiler failure";

    // All compilations take over the references that this one has bound, which is most of the work of a small one.
    private static readonly CSharpCompilation Empty = Bound(Consumer.Of().Compile());

    public async Task<Verdict> Of(Consumer consumer)
    {
        try
        {
            return await Task.Run(() => Examine(consumer)).WaitAsync(limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            return new Verdict($"No end after {limit.TotalSeconds} s", []);
        }
    }

    private async Task<Verdict> Examine(Consumer consumer)
    {
        CSharpCompilation before = Empty.AddSyntaxTrees(consumer.Sources.Select((source, i) => consumer.Parse(source, $"Source{i}.cs")));
        BuildProperties properties = new(consumer.Properties);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([generator().AsSourceGenerator()], parseOptions: consumer.ParseOptions, optionsProvider: properties)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        if (driver.GetRunResult().Results.Single().Exception is { } thrown)
            return new Verdict($"The generator threw {thrown}", []);

        List<Exception> exceptions = [];
        CompilationWithAnalyzers analyzed = after.WithAnalyzers([analyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], properties), (exception, _, _) => exceptions.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics;
        try
        {
            diagnostics = await analyzed.GetAllDiagnosticsAsync();
        }
        catch (Exception exception)
        {
            return new Verdict(FailsAlone(before) ? null : $"The compiler threw {exception}", [CompilerFailure]);
        }

        if (exceptions.Count > 0)
            return new Verdict($"The analyzer threw {exceptions[0]}", []);
        return Judge(before, after, diagnostics);
    }

    private static Verdict Judge(Compilation before, Compilation after, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] errors = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        HashSet<string> ids = [.. errors.Concat(diagnostics.Where(d => d.Id.StartsWith("NG", StringComparison.Ordinal))).Select(d => d.Id)];

        // An error in a generated file is no news where the user's own file has one.
        Diagnostic[] generated = [.. errors.Where(d => d.Location.SourceTree is { } tree && !before.ContainsSyntaxTree(tree))];
        string? fault = generated.Length > 0 && generated.Length == errors.Length ? $"Only generated code has errors:\n{Failure.Show(generated)}"
            : errors.Length == 0 && after.SyntaxTrees.Any(t => !before.ContainsSyntaxTree(t) && t.ToString().Contains("throw new", StringComparison.Ordinal)) ? "It is accepted, and throws"
            : IsMissingBodyOnTop(errors) ? "A missing body (CS8795) is told on top of its cause"
            : null;
        return new Verdict(fault, ids);
    }

    /// <summary>Whether a method gets CS8795 beside an NG error, though it could have had a body.</summary>
    private static bool IsMissingBodyOnTop(Diagnostic[] errors) =>
        errors.Any(d => d.Id == "CS8795") && errors.All(d => d.Id == "CS8795" || d.Id.StartsWith("NG", StringComparison.Ordinal))
        && !errors.Any(d => d.Id is "NG0001" or "NG0002");

    /// <summary>Whether the compiler fails on the source as it is written. It is not ours to mend.</summary>
    private static bool FailsAlone(Compilation before)
    {
        try
        {
            before.GetDiagnostics();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static CSharpCompilation Bound(CSharpCompilation compilation)
    {
        // Small compilations have nothing to share out among threads.
        compilation = compilation.WithOptions(compilation.Options.WithConcurrentBuild(false));
        compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}
