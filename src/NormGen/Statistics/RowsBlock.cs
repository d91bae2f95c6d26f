using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NormGen.Statistics;

/// <summary>A block of rows with contiguous features: each feature's elements are added in the order of the rows.</summary>
internal static class RowsBlock
{
    /// <summary>How many rows a block has, but for the last. What it holds of <c>FeaturesAtOnce</c> features stays in the cache for the second walk.</summary>
    public const int MostRows = 64;

    /// <summary>Finds the rows of the next block.</summary>
    /// <param name="next">The row to look from; moved on behind the block.</param>
    /// <param name="count">All rows.</param>
    /// <param name="mask">One for each row, false is padding; or empty.</param>
    /// <param name="rows">Becomes the rows.</param>
    /// <returns>How many there are.</returns>
    public static int Take(ref int next, int count, ReadOnlySpan<bool> mask, Span<int> rows)
    {
        int taken = 0;
        for (; next < count && taken < rows.Length; next++)
        {
            if (mask.IsEmpty || mask[next])
                rows[taken++] = next;
        }

        return taken;
    }

    /// <summary>The moments of some features in a block.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">All rows.</param>
    /// <param name="rows">Which of them are in the block, at least one.</param>
    /// <param name="features">How many features a row has.</param>
    /// <param name="start">The first feature that is asked for; as many as fit in the following.</param>
    /// <param name="mean">Becomes the means.</param>
    /// <param name="squares">Becomes the sums of squared deviations.</param>
    public static void Moments<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> rows, int features, int start, Span<double> mean, Span<double> squares)
        where T : unmanaged
    {
        ref T first = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), start);
        squares.Clear();
        Add<T, Plain>(ref first, rows, features, squares, squares);
        for (int i = 0; i < mean.Length; i++)
            mean[i] = squares[i] / rows.Length;
        squares.Clear();
        Add<T, SquaredDeviation>(ref first, rows, features, mean, squares);
    }

    private static void Add<T, TTerm>(ref T first, ReadOnlySpan<int> rows, int features, ReadOnlySpan<double> centres, Span<double> sums)
        where T : unmanaged
        where TTerm : struct, IMomentTerm
    {
        ref double centre = ref MemoryMarshal.GetReference(centres), sum = ref MemoryMarshal.GetReference(sums);
        nuint length = (nuint)sums.Length;
        int row = 0;
        for (; row + 4 <= rows.Length; row += 4)
            AddFour<T, TTerm>(ref At(ref first, rows[row], features), ref At(ref first, rows[row + 1], features), ref At(ref first, rows[row + 2], features), ref At(ref first, rows[row + 3], features), ref centre, ref sum, length);
        for (; row < rows.Length; row++)
            AddOne<T, TTerm>(ref At(ref first, rows[row], features), ref centre, ref sum, length);
    }

    private static ref T At<T>(ref T first, int row, int features) => ref Unsafe.Add(ref first, (nint)row * features);

    // Four rows to one load and store of their sums; no feature's order changes by it.
    private static void AddFour<T, TTerm>(ref T a, ref T b, ref T c, ref T d, ref double centre, ref double sum, nuint length)
        where T : unmanaged
        where TTerm : struct, IMomentTerm
    {
        nuint i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 4 <= length; i += 4)
            {
                Vector256<double> around = Vector256.LoadUnsafe(ref centre, i), sums = Vector256.LoadUnsafe(ref sum, i);
                sums += TTerm.Of(Widened.Load256(ref a, i), around);
                sums += TTerm.Of(Widened.Load256(ref b, i), around);
                sums += TTerm.Of(Widened.Load256(ref c, i), around);
                sums += TTerm.Of(Widened.Load256(ref d, i), around);
                sums.StoreUnsafe(ref sum, i);
            }
        }

        for (; i + 2 <= length; i += 2)
        {
            Vector128<double> around = Vector128.LoadUnsafe(ref centre, i), sums = Vector128.LoadUnsafe(ref sum, i);
            sums += TTerm.Of(Widened.Load128(ref a, i), around);
            sums += TTerm.Of(Widened.Load128(ref b, i), around);
            sums += TTerm.Of(Widened.Load128(ref c, i), around);
            sums += TTerm.Of(Widened.Load128(ref d, i), around);
            sums.StoreUnsafe(ref sum, i);
        }

        for (; i < length; i++)
        {
            double around = Unsafe.Add(ref centre, i), sums = Unsafe.Add(ref sum, i);
            sums += TTerm.Of(Widened.Load(ref a, i), around);
            sums += TTerm.Of(Widened.Load(ref b, i), around);
            sums += TTerm.Of(Widened.Load(ref c, i), around);
            sums += TTerm.Of(Widened.Load(ref d, i), around);
            Unsafe.Add(ref sum, i) = sums;
        }
    }

    private static void AddOne<T, TTerm>(ref T row, ref double centre, ref double sum, nuint length)
        where T : unmanaged
        where TTerm : struct, IMomentTerm
    {
        nuint i = 0;
        for (; i + 2 <= length; i += 2)
        {
            Vector128<double> terms = TTerm.Of(Widened.Load128(ref row, i), Vector128.LoadUnsafe(ref centre, i));
            (Vector128.LoadUnsafe(ref sum, i) + terms).StoreUnsafe(ref sum, i);
        }

        if (i < length)
            Unsafe.Add(ref sum, i) += TTerm.Of(Widened.Load(ref row, i), Unsafe.Add(ref centre, i));
    }
}
