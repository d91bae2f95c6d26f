using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0012: what is said and changes nothing.</summary>
public sealed class WithoutEffectRuleTests : RuleTest
{
    [Fact]
    public Task ZeroCenteredWithoutAWeight() => Reports(Rules.WithoutEffect,
        "'ZeroCentered' has no effect: there is no weight; add one, or remove the setting",
        "[Norm(Kind.RMS, Axis.Feature, 8, {|#0:ZeroCentered = true|})] public static partial void M(Span<float> x, ReadOnlySpan<float> bias);");

    [Theory]
    [InlineData("epsilon")]
    [InlineData("eps")]
    public Task EpsilonGivenTwice(string name) => Reports(Rules.WithoutEffect,
        $"'Epsilon' has no effect: the parameter '{name}' gives ε; remove one of the two",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8, {|#0:Epsilon = 1e-6|})] public static partial void M(Span<float> x, float {{name}});""");

    [Fact]
    public Task DimBesideTheOnlySize() => Reports(Rules.WithoutEffect,
        "'dim' has no effect: the attribute gives the only size; remove the parameter",
        "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, int {|#0:dim|});");

    [Fact]
    public Task AMeanThatIsNotTaken() => Reports(Rules.WithoutEffect,
        "'mean' has no effect: Kind.RMS has no statistic Mean; remove the parameter",
        "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, Span<float> {|#0:mean|});");

    [Theory]
    [InlineData("Kind.RMS, Axis.Feature, 8, ZeroCentered = true", "Span<float> x, ReadOnlySpan<float> weight")]
    [InlineData("Kind.RMS, Axis.Feature, 8, ZeroCentered = false", "Span<float> x")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> x, float epsilon")]
    [InlineData("Kind.RMS, Axis.Feature, 8, 16", "Span<float> x, int dim")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> x, Span<float> invStd")]
    [InlineData("Kind.Layer, Axis.Feature, 8", "Span<float> x, Span<float> mean")]
    public Task WhatHasAnEffect(string arguments, string parameters) => Accepts($"[Norm({arguments})] public static partial void M({parameters});");
}
