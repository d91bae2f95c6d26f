using System.Numerics;

namespace NormGen.Statistics;

/// <summary>Chan, Golub and LeVeque's formula, for all features at once.</summary>
internal static class ParallelFormula
{
    /// <summary>
    /// Merges a part into another. Every operation is the same for both parts, so that the bits do not tell which was merged into which; for
    /// the same reason all NaNs are made the same.
    /// </summary>
    /// <param name="count">The elements of the part that is added to.</param>
    /// <param name="mean">Its means.</param>
    /// <param name="squares">Its sums of squared deviations.</param>
    /// <param name="otherCount">The elements of the other part.</param>
    /// <param name="otherMean">Its means; may be the same memory.</param>
    /// <param name="otherSquares">Its sums of squared deviations; may be the same memory.</param>
    public static void Merge(long count, Span<double> mean, Span<double> squares, long otherCount, ReadOnlySpan<double> otherMean, ReadOnlySpan<double> otherSquares)
    {
        if (otherCount == 0)
            return;
        if (count == 0)
        {
            Copy(otherMean, mean);
            Copy(otherSquares, squares);
            return;
        }

        double a = count, b = otherCount, both = a + b, product = a * b / both;
        int i = 0;
        for (; i + Vector<double>.Count <= mean.Length; i += Vector<double>.Count)
        {
            Vector<double> meanA = new(mean[i..]), meanB = new(otherMean[i..]), delta = meanB - meanA;
            Vector<double> merged = (new Vector<double>(squares[i..]) + new Vector<double>(otherSquares[i..])) + delta * delta * new Vector<double>(product);
            OneNaN((new Vector<double>(a) * meanA + new Vector<double>(b) * meanB) / new Vector<double>(both)).CopyTo(mean[i..]);
            OneNaN(merged).CopyTo(squares[i..]);
        }

        for (; i < mean.Length; i++)
        {
            double delta = otherMean[i] - mean[i];
            double merged = (squares[i] + otherSquares[i]) + delta * delta * product;
            mean[i] = OneNaN((a * mean[i] + b * otherMean[i]) / both);
            squares[i] = OneNaN(merged);
        }
    }

    private static void Copy(ReadOnlySpan<double> from, Span<double> to)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = OneNaN(from[i]);
    }

    private static Vector<double> OneNaN(Vector<double> values) =>
        Vector.ConditionalSelect(Vector.Equals(values, values), values, new Vector<double>(double.NaN));

    private static double OneNaN(double value) => double.IsNaN(value) ? double.NaN : value;
}
