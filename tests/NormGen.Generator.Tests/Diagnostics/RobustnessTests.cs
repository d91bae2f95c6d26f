using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>The judge of mutants finds each fault that it is there for, planted in a generator or an analyzer.</summary>
public sealed class RobustnessTests
{
    private const string Right = "class C;\n";
    private static readonly string Wrong = Samples.Class("[Norm(Kind.RMS, Axis.Feature, 0)] public static partial void M(Span<float> x);");

    [Fact]
    public async Task NoFault() => Assert.Equal((null, "NG0009"), await Judge(Wrong, () => new NormGenerator(), () => new NormAnalyzer()));

    [Fact]
    public async Task AGeneratorThatThrows() => Assert.StartsWith("The generator threw System.InvalidOperationException: planted",
        await Fault(Right, () => new Planted((_, _) => throw new InvalidOperationException("planted")), () => new Silent()));

    [Fact]
    public async Task AnAnalyzerThatThrows() => Assert.StartsWith("The analyzer threw System.InvalidOperationException: planted",
        await Fault(Right, () => new NormGenerator(), () => new Throwing()));

    [Fact]
    public async Task AGeneratedFileThatDoesNotCompile() => Assert.StartsWith("Only generated code has errors",
        await Fault(Right, () => new Planted((context, _) => context.AddSource("A.g.cs", "class {")), () => new Silent()));

    [Fact]
    public async Task AnErrorOfTheSourcesOwnBesideIt_IsNoFault() => Assert.Null(
        await Fault("class {", () => new Planted((context, _) => context.AddSource("A.g.cs", "class {")), () => new Silent()));

    [Fact]
    public async Task AWrongMethodThatNobodyTellsOf() => Assert.Equal("It is accepted, and throws",
        await Fault(Wrong, () => new NormGenerator(), () => new Silent()));

    [Fact]
    public async Task AnErrorWithoutABody() => Assert.Equal("A missing body (CS8795) is told on top of its cause",
        await Fault(Wrong, () => new Planted((_, _) => { }), () => new NormAnalyzer()));

    [Fact]
    public async Task AGeneratorThatNeverEnds()
    {
        using ManualResetEventSlim end = new();
        Robustness judge = new(() => new Planted((_, _) => end.Wait()), () => new Silent(), TimeSpan.FromSeconds(2));
        Assert.Equal("No end after 2 s", (await judge.Of(Consumer.Of(Right))).Fault);
        end.Set();
    }

    private static async Task<string?> Fault(string source, Func<IIncrementalGenerator> generator, Func<DiagnosticAnalyzer> analyzer) => (await Judge(source, generator, analyzer)).Fault;

    private static async Task<(string? Fault, string Errors)> Judge(string source, Func<IIncrementalGenerator> generator, Func<DiagnosticAnalyzer> analyzer)
    {
        Verdict verdict = await new Robustness(generator, analyzer, TimeSpan.FromSeconds(60)).Of(Consumer.Of(source));
        return (verdict.Fault, string.Join(" ", verdict.Errors));
    }

    /// <summary>A generator that does something once, whatever the source.</summary>
    private sealed class Planted(Action<SourceProductionContext, Compilation> action) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, action);
    }
}
