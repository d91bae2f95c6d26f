using NormGen.Runtime;
using NormGen.Statistics;

namespace NormGen;

/// <summary>
/// Mean and variance of each feature of a batch, of which the parts may come one after another or from several workers: each adds its
/// rows, the parts are merged, and the whole has the statistics that batch normalization takes.
/// </summary>
/// <remarks>
/// <para>
/// All is kept in double: how many rows were added, and for each feature their mean μ and the sum of the squared deviations from it,
/// M₂ = Σ(x − μ)². Rows are folded in blocks, in each the mean first and then the deviations, so that a mean far from zero costs no
/// digits; blocks and parts are put together by the formula of Chan, Golub and LeVeque ("Updating formulae and a pairwise algorithm for
/// computing sample variances", 1979), with δ = μ_b − μ_a:
/// </para>
/// <code>
/// n = n_a + n_b,  μ = (n_a·μ_a + n_b·μ_b)/n,  M₂ = (M₂_a + M₂_b) + δ²·(n_a·n_b/n)
/// </code>
/// <para>
/// The same calls give the same bits on every machine. Other parts, or parts merged in another order, round differently, so workers that
/// are to agree exactly merge in the same tree; which of two parts is merged into the other makes no difference.
/// </para>
/// <para>
/// A NaN or an infinity stays in its feature, and so do numbers whose squares a double cannot hold. No call allocates but the constructor and
/// <see cref="ReadFrom(ReadOnlySpan{byte})"/>. Instances are not thread-safe: let each thread have its own, and merge them.
/// </para>
/// </remarks>
public sealed partial class BatchMoments
{
    private readonly double[] _mean;
    private readonly double[] _squares;

    /// <summary>Moments of no rows yet.</summary>
    /// <param name="features">How many features a row has, or channels a sample, at least 1.</param>
    /// <exception cref="ArgumentException">There is no feature.</exception>
    public BatchMoments(int features)
    {
        Shapes.Dim(features, nameof(features));
        _mean = new double[features];
        _squares = new double[features];
    }

    private BatchMoments(long count, double[] mean, double[] squares) => (Count, _mean, _squares) = (count, mean, squares);

    /// <summary>Gets how many features a row has.</summary>
    public int Features => _mean.Length;

    /// <summary>Gets how many elements of each feature were added: rows, or samples × positions, without those that are padding.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the mean of each feature; zeros while <see cref="Count"/> is 0. The span shows what is added later as well.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Gets the sum of the squared deviations of each feature from its mean.</summary>
    internal ReadOnlySpan<double> SquaredDeviations => _squares;

    /// <summary>The variance of a feature.</summary>
    /// <param name="feature">Which feature, from 0.</param>
    /// <param name="unbiased">Whether the squared deviations are divided by <see cref="Count"/> − 1, and not by <see cref="Count"/>.</param>
    /// <returns>M₂/n, or M₂/(n − 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature.</exception>
    /// <exception cref="InvalidOperationException">There are no elements, or only one for an unbiased variance.</exception>
    public double Variance(int feature, bool unbiased)
    {
        if ((uint)feature >= (uint)Features)
            throw new ArgumentOutOfRangeException(nameof(feature), feature, $"The features are numbered 0 to {Features - 1}.");
        NeedElements(unbiased ? 2 : 1);
        return _squares[feature] / (unbiased ? Count - 1 : Count);
    }

    /// <summary>Adds all that was added to another part. a.Merge(b) leaves in a the bits that b.Merge(a) leaves in b.</summary>
    /// <param name="other">The other part, which is not changed; merged with itself, a part counts twice. An empty part changes nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other part has another number of features.</exception>
    /// <exception cref="OverflowException">The elements are more than a <see cref="long"/> counts.</exception>
    public void Merge(BatchMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Features != Features)
            throw new ArgumentException($"{nameof(other)} has {Number(other.Features, "feature")}; it can be merged with {Number(Features, "feature")} only if it has as many.", nameof(other));
        long count = checked(Count + other.Count);
        ParallelFormula.Merge(Count, _mean, _squares, other.Count, other._mean, other._squares);
        Count = count;
    }

    /// <summary>Forgets all that was added.</summary>
    public void Clear()
    {
        Array.Clear(_mean);
        Array.Clear(_squares);
        Count = 0;
    }

    private static string Number(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private void NeedElements(int least)
    {
        if (Count < least)
            throw new InvalidOperationException($"{(Count == 0 ? "Nothing was" : "Only one element of each feature was")} added; {(least == 1 ? "statistics need at least 1 element" : "an unbiased variance needs at least 2 elements")} of each feature.");
    }
}
