namespace NormGen.Tests.Support;

/// <summary>The arguments of a block of doubles and of its gradient; half of the rows of a masked one, and more, are padding.</summary>
internal sealed class BlockCall
{
    private readonly int _rows, _dim;

    public BlockCall(int rows, int dim, int seed, bool isMasked)
    {
        (_rows, _dim) = (rows, dim);
        Random random = new(seed);
        (X, Dy, Y, Dx, Sum, Branch) = (Random(rows * dim), Random(rows * dim), new double[rows * dim], new double[rows * dim], new double[rows * dim], new double[rows * dim]);
        (Weight, Bias, NextWeight, NextBias) = (Random(dim), Random(dim), Random(dim), Random(dim));
        (DWeight, DBias, DNextWeight, DNextBias) = (new double[dim], new double[dim], new double[dim], new double[dim]);
        (Mean, InvStd, NextMean, NextInvStd) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        (Kept, Workspace) = (new double[2 * rows * dim], new double[2 * rows * dim]);
        Mask = [.. Enumerable.Range(0, rows).Select(row => !isMasked || row < (rows + 1) / 2)];
        Lengths = [(rows + 1) / 2];
        Sublayer = new Mixing(this);

        double[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextDouble()) - 2)];
    }

    public double[] X { get; }

    public double[] Weight { get; }

    public double[] Bias { get; }

    public double[] NextWeight { get; }

    public double[] NextBias { get; }

    public double[] Y { get; }

    public double[] Sum { get; }

    /// <summary>What the sub-layer wrote.</summary>
    public double[] Branch { get; }

    public double[] Mean { get; }

    public double[] InvStd { get; }

    public double[] NextMean { get; }

    public double[] NextInvStd { get; }

    public double[] Dy { get; }

    public double[] Dx { get; set; }

    public double[] DWeight { get; }

    public double[] DBias { get; }

    public double[] DNextWeight { get; }

    public double[] DNextBias { get; }

    /// <summary>The workspace of a sandwich block, whose first tensor is what the sub-layer wrote.</summary>
    public double[] Kept { get; }

    /// <summary>The workspace of the gradient.</summary>
    public double[] Workspace { get; }

    public bool[] Mask { get; }

    public int[] Lengths { get; }

    public Mixing Sublayer { get; }

    public int Dim => _dim;

    public int Rows => _rows;
}

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

/// <summary>A sub-layer that multiplies by one and a half, of floats and of halves.</summary>
internal readonly struct Scaling : ISublayer<float>, ISublayerGradient<float>, ISublayer<Half>, ISublayerGradient<Half>
{
    public void Invoke(ReadOnlySpan<float> from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = 1.5f * from[i];
    }

    public void Invoke(ReadOnlySpan<Half> from, Span<Half> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = (Half)(1.5f * (float)from[i]);
    }
}
