namespace NormGen.Tests.Support;

/// <summary>A sub-layer that couples the features of a row: f(x)ᵢ = tanh(xᵢ) + 0.3·xᵢ₊₁. It leaves NaN behind in padding, which nobody may read.</summary>
internal sealed class Mixing(BlockCall call) : ISublayer<double>, ISublayerGradient<double>
{
    private readonly double[] _input = new double[call.X.Length];

    /// <summary>How often the gradient was called.</summary>
    public int Gradients { get; private set; }

    public void Invoke(ReadOnlySpan<double> input, Span<double> output)
    {
        input.CopyTo(_input);
        for (int i = 0; i < input.Length; i++)
            output[i] = call.Mask[i / call.Dim] ? Math.Tanh(input[i]) + (0.3 * input[Next(i)]) : double.NaN;
        output.CopyTo(call.Branch);
    }

    void ISublayerGradient<double>.Invoke(ReadOnlySpan<double> outputGradient, Span<double> inputGradient)
    {
        Gradients++;
        inputGradient.Clear();
        for (int i = 0; i < outputGradient.Length; i++)
        {
            if (!call.Mask[i / call.Dim])
            {
                Assert.Equal(0, outputGradient[i]);
                inputGradient[i] = double.NaN;
                continue;
            }

            double tanh = Math.Tanh(_input[i]);
            inputGradient[i] += outputGradient[i] * (1 - (tanh * tanh));
            inputGradient[Next(i)] += outputGradient[i] * 0.3;
        }
    }

    private int Next(int i) => i % call.Dim == call.Dim - 1 ? i - call.Dim + 1 : i + 1;
}
