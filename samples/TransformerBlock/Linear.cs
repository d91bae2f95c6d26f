using System.Numerics.Tensors;

namespace TransformerBlock;

/// <summary>The matrix product.</summary>
internal static class Linear
{
    /// <summary>
    /// y = x·W for rows of x. W is stored input by input, and the products are added in the order of the inputs, each with one rounding: so the
    /// sum is the same on every machine, however wide its vectors, and for a row alone as among others.
    /// </summary>
    public static void Apply(ReadOnlySpan<float> x, Parameter weight, Span<float> y)
    {
        (int inputs, int outputs) = (weight.Shape[0], weight.Shape[1]);
        for (int row = 0; row < x.Length / inputs; row++)
        {
            ReadOnlySpan<float> input = x.Slice(row * inputs, inputs);
            Span<float> output = y.Slice(row * outputs, outputs);
            output.Clear();
            for (int i = 0; i < inputs; i++)
                TensorPrimitives.FusedMultiplyAdd(weight.Values.AsSpan(i * outputs, outputs), input[i], output, output);
        }
    }
}
