using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NormGen.Diagnostics;

namespace NormGen.Generator.Tests.Support;

/// <summary>
/// Tests of the analyzer. The generator runs too, as it does in a project, so that an error of the compiler's beside the analyzer's,
/// such as CS8795 for a missing body, is a failure.
/// </summary>
public abstract class RuleTest
{
    /// <summary>Asserts that a member of a class gets one diagnostic, at the place marked by <c>{|#0:…|}</c>, and nothing else gets any.</summary>
    private protected static Task Reports(DiagnosticDescriptor rule, string message, string member) => ReportsIn(rule, message, Samples.Class(member));

    /// <summary>The same for a whole file.</summary>
    private protected static Task ReportsIn(DiagnosticDescriptor rule, string message, string source, params IEnumerable<(string Property, string Value)> properties)
    {
        DiagnosticResult expected = new DiagnosticResult(rule).WithMessage(message);
        return Run(source, properties, source.Contains("{|#0:") ? expected.WithLocation(0) : expected);
    }

    /// <summary>Asserts that a member of a class gets no diagnostic.</summary>
    private protected static Task Accepts(string member) => AcceptsIn(Samples.Class(member));

    /// <summary>The same for a whole file.</summary>
    private protected static Task AcceptsIn(string source, params IEnumerable<(string Property, string Value)> properties) => Run(source, properties);

    private static Task Run(string source, IEnumerable<(string Property, string Value)> properties, params DiagnosticResult[] expected)
    {
        string config = string.Concat(properties.Select(p => $"build_property.{p.Property} = {p.Value}\n"));
        return Run(source, ("/.globalconfig", "is_global = true\n" + config), expected);
    }

    /// <summary>Asserts the diagnostics of a file beside a file that configures them.</summary>
    private protected static Task Run(string source, (string Name, string Content) config, params DiagnosticResult[] expected)
    {
        Test test = new() { TestCode = source };
        test.TestState.AdditionalReferences.AddRange(Consumer.References);
        test.TestState.AnalyzerConfigFiles.Add(config);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<NormAnalyzer, DefaultVerifier>
    {
        public Test()
        {
            // The references come with the tests; nothing is to be fetched.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipSuppressionCheck;
        }

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(NormGenerator)];

        protected override ParseOptions CreateParseOptions() => Consumer.Of().ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => Consumer.Of().Compile().Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
    }
}
