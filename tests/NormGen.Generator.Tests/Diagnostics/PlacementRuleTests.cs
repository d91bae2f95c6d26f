using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0005, NG0008, NG0012, NG0014, NG0019: what a placement needs, and what means nothing without it.</summary>
public sealed class PlacementRuleTests : RuleTest
{
    private const string Start = "[Norm(Kind.RMS, Axis.Feature, 8";

    [Theory]
    [InlineData("Placement.Pre", "Span<float>")]
    [InlineData("Placement.Post", "ReadOnlySpan<float>")]
    [InlineData("Placement.Sandwich", "Span<float>")]
    public Task NoResidual(string placement, string type) => Reports(Rules.MissingRole,
        $"'M' has {placement} and no residual: add a parameter '{type} residual', or a 'sublayer' for the whole block",
        $$"""{{Start}}, Placement = {{placement}})] public static partial void {|#0:M|}(Span<float> x);""");

    [Fact]
    public Task NoResidual_OfAnotherType() => Reports(Rules.MissingRole,
        "'M' has Placement.Deep and no residual: add a parameter 'ReadOnlySpan<Half> residual', or a 'sublayer' for the whole block",
        $$"""{{Start}}, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 2)] public static partial void {|#0:M|}(Span<Half> x);""");

    [Fact]
    public Task APlacementThatDoesNotExist() => Reports(Rules.Contradiction,
        "'(Placement)99' is no placement; name a member of the enum",
        $$"""{{Start}}, Placement = {|#0:(Placement)99|})] public static partial void M(Span<float> x, ReadOnlySpan<float> residual);""");

    [Theory]
    [InlineData("ReadOnlySpan<float> {|#0:residual|}", "residual")]
    [InlineData("Span<float> {|#0:sum|}", "sum")]
    [InlineData("float {|#0:residualScale|}", "residualScale")]
    [InlineData("float {|#0:branchScale|}", "branchScale")]
    [InlineData("Sublayer<float> {|#0:sublayer|}", "sublayer")]
    public Task WithoutAPlacement_WhatABranchHas(string parameter, string name) => Reports(Rules.WithoutEffect,
        $"'{name}' has no effect: a method without a Placement has no residual; set one in the attribute, or remove the parameter",
        $"{Start})] public static partial void M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("ResidualScale")]
    [InlineData("BranchScale")]
    public Task WithoutAPlacement_AScale(string setting) => Reports(Rules.WithoutEffect,
        $"'{setting}' has no effect: a method without a Placement has no residual; set one, or remove the setting",
        $$"""{{Start}}, {|#0:{{setting}} = 2|})] public static partial void M(Span<float> x);""");

    [Theory]
    [InlineData("ResidualScale", "residualScale")]
    [InlineData("BranchScale", "branchScale")]
    public Task AScaleGivenTwice(string setting, string name) => Reports(Rules.WithoutEffect,
        $"'{setting}' has no effect: the parameter '{name}' gives the factor; remove one of the two",
        $$"""{{Start}}, Placement = Placement.Pre, {|#0:{{setting}} = 2|})] public static partial void M(Span<float> x, Span<float> residual, float {{name}});""");

    [Theory]
    [InlineData("ReadOnlySpan<float> {|#0:nextWeight|}", "nextWeight")]
    [InlineData("ReadOnlySpan<float> {|#0:nextBeta|}", "nextBeta")]
    [InlineData("Span<float> {|#0:nextMean|}", "nextMean", "Layer")]
    [InlineData("Span<float> {|#0:nextInvStd|}", "nextInvStd")]
    public Task WithoutASandwich_WhatItsSecondNormHas(string parameter, string name, string kind = "RMS") => Reports(Rules.WithoutEffect,
        $"'{name}' has no effect: only Placement.Sandwich has a second norm; remove the parameter",
        $"[Norm(Kind.{kind}, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M(Span<float> x, Span<float> residual, {parameter});");

    [Theory]
    [InlineData("Pre")]
    [InlineData("Sandwich")]
    public Task ASumBesideTheResidualThatHoldsIt(string placement) => Reports(Rules.WithoutEffect,
        "'sum' has no effect: the sum is what residual holds afterwards; remove the parameter",
        $$"""{{Start}}, Placement = Placement.{{placement}})] public static partial void M(Span<float> x, Span<float> residual, Span<float> {|#0:sum|});""");

    [Fact]
    public Task ANextMeanThatIsNotTaken() => Reports(Rules.WithoutEffect,
        "'nextMean' has no effect: Kind.RMS has no statistic Mean; remove the parameter",
        $$"""{{Start}}, Placement = Placement.Sandwich)] public static partial void M(Span<float> x, Span<float> residual, Span<float> {|#0:nextMean|});""");

    [Theory]
    [InlineData("Pre")]
    [InlineData("Sandwich")]
    public Task AResidualThatIsUpdatedAndReadOnly(string placement) => Reports(Rules.NotWritable,
        "'residual' is read-only, but it is written: make it a Span<float>",
        $$"""{{Start}}, Placement = Placement.{{placement}})] public static partial void M(Span<float> x, {|#0:ReadOnlySpan<float>|} residual);""");

    [Fact]
    public Task AResidualThatIsOnlyRead() => Reports(Rules.OnlyRead,
        "'residual' is only read: make it a ReadOnlySpan<float>, so that callers can pass what they may not write",
        $$"""{{Start}}, Placement = Placement.Post)] public static partial void M(Span<float> x, {|#0:Span<float>|} residual);""");

    [Theory]
    [InlineData("Placement = Placement.Pre", "ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y")]
    [InlineData("Placement = Placement.Pre, BranchScale = 0.5", "Span<float> x, Span<float> residual, float residualScale")]
    [InlineData("Placement = Placement.Post, ResidualScale = 2.5", "ReadOnlySpan<float> x, ReadOnlySpan<float> residual, Span<float> sum, Span<float> y")]
    [InlineData("Placement = Placement.Sandwich", "ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> nextWeight, Span<float> y, Span<float> invStd, Span<float> nextInvStd")]
    [InlineData("Placement = Placement.Sandwich, ZeroCentered = true", "ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> nextGamma, Span<float> y, Span<float> nextRstd")]
    [InlineData("Placement = Placement.None", "Span<float> x")]
    public Task GoodPlacements(string settings, string parameters) => Accepts($"{Start}, {settings})] public static partial void M({parameters});");
}
