using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NormGen.Diagnostics;

namespace NormGen.Generator.Tests.Support;

/// <summary>All that a build of a project says: the compiler on the sources with the generated files, and the analyzer.</summary>
/// <param name="Generation">What was generated.</param>
/// <param name="Diagnostics">The compiler's and the analyzer's diagnostics, without those that the sources have suppressed.</param>
internal sealed record Analysis(Generation Generation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The analyzer's own.</summary>
    public IEnumerable<Diagnostic> Rules => Diagnostics.Where(d => d.Id.StartsWith("NG", StringComparison.Ordinal));

    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Errors in generated files.</summary>
    public IEnumerable<Diagnostic> GeneratedErrors => Errors.Where(d => d.Location.SourceTree is { } tree && !Generation.Before.ContainsSyntaxTree(tree));

    /// <summary>Generates and analyses. An exception of the analyzer's is an exception here.</summary>
    public static async Task<Analysis> Of(Consumer consumer)
    {
        Generation generation = consumer.Generate();
        List<Exception> exceptions = [];
        CompilationWithAnalyzers analyzed = generation.After.WithAnalyzers([new NormAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(consumer.Properties)),
            (exception, _, _) => exceptions.Add(exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        if (exceptions.Count > 0)
            throw new AggregateException(exceptions);
        Assert.DoesNotContain(diagnostics, d => d.Id.StartsWith("AD", StringComparison.Ordinal));
        return new Analysis(generation, diagnostics);
    }
}
