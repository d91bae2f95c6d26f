using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <summary>
/// The rows that a kernel works on together. Their statistics are taken first, row by row, then every row is written; in
/// between, each scalar of a row (mean, reciprocal scale, …) waits in a <see cref="RowScalars"/>. Eight rows at once hide the
/// latency of the square root and the division, share the loads of the weights, and let four rows' scalars be worked out in one
/// vector.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowBlock
{
    /// <summary>The most rows that a block has.</summary>
    public const int Rows = 8;

    /// <summary>With fewer rows than this, a block costs more than taking them one by one.</summary>
    public const int Least = 4;

    /// <summary>A bit for each of the first <paramref name="rows"/> rows.</summary>
    /// <param name="rows">How many rows the block has, 1 to <see cref="Rows"/>.</param>
    /// <returns>The set of rows, row 0 in the lowest bit.</returns>
    public static uint All(nuint rows) => (1u << (int)rows) - 1;

    /// <summary>How many rows are taken together through several steps: so few that what one step leaves is still in the cache for the next.</summary>
    /// <param name="dim">The features of a row.</param>
    /// <returns>The rows.</returns>
    public static int Chunk(int dim) => Math.Max(Rows, 32768 / dim);
}

/// <summary>One float for each row of a block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowScalars
{
    private Eight _rows;

    /// <summary>The float of one row.</summary>
    /// <param name="row">The row's place in the block, 0 to 7; not checked.</param>
    [UnscopedRef]
    public ref float this[nuint row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref Unsafe.As<Eight, float>(ref _rows), row);
    }

    /// <summary>The floats of four rows.</summary>
    /// <param name="first">The first of the rows, 0 or 4.</param>
    /// <returns>One lane for each row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Four(nuint first) => Vector128.LoadUnsafe(ref this[first]);

    /// <summary>Sets the floats of four rows.</summary>
    /// <param name="first">The first of the rows, 0 or 4.</param>
    /// <param name="value">One lane for each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetFour(nuint first, Vector128<float> value) => value.StoreUnsafe(ref this[first]);

    [InlineArray(RowBlock.Rows)]
    private struct Eight
    {
        private float _first;
    }
}

/// <summary>One sum for each row of a block, folded down to four lanes and not yet added up.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowSums
{
    private Eight _rows;

    /// <summary>The four lanes of one row's sum.</summary>
    /// <param name="row">The row's place in the block, 0 to 7; not checked.</param>
    [UnscopedRef]
    public ref Vector128<float> this[nuint row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref Unsafe.As<Eight, Vector128<float>>(ref _rows), row);
    }

    /// <summary>Adds up the lanes of four rows, all four at once: the last two halvings of the fixed order.</summary>
    /// <param name="first">The first of the rows, 0 or 4.</param>
    /// <returns>The sums of the four rows, one lane for each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Four(nuint first) =>
        Lanes.SumFour(this[first], this[first + 1], this[first + 2], this[first + 3]);

    [InlineArray(RowBlock.Rows)]
    private struct Eight
    {
        private Vector128<float> _first;
    }
}

/// <summary>One double for each row of a block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowScalarsOfDouble
{
    private Eight _rows;

    /// <summary>The double of one row.</summary>
    /// <param name="row">The row's place in the block, 0 to 7; not checked.</param>
    [UnscopedRef]
    public ref double this[nuint row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref Unsafe.As<Eight, double>(ref _rows), row);
    }

    /// <summary>The doubles of four rows.</summary>
    /// <param name="first">The first of the rows, 0 or 4.</param>
    /// <returns>One lane for each row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Four(nuint first) => Vector256.LoadUnsafe(ref this[first]);

    /// <summary>Sets the doubles of four rows.</summary>
    /// <param name="first">The first of the rows, 0 or 4.</param>
    /// <param name="value">One lane for each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetFour(nuint first, Vector256<double> value) => value.StoreUnsafe(ref this[first]);

    [InlineArray(RowBlock.Rows)]
    private struct Eight
    {
        private double _first;
    }
}

/// <summary>One sum of doubles for each row of a block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowSumsOfDouble
{
    private RowScalarsOfDouble _rows;

    /// <summary>The sum of one row.</summary>
    /// <param name="row">The row's place in the block, 0 to 7; not checked.</param>
    [UnscopedRef]
    public ref double this[nuint row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _rows[row];
    }

    /// <summary>The sums of four rows.</summary>
    /// <param name="first">The first of the rows, 0 or 4.</param>
    /// <returns>One lane for each row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Four(nuint first) => _rows.Four(first);
}
