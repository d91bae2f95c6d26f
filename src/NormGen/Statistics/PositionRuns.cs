namespace NormGen.Statistics;

/// <summary>Contiguous positions that are no padding, of the first channel of a sample.</summary>
/// <param name="Offset">The element they begin with.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct PositionRun(int Offset, int Length);

/// <summary>The positions of samples with their channels first, in blocks. Padding is left out, and where it lies says where runs end.</summary>
internal ref struct PositionRuns
{
    /// <summary>How many runs a block has at most.</summary>
    public const int MostRuns = 128;

    /// <summary>How many positions a block has at most. What it holds of a channel stays in the cache for the second walk.</summary>
    public const int MostPositions = 1024;

    private readonly ReadOnlySpan<bool> _mask;
    private readonly int _samples;
    private readonly int _features;
    private readonly int _spatial;
    private int _sample;
    private int _position;

    /// <summary>Begins before the first sample.</summary>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="features">The channels of a sample.</param>
    /// <param name="spatial">The positions of a channel.</param>
    /// <param name="mask">One for each sample, or one for each position of each; false is padding. Empty where there is none.</param>
    public PositionRuns(int samples, int features, int spatial, ReadOnlySpan<bool> mask)
    {
        (_samples, _features, _spatial) = (samples, features, spatial);
        _mask = mask;
    }

    private readonly bool IsPerPosition => _mask.Length > _samples;

    /// <summary>Takes the runs of the next block.</summary>
    /// <param name="block">Becomes the runs.</param>
    /// <param name="taken">How many they are.</param>
    /// <returns>How many positions they hold; 0 at the end.</returns>
    public int TakeBlock(scoped Span<PositionRun> block, out int taken)
    {
        int positions = 0;
        taken = 0;
        while (_sample < _samples && taken < block.Length && positions < MostPositions)
        {
            int length = TakeRun(MostPositions - positions, out int start);
            if (length == 0)
            {
                (_sample, _position) = (_sample + 1, 0);
                continue;
            }

            block[taken++] = new(_sample * _features * _spatial + start, length);
            positions += length;
            _position = start + length;
        }

        return positions;
    }

    /// <summary>The next run of the sample; 0 where there is none.</summary>
    private readonly int TakeRun(int most, out int start)
    {
        start = _position;
        if (!IsPerPosition)
            return _mask.IsEmpty || _mask[_sample] ? Math.Min(most, _spatial - start) : 0;

        // A bool that came from elsewhere may be any byte; all but 0 are true.
        ReadOnlySpan<bool> rest = _mask.Slice(_sample * _spatial + start, _spatial - start);
        int padding = rest.IndexOfAnyExcept(false);
        if (padding < 0)
            return 0;
        start += padding;
        rest = rest.Slice(padding, Math.Min(most, rest.Length - padding));
        int end = rest.IndexOf(false);
        return end < 0 ? rest.Length : end;
    }
}
