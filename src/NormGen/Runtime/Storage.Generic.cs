using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

// Loads and stores for whatever type: which one it is, the JIT knows, and leaves the other branches out. float comes first and alone, because
// the JIT's patience with inlining is limited and most kernels are of it.
public static partial class Storage
{
    /// <summary>Loads 16 elements of any storage type as floats.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512<T>(ref readonly T row, nuint index)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector512.LoadUnsafe(ref Other<T, float>(in row), index) : LoadAs512(in row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LoadAs512<T>(ref readonly T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(NoWeight))
            return Vector512<float>.One;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return Vector512.Create(-0f);
        if (typeof(T) == typeof(Half))
            return Load512(ref Other<T, Half>(in row), index);
        if (typeof(T) == typeof(BFloat16))
            return Load512(ref Other<T, BFloat16>(in row), index);
        if (typeof(T) == typeof(double))
            return Load512(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector512<float>.One + Load512(ref Other<T, float>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return Vector512<float>.One + Load512(ref Other<T, Half>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return Vector512<float>.One + Load512(ref Other<T, BFloat16>(in row), index);
        return Vector512.Create(LoadSingle(in row));
    }

    /// <summary>Loads 8 elements of any storage type as doubles.</summary>
    /// <inheritdoc cref="Load512{T}(ref readonly T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512<T>(ref readonly T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Vector512.LoadUnsafe(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(NoWeight))
            return Vector512<double>.One;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return Vector512.Create(-0d);
        if (typeof(T) == typeof(float))
            return LoadDouble512(ref Other<T, float>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return Vector512<double>.One + Vector512.LoadUnsafe(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector512<double>.One + LoadDouble512(ref Other<T, float>(in row), index);
        return Vector512.Create(LoadDouble(in row));
    }

    /// <summary>Stores 16 floats in any storage type, each rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<float> lanes, ref T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            lanes.StoreUnsafe(ref Unsafe.As<T, float>(ref row), index);
        else if (typeof(T) == typeof(Half))
            Store(lanes, ref Unsafe.As<T, Half>(ref row), index);
        else if (typeof(T) == typeof(BFloat16))
            Store(lanes, ref Unsafe.As<T, BFloat16>(ref row), index);
        else if (typeof(T) != typeof(Nothing))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index);
    }

    /// <summary>Rounds to the values of a storage type, to nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <returns>What a store and a load would leave of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RoundTo<T>(Vector512<float> lanes)
        where T : unmanaged =>
        typeof(T) == typeof(Half) ? RoundToHalf(lanes) : typeof(T) == typeof(BFloat16) ? RoundToBFloat16(lanes) : lanes;

    /// <inheritdoc cref="RoundTo{T}(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> RoundTo<T>(Vector512<double> lanes)
        where T : unmanaged => lanes;

    /// <summary>Loads 8 elements of any storage type as floats.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256<T>(ref readonly T row, nuint index)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector256.LoadUnsafe(ref Other<T, float>(in row), index) : LoadAs256(in row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadAs256<T>(ref readonly T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(NoWeight))
            return Vector256<float>.One;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return Vector256.Create(-0f);
        if (typeof(T) == typeof(Half))
            return Load256(ref Other<T, Half>(in row), index);
        if (typeof(T) == typeof(BFloat16))
            return Load256(ref Other<T, BFloat16>(in row), index);
        if (typeof(T) == typeof(double))
            return Load256(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector256<float>.One + Load256(ref Other<T, float>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return Vector256<float>.One + Load256(ref Other<T, Half>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return Vector256<float>.One + Load256(ref Other<T, BFloat16>(in row), index);
        return Vector256.Create(LoadSingle(in row));
    }

    /// <summary>Loads 4 elements of any storage type as doubles.</summary>
    /// <inheritdoc cref="Load256{T}(ref readonly T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256<T>(ref readonly T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Vector256.LoadUnsafe(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(NoWeight))
            return Vector256<double>.One;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return Vector256.Create(-0d);
        if (typeof(T) == typeof(float))
            return LoadDouble256(ref Other<T, float>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return Vector256<double>.One + Vector256.LoadUnsafe(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector256<double>.One + LoadDouble256(ref Other<T, float>(in row), index);
        return Vector256.Create(LoadDouble(in row));
    }

    /// <summary>Stores 8 floats in any storage type, each rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<float> lanes, ref T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            lanes.StoreUnsafe(ref Unsafe.As<T, float>(ref row), index);
        else if (typeof(T) == typeof(Half))
            Store(lanes, ref Unsafe.As<T, Half>(ref row), index);
        else if (typeof(T) == typeof(BFloat16))
            Store(lanes, ref Unsafe.As<T, BFloat16>(ref row), index);
        else if (typeof(T) != typeof(Nothing))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index);
    }

    /// <summary>Rounds to the values of a storage type, to nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <returns>What a store and a load would leave of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RoundTo<T>(Vector256<float> lanes)
        where T : unmanaged =>
        typeof(T) == typeof(Half) ? RoundToHalf(lanes) : typeof(T) == typeof(BFloat16) ? RoundToBFloat16(lanes) : lanes;

    /// <inheritdoc cref="RoundTo{T}(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> RoundTo<T>(Vector256<double> lanes)
        where T : unmanaged => lanes;

    /// <summary>Loads 4 elements of any storage type as floats.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128<T>(ref readonly T row, nuint index)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector128.LoadUnsafe(ref Other<T, float>(in row), index) : LoadAs128(in row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadAs128<T>(ref readonly T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(NoWeight))
            return Vector128<float>.One;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return Vector128.Create(-0f);
        if (typeof(T) == typeof(Half))
            return Load128(ref Other<T, Half>(in row), index);
        if (typeof(T) == typeof(BFloat16))
            return Load128(ref Other<T, BFloat16>(in row), index);
        if (typeof(T) == typeof(double))
            return Load128(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector128<float>.One + Load128(ref Other<T, float>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return Vector128<float>.One + Load128(ref Other<T, Half>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return Vector128<float>.One + Load128(ref Other<T, BFloat16>(in row), index);
        return Vector128.Create(LoadSingle(in row));
    }

    /// <summary>Loads 2 elements of any storage type as doubles.</summary>
    /// <inheritdoc cref="Load128{T}(ref readonly T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128<T>(ref readonly T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Vector128.LoadUnsafe(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(NoWeight))
            return Vector128<double>.One;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return Vector128.Create(-0d);
        if (typeof(T) == typeof(float))
            return LoadDouble128(ref Other<T, float>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return Vector128<double>.One + Vector128.LoadUnsafe(ref Other<T, double>(in row), index);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return Vector128<double>.One + LoadDouble128(ref Other<T, float>(in row), index);
        return Vector128.Create(LoadDouble(in row));
    }

    /// <summary>Stores 4 floats in any storage type, each rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<float> lanes, ref T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            lanes.StoreUnsafe(ref Unsafe.As<T, float>(ref row), index);
        else if (typeof(T) == typeof(Half))
            Store(lanes, ref Unsafe.As<T, Half>(ref row), index);
        else if (typeof(T) == typeof(BFloat16))
            Store(lanes, ref Unsafe.As<T, BFloat16>(ref row), index);
        else if (typeof(T) != typeof(Nothing))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index);
    }

    /// <summary>Rounds to the values of a storage type, to nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <returns>What a store and a load would leave of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RoundTo<T>(Vector128<float> lanes)
        where T : unmanaged =>
        typeof(T) == typeof(Half) ? RoundToHalf(lanes) : typeof(T) == typeof(BFloat16) ? RoundToBFloat16(lanes) : lanes;

    /// <inheritdoc cref="RoundTo{T}(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> RoundTo<T>(Vector128<double> lanes)
        where T : unmanaged => lanes;

    /// <summary>An element of any storage type, or of a parameter that stands for another.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="element">The element.</param>
    /// <returns>Its value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LoadSingle<T>(ref readonly T element)
        where T : unmanaged
    {
        if (typeof(T) == typeof(NoWeight))
            return 1;
        if (typeof(T) == typeof(NoBias) || typeof(T) == typeof(Nothing))
            return -0f;
        if (typeof(T) == typeof(float) || typeof(T) == typeof(SharedWeight<float>))
            return Other<T, float>(in element);
        if (typeof(T) == typeof(Half) || typeof(T) == typeof(SharedWeight<Half>))
            return (float)Other<T, Half>(in element);
        if (typeof(T) == typeof(BFloat16) || typeof(T) == typeof(SharedWeight<BFloat16>))
            return (float)Other<T, BFloat16>(in element);
        if (typeof(T) == typeof(double))
            return (float)Other<T, double>(in element);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return 1 + Other<T, float>(in element);
        return 1 + (typeof(T) == typeof(ZeroCenteredWeight<Half>) ? (float)Other<T, Half>(in element) : (float)Other<T, BFloat16>(in element));
    }

    /// <inheritdoc cref="LoadSingle{T}(ref readonly T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LoadDouble<T>(ref readonly T element)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double) || typeof(T) == typeof(SharedWeight<double>))
            return Other<T, double>(in element);
        if (typeof(T) == typeof(ZeroCenteredWeight<double>))
            return 1 + Other<T, double>(in element);
        if (typeof(T) == typeof(ZeroCenteredWeight<float>))
            return 1 + (double)Other<T, float>(in element);
        if (typeof(T) == typeof(ZeroCenteredWeight<Half>))
            return 1 + (double)Other<T, Half>(in element);
        if (typeof(T) == typeof(ZeroCenteredWeight<BFloat16>))
            return 1 + (double)Other<T, BFloat16>(in element);
        return LoadSingle(in element);
    }

    /// <summary>An element of a row of any storage type; of a weight that all features share, that one.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">Which element.</param>
    /// <returns>Its value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LoadSingle<T>(ref readonly T row, nuint index)
        where T : unmanaged => LoadSingle(in IsShared<T>() ? ref row : ref Unsafe.Add(ref Unsafe.AsRef(in row), index));

    /// <inheritdoc cref="LoadSingle{T}(ref readonly T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LoadDouble<T>(ref readonly T row, nuint index)
        where T : unmanaged => LoadDouble(in IsShared<T>() ? ref row : ref Unsafe.Add(ref Unsafe.AsRef(in row), index));

    private static bool IsShared<T>() =>
        typeof(T) == typeof(SharedWeight<float>) || typeof(T) == typeof(SharedWeight<double>) || typeof(T) == typeof(SharedWeight<Half>) || typeof(T) == typeof(SharedWeight<BFloat16>);

    /// <summary>Stores one value in any storage type, rounded to the nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="element">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(float value, ref T element)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Unsafe.As<T, float>(ref element) = value;
        else if (typeof(T) == typeof(Half))
            Unsafe.As<T, Half>(ref element) = (Half)value;
        else if (typeof(T) == typeof(BFloat16))
            Unsafe.As<T, BFloat16>(ref element) = (BFloat16)value;
        else if (typeof(T) != typeof(Nothing))
            Unsafe.As<T, double>(ref element) = value;
    }

    /// <summary>Rounds a value to those of a storage type, to nearest, ties to even.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>What a store and a load would leave of it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float RoundTo<T>(float value)
        where T : unmanaged =>
        typeof(T) == typeof(Half) ? (float)(Half)value : typeof(T) == typeof(BFloat16) ? (float)(BFloat16)value : value;

    /// <inheritdoc cref="RoundTo{T}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double RoundTo<T>(double value)
        where T : unmanaged => value;

    private static ref TOther Other<T, TOther>(ref readonly T row) => ref Unsafe.As<T, TOther>(ref Unsafe.AsRef(in row));
}
