using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <content>
/// Ends of rows of Half and BFloat16, and of rows in lanes of double. The 16-bit patterns are gathered first and converted once: a
/// conversion costs more than the steps.
/// </content>
public static partial class Tail
{
    /// <summary>Loads up to 16 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly Half row, nuint index, nuint count) =>
        Storage.HalfToSingle(Gather16(ref Storage.Pattern(in row, index), count));

    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly Half row, nuint index, nuint count) =>
        Storage.HalfToSingle(Gather8(ref Storage.Pattern(in row, index), count));

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly Half row, nuint index, nuint count) =>
        Storage.HalfToSingle4(Gather4(ref Storage.Pattern(in row, index), count));

    /// <summary>Loads up to 16 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly BFloat16 row, nuint index, nuint count) =>
        Storage.BFloat16ToSingle(Gather16(ref Storage.Pattern(in row, index), count));

    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly BFloat16 row, nuint index, nuint count) =>
        Storage.BFloat16ToSingle(Gather8(ref Storage.Pattern(in row, index), count));

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly BFloat16 row, nuint index, nuint count) =>
        Storage.BFloat16ToSingle4(Gather4(ref Storage.Pattern(in row, index), count));

    /// <summary>Stores up to 16 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, ref Half row, nuint index, nuint count) =>
        Scatter16(Storage.SingleToHalf(lanes), ref Storage.Pattern(in row, index), count);

    /// <summary>Stores up to 8 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lanes, ref Half row, nuint index, nuint count) =>
        Scatter8(Storage.SingleToHalf(lanes), ref Storage.Pattern(in row, index), count);

    /// <summary>Stores up to 4 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> lanes, ref Half row, nuint index, nuint count) =>
        Scatter4(Storage.SingleToHalf(lanes), ref Storage.Pattern(in row, index), count);

    /// <summary>Stores up to 16 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, ref BFloat16 row, nuint index, nuint count) =>
        Scatter16(Storage.SingleToBFloat16(lanes), ref Storage.Pattern(in row, index), count);

    /// <summary>Stores up to 8 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lanes, ref BFloat16 row, nuint index, nuint count) =>
        Scatter8(Storage.SingleToBFloat16(lanes), ref Storage.Pattern(in row, index), count);

    /// <summary>Stores up to 4 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> lanes, ref BFloat16 row, nuint index, nuint count) =>
        Scatter4(Storage.SingleToBFloat16(lanes), ref Storage.Pattern(in row, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Gather16(ref short first, nuint count) =>
        count >= 16 ? Vector256.LoadUnsafe(in first)
        : count > 8 ? Vector256.Create(Vector128.LoadUnsafe(in first), Gather8(ref Unsafe.Add(ref first, 8), count - 8))
        : Vector256.Create(Gather8(ref first, count), Vector128<short>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Gather8(ref short first, nuint count)
    {
        if (count >= 8)
            return Vector128.LoadUnsafe(in first);

        Vector128<short> patterns = Gather4(ref first, count);
        if (count > 4)
            patterns = patterns.WithElement(4, Unsafe.Add(ref first, 4));
        if (count > 5)
            patterns = patterns.WithElement(5, Unsafe.Add(ref first, 5));
        if (count > 6)
            patterns = patterns.WithElement(6, Unsafe.Add(ref first, 6));
        return patterns;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Gather4(ref short first, nuint count)
    {
        if (count >= 4)
            return Storage.LoadFour(in first);

        Vector128<short> patterns = Vector128.CreateScalar(first);
        if (count > 1)
            patterns = patterns.WithElement(1, Unsafe.Add(ref first, 1));
        if (count > 2)
            patterns = patterns.WithElement(2, Unsafe.Add(ref first, 2));
        return patterns;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter16(Vector256<short> patterns, ref short first, nuint count)
    {
        if (count >= 16)
        {
            patterns.StoreUnsafe(ref first);
        }
        else if (count > 8)
        {
            patterns.GetLower().StoreUnsafe(ref first);
            Scatter8(patterns.GetUpper(), ref Unsafe.Add(ref first, 8), count - 8);
        }
        else
        {
            Scatter8(patterns.GetLower(), ref first, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter8(Vector128<short> patterns, ref short first, nuint count)
    {
        if (count >= 8)
        {
            patterns.StoreUnsafe(ref first);
            return;
        }

        Scatter4(patterns, ref first, count);
        if (count > 4)
            Unsafe.Add(ref first, 4) = patterns.GetElement(4);
        if (count > 5)
            Unsafe.Add(ref first, 5) = patterns.GetElement(5);
        if (count > 6)
            Unsafe.Add(ref first, 6) = patterns.GetElement(6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter4(Vector128<short> patterns, ref short first, nuint count)
    {
        if (count >= 4)
        {
            Storage.StoreFour(patterns, ref first);
            return;
        }

        first = patterns.ToScalar();
        if (count > 1)
            Unsafe.Add(ref first, 1) = patterns.GetElement(1);
        if (count > 2)
            Unsafe.Add(ref first, 2) = patterns.GetElement(2);
    }
}
