using NormGen.Runtime;
using NormGen.Statistics;

namespace NormGen;

/// <content>The walk over blocks. Where they end depends on the shapes and the padding alone, and so do the bits.</content>
public sealed partial class BatchMoments
{
    // The moments of a block are on the stack before they are merged, for so many features at a time.
    private const int FeaturesAtOnce = 512;

    private void AddRows<T>(ReadOnlySpan<T> rows, ReadOnlySpan<bool> mask, bool isMasked)
        where T : unmanaged
    {
        int count = Shapes.Rows(rows.Length, Features, nameof(rows));
        if (isMasked)
            Shapes.PerRow(mask.Length, count, nameof(mask));
        AddCheckedRows(rows, count, mask);
    }

    private void AddSamples<T>(ReadOnlySpan<T> x, int spatial, ReadOnlySpan<bool> mask, bool isMasked)
        where T : unmanaged
    {
        Shapes.Spatial(spatial, nameof(spatial));
        int samples = Shapes.Samples(x.Length, Features, spatial, nameof(x));
        if (isMasked)
            Shapes.PositionMask(mask.Length, samples, spatial, nameof(mask));
        if (spatial == 1)
        {
            AddCheckedRows(x, samples, mask);
            return;
        }

        CheckRoom((long)samples * spatial);
        PositionRuns runs = new(samples, Features, spatial, mask);
        Span<PositionRun> block = stackalloc PositionRun[PositionRuns.MostRuns];
        Span<double> mean = stackalloc double[FeaturesAtOnce], squares = stackalloc double[FeaturesAtOnce];
        while (runs.TakeBlock(block, out int taken) is var positions and > 0)
        {
            for (int start = 0; start < Features; start += FeaturesAtOnce)
            {
                int some = Math.Min(FeaturesAtOnce, Features - start);
                ChannelBlock.Moments(x, block[..taken], positions, start, spatial, mean[..some], squares[..some]);
                MergeBlock(start, positions, mean[..some], squares[..some]);
            }

            Count += positions;
        }
    }

    private void AddCheckedRows<T>(ReadOnlySpan<T> rows, int count, ReadOnlySpan<bool> mask)
        where T : unmanaged
    {
        CheckRoom(count);
        Span<int> block = stackalloc int[RowsBlock.MostRows];
        Span<double> mean = stackalloc double[FeaturesAtOnce], squares = stackalloc double[FeaturesAtOnce];
        int next = 0;
        while (RowsBlock.Take(ref next, count, mask, block) is var taken and > 0)
        {
            for (int start = 0; start < Features; start += FeaturesAtOnce)
            {
                int some = Math.Min(FeaturesAtOnce, Features - start);
                RowsBlock.Moments(rows, block[..taken], Features, start, mean[..some], squares[..some]);
                MergeBlock(start, taken, mean[..some], squares[..some]);
            }

            Count += taken;
        }
    }

    private void MergeBlock(int start, int count, ReadOnlySpan<double> mean, ReadOnlySpan<double> squares) =>
        ParallelFormula.Merge(Count, _mean.AsSpan(start, mean.Length), _squares.AsSpan(start, mean.Length), count, mean, squares);

    private void CheckRoom(long elements) => _ = checked(Count + elements);
}
