using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0018: the factors of residual and branch.</summary>
public sealed class ScaleRuleTests : RuleTest
{
    private const string Parameters = "ReadOnlySpan<float> x, Span<float> residual, Span<float> y";

    [Theory]
    [InlineData("ResidualScale", "double.NaN", "NaN")]
    [InlineData("ResidualScale", "double.PositiveInfinity", "Infinity")]
    [InlineData("BranchScale", "double.NegativeInfinity", "-Infinity")]
    [InlineData("BranchScale", "1e39", "1E+39")]
    [InlineData("ResidualScale", "-1e39", "-1E+39")]
    public Task AScaleThatIsNone(string setting, string value, string shown) => Reports(Rules.WrongScale,
        $"{setting} is {shown}: a factor must be finite in the type that is computed in",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre, {{setting}} = {|#0:{{value}}|})] public static partial void M({{Parameters}});""");

    [Theory]
    [InlineData("residualScale", "float.NaN", "NaN")]
    [InlineData("branchScale", "1f / 0", "Infinity")]
    public Task ADefaultScaleThatIsNone(string name, string value, string shown) => Reports(Rules.WrongScale,
        $"The default of '{name}' is {shown}: a factor must be finite in the type that is computed in",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M({{Parameters}}, float {{name}} = {|#0:{{value}}|});""");

    [Theory]
    [InlineData("ResidualScale = 0")]
    [InlineData("ResidualScale = -2.5, BranchScale = 1e-60")]
    [InlineData("BranchScale = 3.4028234e38")]
    [InlineData("ResidualScale = 1, BranchScale = 1")]
    public Task GoodScales(string settings) => Accepts($"[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre, {settings})] public static partial void M({Parameters});");

    [Theory]
    [InlineData("float residualScale")]
    [InlineData("float residualScale = 2.5f, float branchScale = 0")]
    public Task GoodParameters(string parameters) => Accepts($"[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M({Parameters}, {parameters});");

    /// <summary>Doubles were once held to float's range, though a call takes them.</summary>
    [Theory]
    [InlineData("ResidualScale = 1e39")]
    [InlineData("Epsilon = 1e-60")]
    [InlineData("Epsilon = 1e60")]
    public Task WhatOnlyADoubleHolds_IsGoodForDoubles(string setting) => Accepts(
        $"[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Post, {setting})] public static partial void M(ReadOnlySpan<double> x, ReadOnlySpan<double> residual, Span<double> y);");

    [Fact]
    public Task NaN_IsNoScaleOfDoublesEither() => Reports(Rules.WrongScale,
        "BranchScale is NaN: a factor must be finite in the type that is computed in",
        """[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Post, BranchScale = {|#0:double.NaN|})] public static partial void M(ReadOnlySpan<double> x, ReadOnlySpan<double> residual, Span<double> y);""");
}
