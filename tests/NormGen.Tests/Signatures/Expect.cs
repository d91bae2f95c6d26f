using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests.Signatures;

internal delegate void RmsMethod(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

internal delegate void LayerMethod(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

internal delegate void InPlaceMethod(Span<float> x, ReadOnlySpan<float> weight);

/// <summary>Calls a method on five rows and holds it to the double answer, whatever its signature looks like.</summary>
internal static class Expect
{
    public static void Rms(RmsMethod method, int dim = 3, double epsilon = 1e-5)
    {
        NormInput input = Corpus.Make(dim, rows: 5, Distribution.Normal, seed: 5);
        float[] y = new float[input.X.Length];
        method(input.X, input.Weight, y);
        Near(Kind.RMS, input, Parts.Weight, epsilon, y);
    }

    public static void Layer(LayerMethod method, int dim = 3, double epsilon = 1e-5)
    {
        NormInput input = Corpus.Make(dim, rows: 5, Distribution.Normal, seed: 5);
        float[] y = new float[input.X.Length];
        method(input.X, input.Weight, input.Bias, y);
        Near(Kind.Layer, input, Parts.Affine, epsilon, y);
    }

    public static void RmsInPlace(InPlaceMethod method, int dim = 3)
    {
        NormInput input = Corpus.Make(dim, rows: 5, Distribution.Normal, seed: 5);
        float[] x = [.. input.X];
        method(x, input.Weight);
        Near(Kind.RMS, input, Parts.Weight, 1e-5, x);
    }

    private static void Near(Kind kind, NormInput input, Parts affine, double epsilon, float[] y)
    {
        DoubleOracle oracle = DoubleOracle.Of(kind, input, affine, epsilon);
        Accuracy.AssertNear(oracle, y, () => $"{kind}, {input}");
    }
}
