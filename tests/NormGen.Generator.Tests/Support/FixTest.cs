using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NormGen.Diagnostics;

namespace NormGen.Generator.Tests.Support;

/// <summary>
/// Tests of a code fix: what it makes of a class member, one mistake at a time and all at once. A diagnostic is marked by
/// <c>{|NG0001:…|}</c>; compiler errors that go with the mistake are not the fix's business.
/// </summary>
/// <typeparam name="TFix">The fix.</typeparam>
public abstract class FixTest<TFix>
    where TFix : CodeFixProvider, new()
{
    /// <summary>Asserts what the fix makes of a member of a class.</summary>
    private protected static Task Fixes(string member, string expected) => FixesIn(Samples.Class(member), Samples.Class(expected));

    /// <summary>The same for a whole file.</summary>
    private protected static Task FixesIn(string source, string expected) => Run(source, expected);

    /// <summary>Asserts that no fix is offered for the diagnostic of a member.</summary>
    private protected static Task OffersNothing(string member) => Run(Samples.Class(member), Samples.Class(member));

    private static Task Run(string source, string expected)
    {
        Test test = new() { TestCode = source, FixedCode = expected };
        test.TestState.AdditionalReferences.AddRange(Consumer.References);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpCodeFixTest<NormAnalyzer, TFix, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            CompilerDiagnostics = CompilerDiagnostics.None;
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        }

        // As in an editor, where the other part of a method is there, in a file that a fix cannot change.
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(NormGenerator)];

        protected override ParseOptions CreateParseOptions() => Consumer.Of().ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => Consumer.Of().Debug().Compile().Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
    }
}
