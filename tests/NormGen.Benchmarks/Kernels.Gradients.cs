namespace NormGen.Benchmarks;

/// <content>Gradients, by the statistics that the forward pass has saved.</content>
internal static partial class Kernels
{
    [NormGradient(nameof(Layer64))]
    public static partial void LayerGradient64(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);

    [NormGradient(nameof(Layer128))]
    public static partial void LayerGradient128(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);

    [NormGradient(nameof(Layer768))]
    public static partial void LayerGradient768(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);

    [NormGradient(nameof(Layer4096))]
    public static partial void LayerGradient4096(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);

    [NormGradient(nameof(Rms768))]
    public static partial void RmsGradient768(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight);

    [NormGradient(nameof(Rms4096))]
    public static partial void RmsGradient4096(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight);

    [NormGradient(nameof(BatchTraining64))]
    public static partial void BatchGradient64(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial);

    [NormGradient(nameof(BatchTraining512))]
    public static partial void BatchGradient512(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);

    [NormGradient(nameof(Group320))]
    public static partial void GroupGradient320(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial);

    [NormGradient(nameof(LayerChannel320))]
    public static partial void LayerChannelGradient320(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial);
}
