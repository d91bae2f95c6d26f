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

    /// <summary>The most elements of a run that are a piece: 64 of each virtual lane of floats.</summary>
    public const int PieceElements = 64 * Lanes.Count;

    /// <summary>The rows of a block, padding among them.</summary>
    public const int BlockRows = 1024;

    /// <summary>The samples of a block of channels: as many as have together the positions that a block has rows, but one at least.</summary>
    /// <param name="spatial">The positions of a sample.</param>
    /// <returns>The samples.</returns>
    public static int BlockSamples(int spatial) => Math.Max(1, BlockRows / spatial);

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
