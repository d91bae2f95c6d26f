namespace NormGen.Tests.Statistics;

/// <summary>The moments in their order of operations, one number at a time: what every width of vectors must give, bit for bit.</summary>
internal sealed class MomentsReference(int features)
{
    private readonly double[] _mean = new double[features];
    private readonly double[] _squares = new double[features];
    private long _count;

    /// <summary>Adds a batch, with a mask of its samples or of its positions.</summary>
    public MomentsReference Add(Batch batch, bool[]? mask = null)
    {
        List<List<(int Offset, int Length)>> blocks = batch.Spatial == 1 ? RowBlocks(batch, mask) : PositionBlocks(batch, mask);
        foreach (List<(int Offset, int Length)> block in blocks)
        {
            int count = block.Sum(run => run.Length);
            for (int c = 0; c < features; c++)
            {
                int first = c * batch.Spatial;
                double mean = Sum(batch, block, first, x => x) / count;
                Merge(c, count, mean, Sum(batch, block, first, x => (x - mean) * (x - mean)));
            }

            _count += count;
        }

        return this;
    }

    public void AssertSame(BatchMoments moments)
    {
        Assert.Equal(_count, moments.Count);
        for (int c = 0; c < features; c++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(_mean[c]), BitConverter.DoubleToInt64Bits(moments.Mean[c]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(_squares[c]), BitConverter.DoubleToInt64Bits(moments.SquaredDeviations[c]));
        }
    }

    /// <summary>Rows add up one after another, 64 to a block.</summary>
    private static List<List<(int Offset, int Length)>> RowBlocks(Batch batch, bool[]? mask) =>
        [.. Enumerable.Range(0, batch.Samples).Where(n => mask is null || mask[n]).Chunk(64).Select(rows => rows.Select(n => (n * batch.Features, 1)).ToList())];

    /// <summary>Runs of positions, 1024 of these to a block or 128 runs.</summary>
    private static List<List<(int Offset, int Length)>> PositionBlocks(Batch batch, bool[]? mask)
    {
        List<List<(int Offset, int Length)>> blocks = [];
        int space = 0;
        for (int n = 0; n < batch.Samples; n++)
        {
            bool wasValid = false;
            for (int s = 0; s < batch.Spatial; s++)
            {
                bool isValid = mask is null || (mask.Length == batch.Samples ? mask[n] : mask[n * batch.Spatial + s]);
                if (isValid && (space == 0 || (!wasValid && blocks[^1].Count == 128)))
                    (space, wasValid, blocks) = (1024, false, [.. blocks, []]);
                if (isValid && wasValid)
                    blocks[^1][^1] = (blocks[^1][^1].Offset, blocks[^1][^1].Length + 1);
                else if (isValid)
                    blocks[^1].Add((n * batch.Features * batch.Spatial + s, 1));
                space -= isValid ? 1 : 0;
                wasValid = isValid;
            }
        }

        return blocks;
    }

    private static double Sum(Batch batch, List<(int Offset, int Length)> block, int first, Func<double, double> term)
    {
        double[] lanes = new double[batch.Spatial == 1 ? 1 : 16];
        foreach ((int offset, int length) in block)
        {
            for (int i = 0; i < length; i++)
                lanes[i % lanes.Length] += term(batch.Values[offset + i + first]);
        }

        for (int half = lanes.Length / 2; half > 0; half /= 2)
        {
            for (int j = 0; j < half; j++)
                lanes[j] += lanes[j + half];
        }

        return lanes[0];
    }

    private void Merge(int c, int count, double mean, double squares)
    {
        if (_count > 0)
        {
            double delta = mean - _mean[c], a = _count, both = a + count;
            squares = (_squares[c] + squares) + delta * delta * (a * count / both);
            mean = (a * _mean[c] + count * mean) / both;
        }

        _mean[c] = double.IsNaN(mean) ? double.NaN : mean;
        _squares[c] = double.IsNaN(squares) ? double.NaN : squares;
    }
}
