using System.Numerics.Tensors;

namespace NormGen.Benchmarks;

/// <summary>The same from the operations of <see cref="TensorPrimitives"/>, as few of them as there can be: the "tp" of the tables.</summary>
internal static class Composed
{
    private const float Epsilon = 1e-5f;

    public static void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y)
    {
        int dim = weight.Length;
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.Slice(start, dim);
            Span<float> output = y.Slice(start, dim);
            TensorPrimitives.Multiply(row, 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares(row) / dim + Epsilon), output);
            TensorPrimitives.Multiply(output, weight, output);
        }
    }

    public static void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        int dim = weight.Length;
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.Slice(start, dim);
            Span<float> output = y.Slice(start, dim);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum(row) / dim, output);
            TensorPrimitives.Multiply(output, 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(output) / dim + Epsilon), output);
            TensorPrimitives.MultiplyAdd(output, weight, bias, output);
        }
    }

    public static void AddRms(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y)
    {
        TensorPrimitives.Add(residual, x, residual);
        Rms(residual, weight, y);
    }

    public static void AddLayer(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        TensorPrimitives.Add(residual, x, residual);
        Layer(residual, weight, bias, y);
    }
}
