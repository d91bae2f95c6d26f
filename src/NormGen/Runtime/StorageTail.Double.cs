using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <content>Ends of rows in lanes of double.</content>
public static partial class Tail
{
    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <param name="count">How many; 8 or more loads 8.</param>
    /// <returns>The elements, in lanes 0 to <paramref name="count"/> − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load512(ref readonly double row, nuint index, nuint count) =>
        count >= 8 ? Vector512.LoadUnsafe(in row, index)
        : count > 4 ? Vector512.Create(Vector256.LoadUnsafe(in row, index), Load256(in row, index + 4, count - 4))
        : Vector512.Create(Load256(in row, index, count), Vector256<double>.Zero);

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load256(ref readonly double row, nuint index, nuint count) =>
        count >= 4 ? Vector256.LoadUnsafe(in row, index)
        : count > 2 ? Vector256.Create(Vector128.LoadUnsafe(in row, index), Load128(in row, index + 2, count - 2))
        : Vector256.Create(Load128(in row, index, count), Vector128<double>.Zero);

    /// <summary>Loads up to 2 elements; the lane beyond them is zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load128(ref readonly double row, nuint index, nuint count) => count >= 2
        ? Vector128.LoadUnsafe(in row, index)
        : Vector128.CreateScalar(Unsafe.Add(ref Unsafe.AsRef(in row), index));

    /// <summary>Stores up to 8 lanes.</summary>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 8 or more stores 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> lanes, ref double row, nuint index, nuint count)
    {
        if (count >= 8)
        {
            lanes.StoreUnsafe(ref row, index);
        }
        else if (count > 4)
        {
            lanes.GetLower().StoreUnsafe(ref row, index);
            Store(lanes.GetUpper(), ref row, index + 4, count - 4);
        }
        else
        {
            Store(lanes.GetLower(), ref row, index, count);
        }
    }

    /// <summary>Stores up to 4 lanes.</summary>
    /// <inheritdoc cref="Store(Vector512{double}, ref double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> lanes, ref double row, nuint index, nuint count)
    {
        if (count >= 4)
        {
            lanes.StoreUnsafe(ref row, index);
        }
        else if (count > 2)
        {
            lanes.GetLower().StoreUnsafe(ref row, index);
            Store(lanes.GetUpper(), ref row, index + 2, count - 2);
        }
        else
        {
            Store(lanes.GetLower(), ref row, index, count);
        }
    }

    /// <summary>Stores up to 2 lanes.</summary>
    /// <inheritdoc cref="Store(Vector512{double}, ref double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> lanes, ref double row, nuint index, nuint count)
    {
        if (count >= 2)
            lanes.StoreUnsafe(ref row, index);
        else
            Unsafe.Add(ref row, index) = lanes.ToScalar();
    }

    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512(ref readonly float row, nuint index, nuint count) => Storage.Widen(Load256(in row, index, count));

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256(ref readonly float row, nuint index, nuint count) => Storage.Widen(Load128(in row, index, count));

    /// <summary>Loads up to 2 elements; the lane beyond them is zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128(ref readonly float row, nuint index, nuint count) => count >= 2
        ? Storage.LoadDouble128(in row, index)
        : Vector128.CreateScalar((double)Unsafe.Add(ref Unsafe.AsRef(in row), index));

    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512(ref readonly Half row, nuint index, nuint count) => Storage.Widen(Load256(in row, index, count));

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256(ref readonly Half row, nuint index, nuint count) => Storage.Widen(Load128(in row, index, count));

    /// <summary>Loads up to 2 elements; the lane beyond them is zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128(ref readonly Half row, nuint index, nuint count) => count >= 2
        ? Storage.LoadDouble128(in row, index)
        : Vector128.CreateScalar((double)(float)Unsafe.Add(ref Unsafe.AsRef(in row), index));

    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512(ref readonly BFloat16 row, nuint index, nuint count) => Storage.Widen(Load256(in row, index, count));

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256(ref readonly BFloat16 row, nuint index, nuint count) => Storage.Widen(Load128(in row, index, count));

    /// <summary>Loads up to 2 elements; the lane beyond them is zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128(ref readonly BFloat16 row, nuint index, nuint count) => count >= 2
        ? Storage.LoadDouble128(in row, index)
        : Vector128.CreateScalar((double)(float)Unsafe.Add(ref Unsafe.AsRef(in row), index));

    /// <inheritdoc cref="Mask512"/>
    /// <param name="count">How many lanes are in use; 8 or more is all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MaskDouble512(nuint count) =>
        Vector512.LessThan(Vector512<ulong>.Indices, Vector512.Create((ulong)count)).AsDouble();

    /// <inheritdoc cref="Mask512"/>
    /// <param name="count">How many lanes are in use; 4 or more is all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MaskDouble256(nuint count) =>
        Vector256.LessThan(Vector256<ulong>.Indices, Vector256.Create((ulong)count)).AsDouble();

    /// <inheritdoc cref="Mask512"/>
    /// <param name="count">How many lanes are in use; 2 or more is all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MaskDouble128(nuint count) =>
        Vector128.LessThan(Vector128<ulong>.Indices, Vector128.Create((ulong)count)).AsDouble();
}
