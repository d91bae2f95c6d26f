using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0016: two declarations that would get the same body. The compiler has errors of its own about them, but none about a missing body.</summary>
public sealed class DeclaredTwiceRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";
    private const string Again = "{|CS0111:{|CS0756:{|#0:M|}|}|}";
    private const string Message = "'M' is declared a second time with the same parameter types, and would get the same body: remove this declaration, or rename the method";

    [Theory]
    [InlineData("Span<float> x", "Span<float> x")]
    [InlineData("Span<float> x", "Span<float> input")]
    [InlineData("Span<float> x", "scoped System.Span<System.Single> x")]
    [InlineData("Span<float> x, float eps", "Span<float> x, float eps = 1e-5f")]
    [InlineData("Span<float> x", "Span<float> nothingKnown")]
    public Task TheSameTypes(string one, string other) => Reports(Rules.DeclaredTwice, Message, $"{Norm} M({one});\n    {Norm} {Again}({other});");

    [Fact]
    public Task BesideADeclarationWithoutTheAttribute() => Reports(Rules.DeclaredTwice, Message,
        $"static partial void M(Span<float> x);\n    [Norm(Kind.RMS, Axis.Feature, 8)] static partial void {Again}(Span<float> x);");

    [Fact]
    public Task InAnotherPartOfTheType() => Reports(Rules.DeclaredTwice, Message,
        $"{Norm} M(Span<float> x); }} public static partial class Kernels {{ {Norm} {Again}(Span<float> x);");

    /// <summary>The roles of such parameters are unknown, which the first declaration is told of.</summary>
    [Theory]
    [InlineData("object g", "dynamic g")]
    [InlineData("dynamic? g", "object? g")]
    [InlineData("(int A, int B) g", "(int, int) g")]
    [InlineData("string g", "string? g")]
    public async Task TypesThatAreTheSameToTheCompiler(string one, string other)
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class($"{Norm} M({one});\n    {Norm} M({other});")));
        Assert.Equal(["CS0111", "CS0756", "NG0004", "NG0016"], analysis.Errors.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Single(analysis.Generation.Files);
    }

    [Fact]
    public async Task ThreeTimes()
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class(string.Concat(Enumerable.Repeat($"{Norm} M(Span<float> x);\n", 3)))));
        Assert.Equal(2, analysis.Rules.Count(d => d.Id == "NG0016"));
        Assert.DoesNotContain(analysis.Errors, d => d.Id == "CS8795");
        Assert.Single(analysis.Generation.Files);
    }

    [Theory]
    [InlineData("[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x);\n    public static void {|CS0111:M|}(Span<float> x) { }")]
    [InlineData("public static void M(Span<float> x) { }\n    [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void {|CS0111:M|}(Span<float> x);")]
    public Task BesideAMethodWithABody_IsForTheCompilerToTell(string members) => Accepts(members);

    [Fact]
    public Task Overloads() => Accepts($"{Norm} M(Span<float> x);\n    {Norm} M(Span<float> x, float epsilon);\n    {Norm} M(ReadOnlySpan<float> x, Span<float> y);");
}
