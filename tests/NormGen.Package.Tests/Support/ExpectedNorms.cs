using NormGen;

namespace Consumer;

/// <summary>The consumers' methods in this process: the library's own kernels, straight from its project and without a package.</summary>
internal static class Norms
{
    public static void OneSize(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y) => NormPrimitives.RmsNorm(x, weight, y);

    public static void SeveralSizes(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y) =>
        NormPrimitives.LayerNorm(x, weight, bias, y);

    public static void NoSize(ReadOnlySpan<float> x, int dim, Span<float> y) => NormPrimitives.RmsNorm(x, dim, y);

    public static void WithStatistics(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd) =>
        NormPrimitives.LayerNorm(x, weight, bias, y, mean, invStd);

    public static void AddNorm(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y) =>
        NormPrimitives.AddRmsNorm(x, residual, weight, y);

    public static void OfHalf(ReadOnlySpan<Half> x, ReadOnlySpan<float> weight, Span<Half> y)
    {
        // Widened, normalized in float, and rounded once.
        float[] wide = new float[x.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = (float)x[i];
        NormPrimitives.RmsNorm(wide, weight, wide);
        for (int i = 0; i < wide.Length; i++)
            y[i] = (Half)wide[i];
    }
}
