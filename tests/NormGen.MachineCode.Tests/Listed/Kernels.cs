using NormGen;

float[] x = new float[8 * 4096], weight = new float[4096], bias = new float[4096], y = new float[8 * 4096];
Kernels.Rms4096(x, weight, y);
Kernels.Layer64(x.AsSpan(0, 8 * 64), weight.AsSpan(0, 64), bias.AsSpan(0, 64), y.AsSpan(0, 8 * 64));
Kernels.Layer768(x.AsSpan(0, 8 * 768), weight.AsSpan(0, 768), bias.AsSpan(0, 768), y.AsSpan(0, 8 * 768));
Kernels.Layer1000(x.AsSpan(0, 8 * 1000), weight.AsSpan(0, 1000), bias.AsSpan(0, 1000), y.AsSpan(0, 8 * 1000));
NormPrimitives.RmsNorm(x, weight, y);

float[] residual = new float[8 * 4096];
Kernels.AddRms4096(x, residual, weight, y);
Kernels.AddLayer768(x.AsSpan(0, 8 * 768), residual.AsSpan(0, 8 * 768), weight.AsSpan(0, 768), bias.AsSpan(0, 768), y.AsSpan(0, 8 * 768));
Half[] half = new Half[8 * 768];
Kernels.HalfLayer768(half, half.AsSpan(0, 768), half.AsSpan(0, 768), new Half[8 * 768]);
BFloat16[] bfloat16 = new BFloat16[8 * 768];
Kernels.BFloat16Layer768(bfloat16, bfloat16.AsSpan(0, 768), bfloat16.AsSpan(0, 768), new BFloat16[8 * 768]);
Console.WriteLine(y[0]);

/// <summary>
/// A row that is one loop, a row without any, one that four rows to a block suit, and one with a tail; two that add a residual, and two of
/// 16-bit elements. The library's own run-time-size kernel is listed beside them.
/// </summary>
internal static partial class Kernels
{
    [Norm(Kind.RMS, Axis.Feature, 4096)]
    public static partial void Rms4096(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 64)]
    public static partial void Layer64(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    public static partial void Layer768(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 1000)]
    public static partial void Layer1000(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 4096, Placement = Placement.Pre)]
    public static partial void AddRms4096(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768, Placement = Placement.Pre)]
    public static partial void AddLayer768(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    public static partial void HalfLayer768(ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> bias, Span<Half> y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    public static partial void BFloat16Layer768(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> bias, Span<BFloat16> y);
}
