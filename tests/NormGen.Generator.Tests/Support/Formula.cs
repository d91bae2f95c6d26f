namespace NormGen.Generator.Tests.Support;

/// <summary>What a norm must compute, straight from the papers and in double precision.</summary>
internal sealed record Formula(Kind Kind, int Dim, bool HasWeight = true, bool HasBias = false, bool ZeroCentered = false, double Epsilon = 1e-5)
{
    public EpsilonMode EpsilonMode { get; init; }

    /// <summary>How many groups of features have statistics of their own.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Mean and reciprocal scale of a row, or of a group of one.</summary>
    public (double Mean, double Scale) Statistics(ReadOnlySpan<double> row)
    {
        double mean = 0, squares = 0;
        if (Kind == Kind.Layer)
        {
            foreach (double value in row)
                mean += value / row.Length;
        }

        foreach (double value in row)
            squares += (value - mean) * (value - mean);
        if (Kind == Kind.L2)
            return (mean, 1 / Math.Max(Math.Sqrt(squares), Epsilon));
        return (mean, EpsilonMode == EpsilonMode.InsideRoot ? 1 / Math.Sqrt(squares / row.Length + Epsilon) : 1 / (Math.Sqrt(squares / row.Length) + Epsilon));
    }

    /// <summary>The rows of a tensor normalized. One weight is that of all features.</summary>
    public double[] Apply(double[] x, double[] weight, double[] bias)
    {
        double[] y = new double[x.Length];
        for (int start = 0, length = Dim / Groups; start < x.Length; start += length)
        {
            (double mean, double scale) = Statistics(x.AsSpan(start, length));
            for (int i = start; i < start + length; i++)
            {
                double gamma = HasWeight ? weight[weight.Length == 1 ? 0 : i % Dim] + (ZeroCentered ? 1.0 : 0.0) : 1;
                y[i] = (x[i] - mean) * scale * gamma + (HasBias ? bias[i % Dim] : 0);
            }
        }

        return y;
    }

    /// <summary>Runs a kernel on a few rows, and in place where it writes into x, and compares.</summary>
    public void AssertHolds(Action<float[], float[], float[], float[]> kernel, bool isInPlace = false, int rows = 3, Func<string>? source = null) =>
        AssertGives(Apply, kernel, 4e-7, isInPlace, rows, source);

    /// <summary>The same for a kernel that gives something else, made of this, and for types that are less precise.</summary>
    public void AssertGives(Func<double[], double[], double[], double[]> expected, Action<float[], float[], float[], float[]> kernel, double part, bool isInPlace = false, int rows = 3, Func<string>? source = null)
    {
        Random random = new(Dim);
        float[] x = Normal(random, rows * Dim, 0.5), weight = Normal(random, Dim, 1), bias = Normal(random, Dim, 0);
        double[] right = expected(Widen(x), Widen(weight), Widen(bias));
        float[] y = isInPlace ? x : new float[x.Length];
        kernel(x, weight, bias, y);
        AssertNear(right, y, part, () => $"{this}\n{source?.Invoke()}");
    }

    /// <summary>Asserts that a result is right but for a part of its largest value.</summary>
    public static void AssertNear(double[] expected, float[] actual, double part, Func<string>? source = null)
    {
        double worst = part * expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= worst))
                Assert.Fail($"[{i}] is {actual[i]:R}, not {expected[i]:R}. {source?.Invoke()}");
        }
    }

    public static double[] Widen(float[] values) => [.. values.Select(v => (double)v)];

    public static float[] Normal(Random random, int count, double mean) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(mean + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
