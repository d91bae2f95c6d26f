using NormGen.Tests.Support;

namespace NormGen.Tests.Statistics;

/// <summary>Mean and squared deviations with some 32 digits, and comparisons of moments.</summary>
internal static class MomentsOracle
{
    /// <summary>The moments of some numbers.</summary>
    public static (double Mean, double Squares) Of(IEnumerable<double> elements)
    {
        double[] all = [.. elements];
        DoubleDouble mean = all.Aggregate((DoubleDouble)0, (sum, x) => sum + x) / all.Length;
        DoubleDouble squares = all.Aggregate((DoubleDouble)0, (sum, x) => sum + (x - mean) * (x - mean));
        return ((double)mean, (double)squares);
    }

    /// <summary>Holds moments near the right ones of a batch.</summary>
    public static void AssertNear(Batch batch, BatchMoments moments, bool[]? mask = null, double allowed = 1e-14)
    {
        for (int c = 0; c < batch.Features; c++)
        {
            double[] elements = [.. batch.Feature(c, mask)];
            (double mean, double squares) = Of(elements);
            Assert.Equal(elements.Length, moments.Count);
            AssertNear(mean, squares, elements.Length, moments.Mean[c], moments.SquaredDeviations[c], allowed, $"feature {c}");
        }
    }

    /// <summary>Holds moments near others of the same elements.</summary>
    public static void AssertNear(BatchMoments expected, BatchMoments actual, double allowed = 1e-14)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int c = 0; c < expected.Features; c++)
            AssertNear(expected.Mean[c], expected.SquaredDeviations[c], expected.Count, actual.Mean[c], actual.SquaredDeviations[c], allowed, $"feature {c}");
    }

    /// <summary>Holds moments to the same bits.</summary>
    public static void AssertSame(BatchMoments expected, BatchMoments actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(Bits(expected.Mean), Bits(actual.Mean));
        Assert.Equal(Bits(expected.SquaredDeviations), Bits(actual.SquaredDeviations));
    }

    private static long[] Bits(ReadOnlySpan<double> values) => Array.ConvertAll(values.ToArray(), BitConverter.DoubleToInt64Bits);

    // A mean that was rounded to a double costs the deviations of one block from another as many digits as it has beyond the deviation.
    private static void AssertNear(double mean, double squares, long count, double actualMean, double actualSquares, double allowed, string what)
    {
        double deviation = Math.Sqrt(squares / count), scale = Math.Max(Math.Abs(mean), deviation);
        Assert.True(Math.Abs(actualMean - mean) <= allowed * scale, $"{what}: the mean is {actualMean:G17} where {mean:G17} is right.");
        double bound = allowed * squares * (1 + (deviation > 0 ? Math.Abs(mean) / deviation : 0)) + allowed * allowed * mean * mean * count;
        Assert.True(Math.Abs(actualSquares - squares) <= bound, $"{what}: M₂ is {actualSquares:G17} where {squares:G17} is right, give or take {bound:G3}.");
    }
}
