using NormGen.Generator.Tests.Support;
using static NormGen.Generator.Tests.Snapshots.Verifier;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>One generated file for each form beyond a plain norm of floats, to be read; for one width, since all are written alike.</summary>
public sealed class PlacementSnapshots
{
    [Fact]
    public Task RmsPre() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 768, Placement = Placement.Pre)] public static partial void AddNorm(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y);");

    [Fact]
    public Task LayerDeepOfTwoSizes() => Snapshot(
        """
        [Norm(Kind.Layer, Axis.Feature, 16, 24, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
            public static partial void DeepNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> sum, Span<float> invStd);
        """);

    [Fact]
    public Task SandwichOfBFloat16WithMaskAndGroups() => Snapshot(
        """
        [Norm(Kind.RMS, Axis.Feature, 48, Groups = 2, Placement = Placement.Sandwich, EpsilonMode = EpsilonMode.OutsideRoot)]
            public static partial void Sandwich(ReadOnlySpan<BFloat16> x, Span<BFloat16> residual, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<float> nextWeight, Span<BFloat16> y, ReadOnlySpan<bool> mask, Span<float> nextInvStd);
        """);

    [Fact]
    public Task PostBlock() => Snapshot(
        """
        [Norm(Kind.RMS, Axis.Feature, 16, Placement = Placement.Post, ResidualScale = 3.5565588200778455)]
            public static partial void Block<TSublayer>(Span<float> x, ReadOnlySpan<float> weight, TSublayer sublayer) where TSublayer : struct, ISublayer<float>;
        """);

    [Fact]
    public Task PreBlockOfAnySizeWithLengths() => Snapshot(
        """
        [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
            public static partial void Block(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Sublayer<float> sublayer, ReadOnlySpan<int> lengths, Span<float> workspace);
        """);

    [Fact]
    public Task ScaleNorm() => Snapshot(
        "[Norm(Kind.L2, Axis.Feature, 100)] public static partial void ScaleNorm(ReadOnlySpan<float> x, float weight, Span<float> y);");

    [Fact]
    public Task Doubles() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 20)] public static partial void Doubles(ReadOnlySpan<double> x, ReadOnlySpan<float> weight, Span<double> y);");

    [Fact]
    public Task HalvesOfAnySize() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature)] public static partial void Halves(ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<Half> y, int xStride, int yStride);");

    private static Task Snapshot(string method) => Verify(KernelSnapshots.Kernels(method).Width("256").Generate().Compiles().Driver);
}
