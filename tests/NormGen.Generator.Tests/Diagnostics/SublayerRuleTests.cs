using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0007, NG0012, NG0015, NG0019: a block and its sub-layer.</summary>
public sealed class SublayerRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void";

    private const string Needed = "the role Sublayer must be an ISublayer<float>, a type parameter that is one, or a Sublayer<float>";

    [Theory]
    [InlineData("Action<float[]>")]
    [InlineData("object?")]
    [InlineData("float")]
    [InlineData("Span<float>")]
    [InlineData("Sublayer<Half>")]
    [InlineData("ISublayer<double>")]
    [InlineData("Mlp")]
    public Task AnythingElse(string type) => Reports(Rules.WrongType, $"'sublayer' is '{type}': {Needed}",
        $$"""
        {{Norm}} M(Span<float> x, {|#0:{{type}}|} sublayer);
            public struct Mlp : ISublayer<Half> { public void Invoke(ReadOnlySpan<Half> input, Span<Half> output) { } }
        """);

    [Fact]
    public Task ASublayerByReference() => Reports(Rules.WrongType, $"'sublayer' is 'in ISublayer<float>': {Needed}, passed by value",
        $$"""{{Norm}} M(Span<float> x, {|#0:in|} ISublayer<float> sublayer);""");

    [Theory]
    [InlineData("<T>", "")]
    [InlineData("<T>", " where T : struct")]
    [InlineData("<T>", " where T : ISublayer<float>", "")]
    [InlineData("<T, U>", " where T : ISublayer<float>", ", T sublayer")]
    [InlineData("<T, U>", " where T : ISublayer<float> where U : ISublayer<float>", ", T sublayer")]
    public Task AnotherTypeParameter(string typeParameters, string constraints, string sublayer = ", Sublayer<float> sublayer") => Reports(Rules.Generic,
        $"'M' is generic: remove '{typeParameters}'; a kernel is written for element types that are known, and only a sub-layer may be of a type parameter",
        $$"""{{Norm}} M{|#0:{{typeParameters}}|}(Span<float> x{{(sublayer.Length > 0 ? sublayer : ", Sublayer<float> sublayer")}}){{constraints}};""");

    /// <summary>The compiler has its own word for such a circle; reading it must come to an end.</summary>
    [Theory]
    [InlineData("<T>", " where {|CS0454:T|} : T")]
    [InlineData("<T, U>", " where {|CS0454:T|} : U where U : T")]
    public async Task TypeParametersInACircle(string typeParameters, string constraints)
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class($"{Norm} M{typeParameters}(Span<float> x, T sublayer){constraints.Replace("{|CS0454:T|}", "T")};")));
        Assert.Contains(analysis.Errors, error => error.Id == "CS0454");
        Assert.DoesNotContain(analysis.GeneratedErrors, error => error.Id != "CS0454");
    }

    [Theory]
    [InlineData("Span<float> {|#0:residual|}", "residual", "in a whole block the residual is x itself; remove it")]
    [InlineData("int {|#0:xStride|}", "xStride", "")]
    [InlineData("ReadOnlySpan<float> x, Span<float> y, int {|#0:yStride|}", "yStride", "")]
    public Task WhatDoesNotGoWithIt(string parameters, string name, string why) => Reports(Rules.Contradiction,
        $"'{name}' stands beside a sublayer{(why.Length > 0 ? ": " + why : ", which takes rows that follow one another; remove it")}",
        $"{Norm} M({(parameters.Contains(" x,") ? "" : "Span<float> x, ")}{parameters}, Sublayer<float> sublayer);");

    [Fact]
    public Task ASumThatIsTheOutput() => Reports(Rules.WithoutEffect,
        "'sum' has no effect: the sum is what the block writes; remove the parameter",
        "[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M(Span<float> x, Span<float> {|#0:sum|}, Sublayer<float> sublayer);");

    [Fact]
    public Task AnOutputOfAnotherType() => Reports(Rules.Contradiction,
        "'y' has another type than x, and a block's stream has one; make it a Span<Half>",
        $$"""{{Norm}} M(ReadOnlySpan<Half> x, Span<float> {|#0:y|}, Sublayer<Half> sublayer);""");

    [Fact]
    public Task WithoutAPlacement_ASublayerIsOneMistake() => Reports(Rules.WithoutEffect,
        "'sublayer' has no effect: a method without a Placement has no residual; set one in the attribute, or remove the parameter",
        "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, Sublayer<float> {|#0:sublayer|}, Span<float> workspace, int xStride);");

    [Theory]
    [InlineData("", "Span<float> x, ")]
    [InlineData(", Placement = Placement.Pre", "Span<float> x, Span<float> residual, ")]
    public Task AWorkspaceWithoutABlock(string placement, string parameters) => Reports(Rules.WithoutEffect,
        "'workspace' has no effect: only a block with a sublayer needs it; remove the parameter",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8{{placement}})] public static partial void M({{parameters}}Span<float> {|#0:workspace|});""");

    [Theory]
    [InlineData("M(Span<float> x, Sublayer<float> sublayer)")]
    [InlineData("M(Span<float> x, Sublayer<float>? sublayer)")]
    [InlineData("M(ReadOnlySpan<float> x, Span<float> y, ISublayer<float> sublayer, Span<float> workspace)")]
    [InlineData("M(Span<float> x, Mlp sublayer)")]
    [InlineData("M<T>(Span<float> x, T sublayer) where T : ISublayer<float>")]
    [InlineData("M<T>(Span<float> x, T sublayer) where T : struct, ISublayer<Half>, ISublayer<float>")]
    [InlineData("M<T>(Span<float> x, T sublayer) where T : Base")]
    [InlineData("M<T>(Span<Half> x, [Role(Role.Sublayer)] T mlp, ReadOnlySpan<bool> mask) where T : ISublayer<Half>, allows ref struct")]
    public Task GoodSublayers(string method) => Accepts(
        $$"""
        {{Norm}} {{method}};
            public struct Mlp : ISublayer<Half>, ISublayer<float> { public void Invoke(ReadOnlySpan<Half> input, Span<Half> output) { } public void Invoke(ReadOnlySpan<float> input, Span<float> output) { } }
            public abstract class Base : ISublayer<float> { public abstract void Invoke(ReadOnlySpan<float> input, Span<float> output); }
        """);
}
