using NormGen.Generator.Tests.Support;
using static NormGen.Generator.Tests.Snapshots.Verifier;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>One generated file for each way that a gradient goes, to be read; what their forward methods are like is in the other snapshots.</summary>
public sealed class GradientSnapshots
{
    [Fact]
    public Task LayerOfLongRows() => Snapshot(
        "[Norm(Kind.Layer, Axis.Feature, 4096)] public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd);",
        "LayerNorm", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias");

    [Fact]
    public Task RmsOfThePreStep() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Pre)] public static partial void RmsNorm(ReadOnlySpan<Half> x, Span<Half> residual, ReadOnlySpan<Half> weight, Span<Half> y);",
        "RmsNorm", "ReadOnlySpan<Half> dy, ReadOnlySpan<Half> sum, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> dresidualOut, Span<Half> dx, Span<float> dweight");

    [Fact]
    public Task ASandwichBlockWithPadding() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Sandwich)] public static partial void Block(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> nextWeight, Sublayer<float> sublayer, Span<float> y, ReadOnlySpan<bool> mask);",
        "Block", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> branch, ReadOnlySpan<float> weight, ReadOnlySpan<float> nextWeight, SublayerGradient<float> sublayer, Span<float> dx, Span<float> dweight, Span<float> dnextWeight, ReadOnlySpan<bool> mask");

    [Fact]
    public Task BatchOfChannels() => Snapshot(
        "[Norm(Kind.Batch, Axis.Channel, 64)] public static partial void BatchNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial);",
        "BatchNorm", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial");

    [Fact]
    public Task GroupOfChannels() => Snapshot(
        "[Norm(Kind.Group, Axis.Channel, 64, Groups = 8)] public static partial void GroupNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, int spatial);",
        "GroupNorm", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial");

    [Fact]
    public Task RmsOfPositions() => Snapshot(
        "[Norm(Kind.RMS, Axis.Channel, 64)] public static partial void RmsNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> invStd, int spatial, ReadOnlySpan<int> lengths);",
        "RmsNorm", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, int spatial, ReadOnlySpan<int> lengths");

    private static Task Snapshot(string forward, string name, string parameters) =>
        Verify(KernelSnapshots.Kernels($"{forward}\n    [NormGradient(nameof({name}))] public static partial void {name}Backward({parameters});").Width("256").Generate().Compiles().Driver, hint => hint.Contains("Backward."));
}
