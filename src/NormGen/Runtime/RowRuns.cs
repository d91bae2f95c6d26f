using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NormGen.Runtime;

/// <summary>
/// The runs of rows, or of positions behind channels, that are no padding: told by a mask, by the lengths of sequences, or all of them. Kernels of rows are called
/// for each run; those of columns and channels go from run to run themselves, and know no more of padding than that runs end.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowRuns
{
    private readonly ReadOnlySpan<bool> _mask;
    private readonly ReadOnlySpan<int> _lengths;
    private readonly int _rows;
    private readonly int _positions;

    /// <summary>One run of all rows.</summary>
    /// <param name="rows">The rows.</param>
    public RowRuns(int rows) => _rows = rows;

    /// <summary>The runs of a mask.</summary>
    /// <param name="mask">One for each row: false is padding.</param>
    public RowRuns(ReadOnlySpan<bool> mask)
        : this(mask, mask.Length)
    {
    }

    /// <summary>The runs of a mask that has one element for each row, or for as many rows each.</summary>
    /// <param name="mask">False is padding; checked.</param>
    /// <param name="rows">All rows.</param>
    public RowRuns(ReadOnlySpan<bool> mask, int rows)
    {
        _mask = mask;
        _rows = rows;
        _positions = mask.IsEmpty ? 0 : rows / mask.Length;
    }

    /// <summary>The runs of sequences that stand one after another.</summary>
    /// <param name="lengths">How many rows of each sequence, from its first, are no padding; checked.</param>
    /// <param name="rows">All rows.</param>
    public RowRuns(ReadOnlySpan<int> lengths, int rows)
    {
        _lengths = lengths;
        _rows = rows;
        _positions = lengths.IsEmpty ? 0 : rows / lengths.Length;
    }

    /// <summary>The runs of one sample's positions, as if there were no others.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <returns>The runs.</returns>
    public RowRuns OfSample(int sample, int spatial) =>
        !_mask.IsEmpty ? new(_mask.Slice(sample * spatial / _positions, spatial / _positions), spatial)
        : !_lengths.IsEmpty ? new(_lengths.Slice(sample * spatial / _positions, spatial / _positions), spatial)
        : new(spatial);

    /// <summary>Finds the next run.</summary>
    /// <param name="first">Where to look from; becomes the run's first row.</param>
    /// <param name="count">The rows of the run, at least 1.</param>
    /// <returns>False where there is none.</returns>
    public bool Next(ref int first, out int count) => Next(ref first, _rows, int.MaxValue, out count);

    /// <summary>Finds the next run, or the beginning of it, among some of the rows.</summary>
    /// <param name="first">Where to look from; becomes the run's first row.</param>
    /// <param name="end">Where to stop.</param>
    /// <param name="most">The most rows to take at once.</param>
    /// <param name="count">The rows of the run, at least 1.</param>
    /// <returns>False where there is none.</returns>
    public bool Next(ref int first, int end, int most, out int count)
    {
        count = 0;
        while (first < end && !IsValid(first, out int next))
            first = next;
        for (int at = first; at < end && count < most && IsValid(at, out int next); at = next)
            count = Math.Min(Math.Min(next, end) - first, most);
        return count > 0;
    }

    /// <summary>How many of some rows are no padding.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="end">The row after the last.</param>
    /// <returns>Their number.</returns>
    public int Count(int first, int end)
    {
        int sum = 0;
        for (; Next(ref first, end, int.MaxValue, out int count); first += count)
            sum += count;
        return sum;
    }

    /// <summary>Sets padded rows to zero.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="stride">The elements from the start of one row to the next.</param>
    public void ClearPadding<T>(Span<T> tensor, int dim, int stride)
        where T : unmanaged
    {
        for (int row = 0, next; row < _rows; row = next)
        {
            if (IsValid(row, out next))
                continue;
            for (int padded = row; padded < next; padded++)
                tensor.Slice(padded * stride, dim).Clear();
        }
    }

    /// <summary>Copies padded rows, in which nothing is normalized.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="from">The tensor that they are read of.</param>
    /// <param name="to">The tensor that they are written to; may be the same.</param>
    /// <param name="dim">The features of a row.</param>
    public void CopyPadding<T>(ReadOnlySpan<T> from, Span<T> to, int dim)
        where T : unmanaged
    {
        for (int row = 0, next; row < _rows; row = next)
        {
            if (!IsValid(row, out next))
                from[(row * dim)..(next * dim)].CopyTo(to[(row * dim)..]);
        }
    }

    /// <summary>Sets padded positions to zero in every channel.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor, samples × channels × positions.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a sample.</param>
    public void ClearPaddedPositions<T>(Span<T> tensor, int channels, int spatial)
        where T : unmanaged
    {
        for (int position = 0, next; position < _rows; position = next)
        {
            if (IsValid(position, out next))
                continue;

            // Padding may reach from one sample into the next.
            int sample = position / spatial;
            next = Math.Min(next, (sample + 1) * spatial);
            for (int channel = 0; channel < channels; channel++)
                tensor.Slice((sample * channels + channel) * spatial + position % spatial, next - position).Clear();
        }
    }

    /// <summary>Whether a row is no padding, and where the next row stands of which that is not known with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsValid(int row, out int next)
    {
        if (!_mask.IsEmpty)
        {
            // A bool that came from elsewhere may be any byte; all but 0 are true.
            int at = _positions == 1 ? row : row / _positions;
            next = (at + 1) * _positions;
            return _mask[at];
        }

        if (_lengths.IsEmpty)
        {
            next = _rows;
            return true;
        }

        // The lengths have been checked, but a sub-layer has run since, or another thread: rows beyond the sequence must not be believed in.
        int sequence = row / _positions, start = sequence * _positions, end = start + (int)Math.Min((uint)_lengths[sequence], (uint)_positions);
        bool isInside = row < end;
        next = isInside ? end : start + _positions;
        return isInside;
    }
}
