using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The formulas of Layer and RMS in double precision, in the plainest way: two passes, no tricks.</summary>
internal sealed class DoubleOracle
{
    private const double OrdinaryEpsilon = 1e-30;
    private const double TwoFloats = 1.0 / (1L << 44);

    private DoubleOracle(int dim, int rows)
    {
        Dim = dim;
        (Y, Mean, InvStd, Scale, Floor) = (new double[rows * dim], new double[rows], new double[rows], new double[rows], new double[rows]);
    }

    public int Dim { get; }

    public double[] Y { get; }

    public double[] Mean { get; }

    public double[] InvStd { get; }

    /// <summary>The largest |y| or |γ·x̂| of each row: what a relative error is relative to. They differ only where a bias cancels.</summary>
    public double[] Scale { get; }

    /// <summary>
    /// The error of each row that float cannot avoid near zero, whatever the scale: that of a product below the smallest normal
    /// float; and for Layer that of the difference x − μ, magnified by r. There the mean itself is as good as twice a float's
    /// digits, and where an ordinary ε keeps the row in float, a difference below the smallest normal float is rounded to one.
    /// </summary>
    public double[] Floor { get; }

    /// <summary>Computes the answer.</summary>
    public static DoubleOracle Of(Kind kind, NormInput input, Parts affine, double epsilon, bool zeroCentered = false)
    {
        DoubleOracle answer = new(input.Dim, input.Rows);
        for (int row = 0; row < input.Rows; row++)
            answer.Row(row, kind, input, affine, epsilon, zeroCentered);
        return answer;
    }

    private void Row(int row, Kind kind, NormInput input, Parts affine, double epsilon, bool zeroCentered)
    {
        ReadOnlySpan<float> x = input.X.AsSpan(row * Dim, Dim);
        double mean = 0, square = 0;
        if (kind == Kind.Layer)
        {
            foreach (float value in x)
                mean += value;
            mean /= Dim;
        }

        foreach (float value in x)
            square += (value - mean) * (value - mean);
        double r = 1 / Math.Sqrt(square / Dim + epsilon);
        double difference = kind != Kind.Layer ? 0 : (Math.Abs(mean) * TwoFloats + (epsilon >= OrdinaryEpsilon ? 2 * float.Epsilon : 0)) * r;

        for (int i = 0; i < Dim; i++)
        {
            double weight = affine.HasFlag(Parts.Weight) ? input.Weight[i] + (zeroCentered ? 1.0 : 0.0) : 1.0;
            double scaled = (x[i] - mean) * r * weight;
            double y = scaled + (affine.HasFlag(Parts.Bias) ? input.Bias[i] : 0.0);
            Y[row * Dim + i] = y;
            Scale[row] = Math.Max(Scale[row], Math.Max(Math.Abs(y), Math.Abs(scaled)));
            Floor[row] = Math.Max(Floor[row], 4.0 * float.Epsilon + difference * Math.Abs(weight));
        }

        (Mean[row], InvStd[row]) = (mean, r);
    }
}
