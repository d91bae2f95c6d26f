using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0019, NG0012: what tells the depth of a model, from which DeepNorm takes its scale.</summary>
public sealed class DeepNormRuleTests : RuleTest
{
    private const string Parameters = "ReadOnlySpan<float> x, ReadOnlySpan<float> residual, Span<float> y";

    [Theory]
    [InlineData("Placement = {|#0:Placement.Deep|}")]
    [InlineData("Placement = Placement.Deep, Architecture = {|#0:Architecture.Unspecified|}")]
    [InlineData("Placement = {|#0:Placement.Deep|}, Layers = 12")]
    [InlineData("Placement = {|#0:Placement.Deep|}, Layers = 6, DecoderLayers = 6, Side = Side.Encoder")]
    public Task NoArchitecture(string settings) => Contradicts(
        "'Placement.Deep' needs the model's depth: add Architecture = Architecture.DecoderOnly, Layers = 12, or the like", settings);

    [Fact]
    public Task AnArchitectureThatDoesNotExist() => Contradicts(
        "'(Architecture)99' is no architecture; name a member of the enum", "Placement = Placement.Deep, Architecture = {|#0:(Architecture)99|}");

    [Theory]
    [InlineData("Architecture.EncoderOnly", "Layers")]
    [InlineData("Architecture.DecoderOnly", "Layers")]
    [InlineData("Architecture.EncoderDecoder", "Layers", ", DecoderLayers = 6, Side = Side.Encoder")]
    [InlineData("Architecture.EncoderDecoder", "DecoderLayers", ", Layers = 6, Side = Side.Decoder")]
    public Task NoDepth(string architecture, string missing, string others = "") => Contradicts(
        $"'{architecture}' needs a depth: add {missing} = 12, or the like", $$"""Placement = Placement.Deep, Architecture = {|#0:{{architecture}}|}{{others}}""");

    [Theory]
    [InlineData("Architecture.DecoderOnly, Layers = {|#0:0|}", "Layers", "0")]
    [InlineData("Architecture.EncoderOnly, Layers = {|#0:-12|}", "Layers", "-12")]
    [InlineData("Architecture.EncoderDecoder, Side = Side.Encoder, Layers = 6, DecoderLayers = {|#0:0|}", "DecoderLayers", "0")]
    public Task ADepthBelowOne(string settings, string setting, string value) => Contradicts(
        $"'{setting}' is {value}; a model has at least one layer", "Placement = Placement.Deep, Architecture = " + settings);

    [Theory]
    [InlineData("Architecture = {|#0:Architecture.EncoderDecoder|}")]
    [InlineData("Architecture = Architecture.EncoderDecoder, Side = {|#0:Side.Unspecified|}")]
    [InlineData("Architecture = Architecture.EncoderDecoder, Side = {|#0:(Side)9|}")]
    public Task NoSide(string settings) => Contradicts(
        "'Architecture.EncoderDecoder' has a scale for each side: add Side = Side.Encoder or Side = Side.Decoder",
        $"Placement = Placement.Deep, {settings}, Layers = 6, DecoderLayers = 6");

    [Fact]
    public Task AScaleBesideIt() => Contradicts(
        "'ResidualScale' stands beside Placement.Deep, whose scale the architecture gives; remove it, or use Placement.Post",
        "Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12, {|#0:ResidualScale = 2.2|}");

    [Fact]
    public Task AScaleParameterBesideIt() => Reports(Rules.Contradiction,
        "'Placement.Deep' takes its scale from the architecture; remove the parameter 'residualScale', or use Placement.Post",
        $$"""[Norm(Kind.Layer, Axis.Feature, 8, Placement = {|#0:Placement.Deep|}, Architecture = Architecture.DecoderOnly, Layers = 12)] public static partial void M({{Parameters}}, float residualScale);""");

    [Theory]
    [InlineData("Architecture", "Architecture = Architecture.DecoderOnly")]
    [InlineData("Layers", "Layers = 12")]
    [InlineData("DecoderLayers", "DecoderLayers = 12")]
    [InlineData("Side", "Side = Side.Encoder")]
    public Task WhatTellsADepth_WithoutDeep(string setting, string text) => Reports(Rules.WithoutEffect,
        $"'{setting}' has no effect: only Placement.Deep takes its scale from a model's depth; set the placement, or remove the setting",
        $$"""[Norm(Kind.Layer, Axis.Feature, 8, Placement = Placement.Post, {|#0:{{text}}|})] public static partial void M({{Parameters}});""");

    [Theory]
    [InlineData("DecoderLayers", "DecoderLayers = 12", "only Architecture.EncoderDecoder has a decoder beside its encoder; give its depth in Layers, or remove the setting")]
    [InlineData("Side", "Side = Side.Encoder", "only Architecture.EncoderDecoder has two sides; remove the setting")]
    public Task WhatOnlyAnEncoderDecoderHas(string setting, string text, string why) => Reports(Rules.WithoutEffect,
        $"'{setting}' has no effect: {why}",
        $$"""[Norm(Kind.Layer, Axis.Feature, 8, Placement = Placement.Deep, Architecture = Architecture.EncoderOnly, Layers = 12, {|#0:{{text}}|})] public static partial void M({{Parameters}});""");

    [Theory]
    [InlineData("Architecture.EncoderOnly, Layers = 12")]
    [InlineData("Architecture.DecoderOnly, Layers = 1, BranchScale = 0.5")]
    [InlineData("Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 7, Side = Side.Encoder")]
    [InlineData("Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 7, Side = Side.Decoder")]
    public Task GoodDepths(string settings) => Accepts($"[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Deep, Architecture = {settings})] public static partial void M({Parameters});");

    private static Task Contradicts(string message, string settings) =>
        Reports(Rules.Contradiction, message, $"[Norm(Kind.Layer, Axis.Feature, 8, {settings})] public static partial void M({Parameters});");
}
