using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary>A setting without effect (NG0012) or against the rest (NG0019), or a size given twice (NG0009), taken out.</summary>
public sealed class RemoveNeedlessTests : FixTest<RemoveNeedlessFix>
{
    [Theory]
    [InlineData("8, {|NG0009:8|}", "8")]
    [InlineData("8, {|NG0009:2 * 4|}, 16", "8, 16")]
    [InlineData("8, 16, {|NG0009:8|}, 24, {|NG0009:16|}", "8, 16, 24")]
    [InlineData("8, {|NG0009:8|}, {|NG0009:8|}", "8")]
    [InlineData("[8, {|NG0009:8|}]", "[8]")]
    [InlineData("new int[] { 8, 16, {|NG0009:8|} }", "new int[] { 8, 16 }")]
    [InlineData("new[] { 8, {|NG0009:8|}, 16, }", "new[] { 8, 16, }")]
    [InlineData("8,\n        16,\n        {|NG0009:8|}", "8,\n        16")]
    [InlineData("8, /* again */ {|NG0009:8|}, 16", "8, /* again */  16")]
    [InlineData("8, // small\n        {|NG0009:8|}, // small again\n        16", "8, // small\n         // small again\n        16")]
    [InlineData("8, // small\n        {|NG0009:8|} // small again\n    ", "8 // small\n         // small again\n    ")]
    public Task ASize(string sizes, string expected) => Fixes(Method(sizes), Method(expected));

    [Theory]
    [InlineData("{|NG0012:ZeroCentered = true|}", "")]
    [InlineData("Epsilon = 1e-6, {|NG0012:ZeroCentered = true|}", ", Epsilon = 1e-6")]
    [InlineData("{|NG0012:ZeroCentered = true|}, Epsilon = 1e-6", ", Epsilon = 1e-6")]
    public Task ASetting(string settings, string expected) => Fixes(
        $"[Norm(Kind.RMS, Axis.Feature, 8, {settings})] public static partial void M(Span<float> x);",
        $"[Norm(Kind.RMS, Axis.Feature, 8{expected})] public static partial void M(Span<float> x);");

    [Fact]
    public Task EpsilonBesideAParameter() => Fixes(
        "[Norm(Kind.RMS, Axis.Feature, 8, {|NG0012:Epsilon = 1e-6|}, {|NG0012:ZeroCentered = true|})] public static partial void M(Span<float> x, float eps);",
        "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, float eps);");

    [Theory]
    [InlineData("{|NG0012:ResidualScale = 2|}, {|NG0012:BranchScale = 0.5|}", "")]
    [InlineData("{|NG0012:Architecture = Architecture.DecoderOnly|}, {|NG0012:Layers = 12|}", "")]
    [InlineData("Placement = Placement.None, {|NG0012:DecoderLayers = 6|}, {|NG0012:Side = Side.Encoder|}, Groups = 2", ", Placement = Placement.None, Groups = 2")]
    public Task ASettingOfAPlacement(string settings, string expected) => Fixes(
        $"[Norm(Kind.RMS, Axis.Feature, 8, {settings})] public static partial void M(Span<float> x);",
        $"[Norm(Kind.RMS, Axis.Feature, 8{expected})] public static partial void M(Span<float> x);");

    [Theory]
    [InlineData("Architecture = Architecture.DecoderOnly, Layers = 12, {|NG0019:ResidualScale = 2.2|}", "Architecture = Architecture.DecoderOnly, Layers = 12")]
    [InlineData("{|NG0019:ResidualScale = 2.2|}, Architecture = Architecture.EncoderOnly, {|NG0012:DecoderLayers = 6|}, Layers = 12, {|NG0012:Side = Side.Encoder|}", "Architecture = Architecture.EncoderOnly, Layers = 12")]
    public Task WhatStandsAgainstDeepNorm(string settings, string expected) => Fixes(
        $"[Norm(Kind.Layer, Axis.Feature, 8, Placement = Placement.Deep, {settings})] public static partial void M(Span<float> x, ReadOnlySpan<float> residual);",
        $"[Norm(Kind.Layer, Axis.Feature, 8, Placement = Placement.Deep, {expected})] public static partial void M(Span<float> x, ReadOnlySpan<float> residual);");

