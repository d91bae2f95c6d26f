using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NormGen.Runtime;

/// <summary>The runs of rows that are no padding, told by a mask or by the lengths of sequences. Kernels are called for each run, and know nothing of padding.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowRuns
{
    private readonly ReadOnlySpan<bool> _mask;
    private readonly ReadOnlySpan<int> _lengths;
    private readonly int _rows;
    private readonly int _positions;

    /// <summary>The runs of a mask.</summary>
    /// <param name="mask">One for each row: false is padding.</param>
    public RowRuns(ReadOnlySpan<bool> mask)
    {
        _mask = mask;
        _rows = mask.Length;
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

    /// <summary>Finds the next run.</summary>
    /// <param name="first">Where to look from; becomes the run's first row.</param>
    /// <param name="count">The rows of the run, at least 1.</param>
    /// <returns>False where there is none.</returns>
    public bool Next(ref int first, out int count)
    {
        count = 0;
        while (first < _rows && !IsValid(first, out int next))
            first = next;
        for (int at = first; at < _rows && IsValid(at, out int end); at = end)
            count = end - first;
        return count > 0;
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

    /// <summary>Whether a row is no padding, and where the next row stands of which that is not known with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsValid(int row, out int next)
    {
        if (!_mask.IsEmpty)
        {
            // A bool that came from elsewhere may be any byte; all but 0 are true.
            bool valid = _mask[row];
            next = row + 1;
            return valid;
        }

        // The lengths have been checked, but a sub-layer has run since, or another thread: rows beyond the sequence must not be believed in.
        int sequence = row / _positions, start = sequence * _positions, end = start + (int)Math.Min((uint)_lengths[sequence], (uint)_positions);
        bool isInside = row < end;
        next = isInside ? end : start + _positions;
        return isInside;
    }
}
