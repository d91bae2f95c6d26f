using NormGen.Generator.Tests.Support;
using static NormGen.Generator.Tests.Snapshots.Verifier;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>One generated file for each way of going through elements that are no rows, to be read; for one width, since all are written alike.</summary>
public sealed class SetSnapshots
{
    [Fact]
    public Task BatchOf64ChannelsInTraining() => Snapshot(
        "[Norm(Kind.Batch, Axis.Channel, 64)] public static partial void BatchNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningMean, Span<float> runningVar, Span<float> y, int spatial);");

    [Fact]
    public Task BatchOfRowsInInference() => Snapshot(
        "[Norm(Kind.Batch, Axis.Feature, 64)] public static partial void BatchNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> y);");

    [Fact]
    public Task BatchOfBFloat16ByGivenStatistics() => Snapshot(
        "[Norm(Kind.Batch, Axis.Channel, 64, Spatial = 49)] public static partial void BatchNorm(Span<BFloat16> x, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd);");

    [Fact]
    public Task GroupOfChannelsWithSavedStatistics() => Snapshot(
        "[Norm(Kind.Group, Axis.Channel, 64, Groups = 8)] public static partial void GroupNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial, Span<float> mean, Span<float> invStd);");

    [Fact]
    public Task LayerOfChannels() => Snapshot(
        "[Norm(Kind.Layer, Axis.Channel, 96, Epsilon = 1e-6)] public static partial void LayerNorm2d(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial);");

    [Fact]
    public Task PowerOfRowsInTraining() => Snapshot(
        "[Norm(Kind.Power, Axis.Feature, 64)] public static partial void PowerNorm(Span<float> x, ReadOnlySpan<float> weight, Span<float> runningSquare, Span<float> invStd, ReadOnlySpan<bool> mask);");

    [Fact]
    public Task InstanceOfRowsWithLengths() => Snapshot(
        "[Norm(Kind.Instance, Axis.Feature, 64)] public static partial void InstanceNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, int spatial, ReadOnlySpan<int> lengths);");

    [Fact]
    public Task BatchOfAnySizeWithACount() => Snapshot(
        "[Norm(Kind.Batch, Axis.Feature)] public static partial void BatchNorm(Span<Half> x, ReadOnlySpan<Half> weight, Span<float> runningMean, Span<float> runningVar, Span<float> invStd, ref long batches, ReadOnlySpan<bool> mask);");

    private static Task Snapshot(string method) => Verify(KernelSnapshots.Kernels(method).Width("256").Generate().Compiles().Driver);
}