    [Theory]
    [InlineData("{|NG0012:ResidualScale = 2|}", "")]
    [InlineData("BranchScale = 0.5, {|NG0012:ResidualScale = 2|}", ", BranchScale = 0.5")]
    public Task AScaleBesideAParameter(string settings, string expected) => Fixes(
        $"[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre, {settings})] public static partial void M(Span<float> x, Span<float> residual, float residualScale);",
        $"[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre{expected})] public static partial void M(Span<float> x, Span<float> residual, float residualScale);");

    [Fact]
    public Task EpsilonModeOfL2() => Fixes(
        "[Norm(Kind.L2, Axis.Feature, 8, {|NG0012:EpsilonMode = EpsilonMode.OutsideRoot|})] public static partial void M(Span<float> x);",
        "[Norm(Kind.L2, Axis.Feature, 8)] public static partial void M(Span<float> x);");

    [Theory]
    [InlineData("Kind.Batch, Axis.Feature, 8, {|NG0012:Momentum = 0.2|}, {|NG0012:Spatial = 4|}, {|NG0012:Groups = 2|}", "Kind.Batch, Axis.Feature, 8", "Span<float> x")]
    [InlineData("Kind.Batch, Axis.Channel, 8, Momentum = 0.2, {|NG0012:Spatial = 4|}", "Kind.Batch, Axis.Channel, 8, Momentum = 0.2", "Span<float> x, int spatial, Span<float> runningMean, Span<float> runningVar")]
    [InlineData("Kind.Batch, Axis.Feature, 8, {|NG0012:Epsilon = 1e-3|}, {|NG0012:EpsilonMode = EpsilonMode.OutsideRoot|}", "Kind.Batch, Axis.Feature, 8", "Span<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd")]
    [InlineData("Kind.Power, Axis.Feature, 8, {|NG0012:AlphaForward = 0.5|}, AlphaBackward = 0.5", "Kind.Power, Axis.Feature, 8, AlphaBackward = 0.5", "Span<float> x")]
    public Task ASettingOfSamplesOrState(string arguments, string expected, string parameters) => Fixes(
        $"[Norm({arguments})] public static partial void M({parameters});",
        $"[Norm({expected})] public static partial void M({parameters});");

    [Theory]
    [InlineData("Kind.Batch, Axis.Feature, 8, Placement = {|NG0010:Placement.Pre|}", "Span<float> x, Span<float> residual")]
    [InlineData("Kind.Batch, Axis.Channel, 8, Spatial = {|NG0021:0|}", "Span<float> x")]
    [InlineData("Kind.Batch, Axis.Feature, 8, Momentum = {|NG0020:2|}", "Span<float> x, Span<float> runningMean, Span<float> runningVar")]
    [InlineData("Kind.Batch, Axis.Feature, 8", "Span<float> x, int {|NG0012:spatial|}")]
    [InlineData("Kind.RMS, Axis.Feature, {|NG0009:0|}", "Span<float> x")]
    [InlineData("Kind.RMS, Axis.Feature, 8, Groups = {|NG0017:0|}", "Span<float> x")]
    [InlineData("Kind.RMS, Axis.Feature, {|NG0017:8|}, Groups = 3", "Span<float> x")]
    [InlineData("Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre, ResidualScale = {|NG0018:double.NaN|}", "Span<float> x, Span<float> residual")]
    [InlineData("Kind.RMS, Axis.Feature, 8, Placement = {|NG0019:Placement.Deep|}", "Span<float> x, ReadOnlySpan<float> residual")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> x, ReadOnlySpan<bool> mask, ReadOnlySpan<int> {|NG0019:lengths|}")]
    [InlineData("Kind.L2, Axis.Feature, 8, {|NG0019:ZeroCentered = true|}", "Span<float> x, float weight")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> x, ReadOnlySpan<float> {|NG0012:residual|}")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> x, int {|NG0012:dim|}")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> x, Span<float> {|NG0012:mean|}")]
    public Task WhatIsMeantToBeSomething_IsLeftToItsWriter(string arguments, string parameters) => OffersNothing($"[Norm({arguments})] public static partial void M({parameters});");

    private static string Method(string sizes) => $"[Norm(Kind.RMS, Axis.Feature, {sizes})] public static partial void M(Span<float> x, ReadOnlySpan<float> weight);";
}
