namespace NormGen.Benchmarks;

/// <summary>The kernels that are measured. Each has one size, so that nothing but the kernel is in the time.</summary>
internal static partial class Kernels
{
    [Norm(Kind.RMS, Axis.Feature, 64)]
    public static partial void Rms64(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 128)]
    public static partial void Rms128(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 768)]
    public static partial void Rms768(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 4096)]
    public static partial void Rms4096(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 64)]
    public static partial void Layer64(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 128)]
    public static partial void Layer128(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    public static partial void Layer768(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 4096)]
    public static partial void Layer4096(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 64, Placement = Placement.Pre)]
    public static partial void AddLayer64(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768, Placement = Placement.Pre)]
    public static partial void AddLayer768(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 4096, Placement = Placement.Pre)]
    public static partial void AddLayer4096(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 4096, Placement = Placement.Pre)]
    public static partial void AddRms4096(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    public static partial void BFloat16Layer768(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> bias, Span<BFloat16> y);

    [Norm(Kind.Layer, Axis.Feature, 4096)]
    public static partial void BFloat16Layer4096(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> bias, Span<BFloat16> y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    public static partial void HalfLayer768(ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> bias, Span<Half> y);

    [Norm(Kind.Layer, Axis.Feature, 4096)]
    public static partial void HalfLayer4096(ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> bias, Span<Half> y);

    [Norm(Kind.L2, Axis.Feature, 768)]
    public static partial void L2Of768(ReadOnlySpan<float> x, Span<float> y);

    [Norm(Kind.Batch, Axis.Channel, 64)]
    public static partial void BatchTraining64(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningMean, Span<float> runningVar, Span<float> y, int spatial);

    [Norm(Kind.Batch, Axis.Channel, 64)]
    public static partial void BatchInference64(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> y, int spatial);

    [Norm(Kind.Batch, Axis.Feature, 512)]
    public static partial void BatchTraining512(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningMean, Span<float> runningVar, Span<float> y);

    [Norm(Kind.Batch, Axis.Feature, 512)]
    public static partial void BatchInference512(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> y);

    [Norm(Kind.Group, Axis.Channel, 320, Groups = 32)]
    public static partial void Group320(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial);

    [Norm(Kind.Layer, Axis.Channel, 320)]
    public static partial void LayerChannel320(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial);

    [Norm(Kind.Instance, Axis.Channel, 320)]
    public static partial void Instance320(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial);

    [Norm(Kind.Power, Axis.Feature, 512)]
    public static partial void PowerTraining512(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningSquare, Span<float> y);
}
