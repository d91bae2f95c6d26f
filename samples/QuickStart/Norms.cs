using NormGen;

namespace QuickStart;

/// <summary>The normalizations of this program. NormGen writes their bodies while the program compiles.</summary>
internal static partial class Norms
{
    // One size, the usual case in a model: rows of exactly 4096 features, straight to the kernel made for them.
    [Norm(Kind.RMS, Axis.Feature, 4096)]
    public static partial void Rms4096(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 4096)]
    public static partial void Layer4096(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    // Several sizes: weight.Length picks one of three kernels. Any other length works too, at run-time-size speed.
    [Norm(Kind.RMS, Axis.Feature, 64, 128, 768)]
    public static partial void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 64, 128, 768)]
    public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    // No size: the run-time-size kernel. The weight tells the feature count, or `dim` where there is no weight.
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void AnyRms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void AnyRms(ReadOnlySpan<float> x, int dim, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void AnyLayer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void AnyLayer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void AnyLayer(ReadOnlySpan<float> x, int dim, Span<float> y);
}
