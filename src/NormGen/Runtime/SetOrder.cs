using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// The fixed order in which the elements of a set that is no row are added: cut into pieces, each summed in the kernel's type; the pieces of a block gathered in
/// double one after another; and so the blocks. Where pieces and blocks end depends on the shape and the padding alone, so that blocks may be summed by anyone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SetOrder
{
    /// <summary>The most rows of a column that are a piece.</summary>
    public const int PieceRows = 16;

    /// <summary>The most rows that are a piece of what features add up: see <see cref="FeatureSums{T}"/>. Gathering a piece moves as many bytes as two rows do.</summary>
    public const int FeaturePieceRows = 64;

    /// <summary>The most elements of a run that are a piece: 64 of each virtual lane of floats.</summary>
    public const int PieceElements = 64 * Lanes.Count;

    /// <summary>The rows of a block, padding among them.</summary>
    public const int BlockRows = 1024;

    /// <summary>The samples of a block of channels: as many as have together the positions that a block has rows, but one at least.</summary>
    /// <param name="spatial">The positions of a sample.</param>
    /// <returns>The samples.</returns>
    public static int BlockSamples(int spatial) => Math.Max(1, BlockRows / spatial);

    /// <summary>Gives each feature the statistic of its group.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="ofGroups">One for each group.</param>
    /// <param name="ofFeatures">One for each feature: as many for each group.</param>
    public static void Spread<T>(ReadOnlySpan<T> ofGroups, Span<T> ofFeatures)
    {
        int features = ofFeatures.Length / ofGroups.Length;
        for (int group = 0; group < ofGroups.Length; group++)
            ofFeatures.Slice(group * features, features).Fill(ofGroups[group]);
    }

    /// <summary>The reciprocal scales that a forward pass makes of squares which it is given: worked out in double, rounded once.</summary>
    /// <param name="squares">Running variances, or quadratic means.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="scales">The results.</param>
    public static void ReciprocalRoots(ReadOnlySpan<float> squares, float epsilon, float epsilonBeside, Span<float> scales)
    {
        for (int i = 0; i < squares.Length; i++)
            scales[i] = (float)FloatRange.Unify(1d / (Math.Sqrt((double)squares[i] + epsilon) + epsilonBeside));
    }

    /// <inheritdoc cref="ReciprocalRoots(ReadOnlySpan{float}, float, float, Span{float})"/>
    public static void ReciprocalRoots(ReadOnlySpan<double> squares, double epsilon, double epsilonBeside, Span<double> scales)
    {
        for (int i = 0; i < squares.Length; i++)
            scales[i] = FloatRange.Unify(1d / (Math.Sqrt(squares[i] + epsilon) + epsilonBeside));
    }

    /// <summary>Adds the sums of a block to those of the blocks before, and lets the next block's begin at zero.</summary>
    /// <param name="sums">The gathered sums, one for each set.</param>
    /// <param name="block">The sums of the block; cleared.</param>
    public static void Gather(Span<double> sums, Span<double> block)
    {
        for (int i = 0; i < sums.Length; i++)
            sums[i] += block[i];
        block.Clear();
    }
}
