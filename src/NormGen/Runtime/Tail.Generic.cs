using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

// The ends of rows of any storage type.
public static partial class Tail
{
    /// <summary>Loads up to 16 elements of any storage type as floats; the lanes beyond them are zero, or what an absent parameter gives.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <param name="count">How many; 16 or more loads 16.</param>
    /// <returns>The elements, in lanes 0 to <paramref name="count"/> − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512<T>(ref readonly T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Load512(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(Half))
            return Load512(ref Other<T, Half>(in row), index, count);
        if (typeof(T) == typeof(BFloat16))
            return Load512(ref Other<T, BFloat16>(in row), index, count);
        if (typeof(T) == typeof(double))
            return LoadSingle512(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector512<float>.One + Load512(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return Vector512<float>.One + Load512(ref Other<T, Half>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return Vector512<float>.One + Load512(ref Other<T, BFloat16>(in row), index, count);
        return Storage.Load512(in row, index);
    }

    /// <summary>Loads up to 8 elements of any storage type as doubles.</summary>
    /// <inheritdoc cref="Load512{T}(ref readonly T, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512<T>(ref readonly T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Load512(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(float))
            return LoadDouble512(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return Vector512<double>.One + Load512(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector512<double>.One + LoadDouble512(ref Other<T, float>(in row), index, count);
        return Storage.LoadDouble512(in row, index);
    }

    /// <summary>Loads up to 16 doubles that hold floats.</summary>
    /// <inheritdoc cref="Load512{T}(ref readonly T, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadSingle512(ref readonly double row, nuint index, nuint count)
    {
        Vector512<float> lanes = Vector512<float>.Zero;
        for (int i = 0; i < (int)Math.Min(count, 16); i++)
            lanes = lanes.WithElement(i, (float)Unsafe.Add(ref Unsafe.AsRef(in row), index + (nuint)i));
        return lanes;
    }

    /// <summary>Stores up to 16 lanes in any storage type, each rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 16 or more stores 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<float> lanes, ref T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Store(lanes, ref Unsafe.As<T, float>(ref row), index, count);
        else if (typeof(T) == typeof(Half))
            Store(lanes, ref Unsafe.As<T, Half>(ref row), index, count);
        else if (typeof(T) == typeof(BFloat16))
            Store(lanes, ref Unsafe.As<T, BFloat16>(ref row), index, count);
        else if (typeof(T) != typeof(Nothing))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index, count);
    }

    /// <summary>Stores up to 16 lanes as doubles.</summary>
    /// <inheritdoc cref="Store{T}(Vector512{float}, ref T, nuint, nuint)"/>
    public static void Store(Vector512<float> lanes, ref double row, nuint index, nuint count)
    {
        for (int i = 0; i < (int)Math.Min(count, 16); i++)
            Unsafe.Add(ref row, index + (nuint)i) = lanes.GetElement(i);
    }

    /// <summary>Loads up to 8 elements of any storage type as floats; the lanes beyond them are zero, or what an absent parameter gives.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <param name="count">How many; 8 or more loads 8.</param>
    /// <returns>The elements, in lanes 0 to <paramref name="count"/> − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256<T>(ref readonly T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Load256(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(Half))
            return Load256(ref Other<T, Half>(in row), index, count);
        if (typeof(T) == typeof(BFloat16))
            return Load256(ref Other<T, BFloat16>(in row), index, count);
        if (typeof(T) == typeof(double))
            return LoadSingle256(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector256<float>.One + Load256(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return Vector256<float>.One + Load256(ref Other<T, Half>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return Vector256<float>.One + Load256(ref Other<T, BFloat16>(in row), index, count);
        return Storage.Load256(in row, index);
    }

    /// <summary>Loads up to 4 elements of any storage type as doubles.</summary>
    /// <inheritdoc cref="Load256{T}(ref readonly T, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256<T>(ref readonly T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Load256(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(float))
            return LoadDouble256(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return Vector256<double>.One + Load256(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector256<double>.One + LoadDouble256(ref Other<T, float>(in row), index, count);
        return Storage.LoadDouble256(in row, index);
    }

    /// <summary>Loads up to 8 doubles that hold floats.</summary>
    /// <inheritdoc cref="Load256{T}(ref readonly T, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadSingle256(ref readonly double row, nuint index, nuint count)
    {
        Vector256<float> lanes = Vector256<float>.Zero;
        for (int i = 0; i < (int)Math.Min(count, 8); i++)
            lanes = lanes.WithElement(i, (float)Unsafe.Add(ref Unsafe.AsRef(in row), index + (nuint)i));
        return lanes;
    }

    /// <summary>Stores up to 8 lanes in any storage type, each rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 8 or more stores 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<float> lanes, ref T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Store(lanes, ref Unsafe.As<T, float>(ref row), index, count);
        else if (typeof(T) == typeof(Half))
            Store(lanes, ref Unsafe.As<T, Half>(ref row), index, count);
        else if (typeof(T) == typeof(BFloat16))
            Store(lanes, ref Unsafe.As<T, BFloat16>(ref row), index, count);
        else if (typeof(T) != typeof(Nothing))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index, count);
    }

    /// <summary>Stores up to 8 lanes as doubles.</summary>
    /// <inheritdoc cref="Store{T}(Vector256{float}, ref T, nuint, nuint)"/>
    public static void Store(Vector256<float> lanes, ref double row, nuint index, nuint count)
    {
        for (int i = 0; i < (int)Math.Min(count, 8); i++)
            Unsafe.Add(ref row, index + (nuint)i) = lanes.GetElement(i);
    }

    /// <summary>Loads up to 4 elements of any storage type as floats; the lanes beyond them are zero, or what an absent parameter gives.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <param name="count">How many; 4 or more loads 4.</param>
    /// <returns>The elements, in lanes 0 to <paramref name="count"/> − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128<T>(ref readonly T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Load128(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(Half))
            return Load128(ref Other<T, Half>(in row), index, count);
        if (typeof(T) == typeof(BFloat16))
            return Load128(ref Other<T, BFloat16>(in row), index, count);
        if (typeof(T) == typeof(double))
            return LoadSingle128(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector128<float>.One + Load128(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return Vector128<float>.One + Load128(ref Other<T, Half>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return Vector128<float>.One + Load128(ref Other<T, BFloat16>(in row), index, count);
        return Storage.Load128(in row, index);
    }

    /// <summary>Loads up to 2 elements of any storage type as doubles.</summary>
    /// <inheritdoc cref="Load128{T}(ref readonly T, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128<T>(ref readonly T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Load128(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(float))
            return LoadDouble128(ref Other<T, float>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return Vector128<double>.One + Load128(ref Other<T, double>(in row), index, count);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector128<double>.One + LoadDouble128(ref Other<T, float>(in row), index, count);
        return Storage.LoadDouble128(in row, index);
    }

    /// <summary>Loads up to 4 doubles that hold floats.</summary>
    /// <inheritdoc cref="Load128{T}(ref readonly T, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadSingle128(ref readonly double row, nuint index, nuint count)
    {
        Vector128<float> lanes = Vector128<float>.Zero;
        for (int i = 0; i < (int)Math.Min(count, 4); i++)
            lanes = lanes.WithElement(i, (float)Unsafe.Add(ref Unsafe.AsRef(in row), index + (nuint)i));
        return lanes;
    }

    /// <summary>Stores up to 4 lanes in any storage type, each rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 4 or more stores 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<float> lanes, ref T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Store(lanes, ref Unsafe.As<T, float>(ref row), index, count);
        else if (typeof(T) == typeof(Half))
            Store(lanes, ref Unsafe.As<T, Half>(ref row), index, count);
        else if (typeof(T) == typeof(BFloat16))
            Store(lanes, ref Unsafe.As<T, BFloat16>(ref row), index, count);
        else if (typeof(T) != typeof(Nothing))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index, count);
    }

    /// <summary>Stores up to 4 lanes as doubles.</summary>
    /// <inheritdoc cref="Store{T}(Vector128{float}, ref T, nuint, nuint)"/>
    public static void Store(Vector128<float> lanes, ref double row, nuint index, nuint count)
    {
        for (int i = 0; i < (int)Math.Min(count, 4); i++)
            Unsafe.Add(ref row, index + (nuint)i) = lanes.GetElement(i);
    }

    private static ref TOther Other<T, TOther>(ref readonly T row) => ref Unsafe.As<T, TOther>(ref Unsafe.AsRef(in row));
}
