using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Comparisons with answers in double precision.</summary>
internal static class Accuracy
{
    /// <summary>The promise for float forward kernels: the error of an element over the largest |y| of its row.</summary>
    public const double Forward = 4e-7;

    /// <summary>Holds each row of y within <see cref="Forward"/> of its scale.</summary>
    public static void AssertNear(DoubleOracle expected, ReadOnlySpan<float> actual, Func<string> what) =>
        AssertNear(expected.Y, actual, expected.Scale, expected.Floor, expected.Dim, what);

    /// <inheritdoc cref="AssertNear(DoubleOracle, ReadOnlySpan{float}, Func{string})"/>
    public static void AssertNear(
        ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, ReadOnlySpan<double> scale, ReadOnlySpan<double> floor, int dim, Func<string> what)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(expected.Length, scale.Length * dim);
        int worst = -1;
        double worstRatio = 1;
        for (int row = 0; row < scale.Length && !double.IsNaN(worstRatio); row++)
        {
            double allowed = Forward * scale[row] + floor[row];
            for (int i = row * dim; i < (row + 1) * dim && !double.IsNaN(worstRatio); i++)
            {
                double error = Math.Abs(actual[i] - expected[i]);
                if (!(error <= allowed * worstRatio))
                    (worst, worstRatio) = (i, error / allowed);
            }
        }

        if (worst >= 0)
        {
            Assert.Fail($"{what()}: y is worst at row {worst / dim}, element {worst % dim}: {actual[worst]:G9} where {expected[worst]:G17} "
                + $"is right; the error {Math.Abs(actual[worst] - expected[worst]):G3} is {worstRatio:G3} times what is allowed "
                + $"({Forward} × {scale[worst / dim]:G3} + {floor[worst / dim]:G3}).");
        }
    }

    /// <summary>Holds saved statistics to a few rounding errors: the mean on the scale of the row's spread, 1/σ on its own.</summary>
    public static void AssertStatistics(DoubleOracle expected, Outcome actual, Parts parts, Func<string> what) =>
        AssertStatistics(expected.Mean, expected.InvStd, actual, parts, what);

    /// <inheritdoc cref="AssertStatistics(DoubleOracle, Outcome, Parts, Func{string})"/>
    public static void AssertStatistics(ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd, Outcome actual, Parts parts, Func<string> what)
    {
        const double HalfUlp = 1.0 / (1 << 24);
        for (int row = 0; row < invStd.Length; row++)
        {
            if (parts.HasFlag(Parts.Mean))
            {
                double bound = Math.Abs(mean[row]) * HalfUlp + Forward / invStd[row] + float.Epsilon;
                if (!(Math.Abs(actual.Mean[row] - mean[row]) <= bound))
                    Assert.Fail($"{what()}: mean of row {row} is {actual.Mean[row]:G9} where {mean[row]:G17} is right, give or take {bound:G3}.");
            }

            if (parts.HasFlag(Parts.InvStd))
            {
                double bound = invStd[row] * Forward + float.Epsilon;
                if (!(Math.Abs(actual.InvStd[row] - invStd[row]) <= bound))
                    Assert.Fail($"{what()}: invStd of row {row} is {actual.InvStd[row]:G9} where {invStd[row]:G17} is right, give or take {bound:G3}.");
            }
        }
    }
}
