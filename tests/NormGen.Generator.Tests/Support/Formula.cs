namespace NormGen.Generator.Tests.Support;

/// <summary>What a kernel must compute, straight from the papers and in double precision.</summary>
internal sealed record Formula(Kind Kind, int Dim, bool HasWeight = true, bool HasBias = false, bool ZeroCentered = false, double Epsilon = 1e-5)
{
    /// <summary>Mean and reciprocal scale of a row.</summary>
    public (double Mean, double Scale) Statistics(ReadOnlySpan<float> row)
    {
        double mean = 0, squares = 0;
        if (Kind == Kind.Layer)
        {
            foreach (float value in row)
                mean += (double)value / Dim;
        }

        foreach (float value in row)
            squares += (value - mean) * (value - mean);
        return (mean, 1 / Math.Sqrt(squares / Dim + Epsilon));
    }

    public double[] Apply(float[] x, float[] weight, float[] bias)
    {
        double[] y = new double[x.Length];
        for (int start = 0; start < x.Length; start += Dim)
        {
            (double mean, double scale) = Statistics(x.AsSpan(start, Dim));
            for (int i = 0; i < Dim; i++)
            {
                double gamma = HasWeight ? weight[i] + (ZeroCentered ? 1.0 : 0.0) : 1;
                y[start + i] = (x[start + i] - mean) * scale * gamma + (HasBias ? bias[i] : 0);
            }
        }

        return y;
    }

    /// <summary>Runs a kernel on a few rows, and in place where it writes into x, and compares.</summary>
    public void AssertHolds(Action<float[], float[], float[], float[]> kernel, bool isInPlace = false, int rows = 3, Func<string>? source = null)
    {
        Random random = new(Dim);
        float[] x = Normal(random, rows * Dim, 0.5), weight = Normal(random, Dim, 1), bias = Normal(random, Dim, 0);
        double[] expected = Apply(x, weight, bias);
        float[] y = isInPlace ? x : new float[x.Length];
        kernel(x, weight, bias, y);
        double worst = 4e-7 * expected.Max(Math.Abs);
        for (int i = 0; i < y.Length; i++)
        {
            if (!(Math.Abs(y[i] - expected[i]) <= worst))
                Assert.Fail($"{this}: y[{i}] is {y[i]:R}, not {expected[i]:R}.\n{source?.Invoke()}");
        }
    }

    private static float[] Normal(Random random, int count, double mean) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(mean + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
