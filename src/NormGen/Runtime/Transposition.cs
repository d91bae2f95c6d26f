using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NormGen.Runtime;

/// <summary>
/// Turns rows into columns. Lines of the cache that lie a power of two apart drive each other out, so few of them are gone along at a time: four of the side
/// where rows are further apart.
/// </summary>
internal static class Transposition
{
    /// <summary>The side of a square that is turned at once.</summary>
    private const int Tile = 4;

    /// <summary>to[column, row] = from[row, column].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="from">The first element that is read.</param>
    /// <param name="fromStride">The elements from a row's first to the next one's.</param>
    /// <param name="to">The first element that is written.</param>
    /// <param name="toStride">The same of what is written.</param>
    /// <param name="rows">The rows that are read.</param>
    /// <param name="columns">The elements of a row.</param>
    public static void Copy<T>(ref readonly T from, nuint fromStride, ref T to, nuint toStride, nuint rows, nuint columns)
        where T : unmanaged
    {
        ref T source = ref Unsafe.AsRef(in from);
        if (fromStride >= toStride)
        {
            for (nuint row = 0; row < rows; row += Tile)
            {
                for (nuint column = 0; column < columns; column += Tile)
                    CopyTile(ref source, fromStride, ref to, toStride, row, column, rows, columns);
            }
        }
        else
        {
            for (nuint column = 0; column < columns; column += Tile)
            {
                for (nuint row = 0; row < rows; row += Tile)
                    CopyTile(ref source, fromStride, ref to, toStride, row, column, rows, columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyTile<T>(ref T from, nuint fromStride, ref T to, nuint toStride, nuint row, nuint column, nuint rows, nuint columns)
        where T : unmanaged
    {
        from = ref Unsafe.Add(ref from, row * fromStride + column);
        to = ref Unsafe.Add(ref to, column * toStride + row);
        if (Unsafe.SizeOf<T>() == sizeof(uint) && (Sse2.IsSupported || AdvSimd.Arm64.IsSupported) && rows - row >= Tile && columns - column >= Tile)
            CopyFour(ref Unsafe.As<T, uint>(ref from), fromStride, ref Unsafe.As<T, uint>(ref to), toStride);
        else
            CopySome(ref from, fromStride, ref to, toStride, Math.Min(rows - row, Tile), Math.Min(columns - column, Tile));
    }

    private static void CopySome<T>(ref T from, nuint fromStride, ref T to, nuint toStride, nuint rows, nuint columns)
        where T : unmanaged
    {
        for (nuint column = 0; column < columns; column++)
        {
            for (nuint row = 0; row < rows; row++)
                Unsafe.Add(ref to, column * toStride + row) = Unsafe.Add(ref from, row * fromStride + column);
        }
    }

    /// <summary>Four rows of four elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFour(ref uint from, nuint fromStride, ref uint to, nuint toStride)
    {
        Vector128<uint> a = Vector128.LoadUnsafe(ref from), b = Vector128.LoadUnsafe(ref from, fromStride);
        Vector128<uint> c = Vector128.LoadUnsafe(ref from, 2 * fromStride), d = Vector128.LoadUnsafe(ref from, 3 * fromStride);
        Vector128<uint> lowEven = ZipLow(a, c), highEven = ZipHigh(a, c), lowOdd = ZipLow(b, d), highOdd = ZipHigh(b, d);
        ZipLow(lowEven, lowOdd).StoreUnsafe(ref to);
        ZipHigh(lowEven, lowOdd).StoreUnsafe(ref to, toStride);
        ZipLow(highEven, highOdd).StoreUnsafe(ref to, 2 * toStride);
        ZipHigh(highEven, highOdd).StoreUnsafe(ref to, 3 * toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> ZipLow(Vector128<uint> left, Vector128<uint> right) =>
        Sse2.IsSupported ? Sse2.UnpackLow(left, right) : AdvSimd.Arm64.ZipLow(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> ZipHigh(Vector128<uint> left, Vector128<uint> right) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(left, right) : AdvSimd.Arm64.ZipHigh(left, right);
}
