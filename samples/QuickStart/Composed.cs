using System.Numerics.Tensors;

namespace QuickStart;

/// <summary>The same from the vectorised operations of <see cref="TensorPrimitives"/>, as few of them as there can be.</summary>
internal static class Composed
{
    public static void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, int dim)
    {
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.Slice(start, dim);
            Span<float> output = y.Slice(start, dim);

            float scale = 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares(row) / dim + Plain.Epsilon);
            TensorPrimitives.Multiply(row, scale, output);
            if (!weight.IsEmpty)
                TensorPrimitives.Multiply(output, weight, output);
        }
    }

    public static void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int dim)
    {
        for (int start = 0; start < x.Length; start += dim)
        {
            ReadOnlySpan<float> row = x.Slice(start, dim);
            Span<float> output = y.Slice(start, dim);

            TensorPrimitives.Subtract(row, TensorPrimitives.Sum(row) / dim, output);
            float scale = 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(output) / dim + Plain.Epsilon);
            TensorPrimitives.Multiply(output, scale, output);
            if (!bias.IsEmpty)
                TensorPrimitives.MultiplyAdd(output, weight, bias, output);
            else if (!weight.IsEmpty)
                TensorPrimitives.Multiply(output, weight, output);
        }
    }
}
