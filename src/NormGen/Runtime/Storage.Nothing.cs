using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

// Stores of doubles that are computed in double: to doubles, or to nothing where a gradient has no such output.
public static partial class Storage
{
    /// <summary>Stores 8 doubles, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<double> lanes, ref T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            lanes.StoreUnsafe(ref Unsafe.As<T, double>(ref row), index);
    }

    /// <summary>Stores 4 doubles, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<double> lanes, ref T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            lanes.StoreUnsafe(ref Unsafe.As<T, double>(ref row), index);
    }

    /// <summary>Stores 2 doubles, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<double> lanes, ref T row, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            lanes.StoreUnsafe(ref Unsafe.As<T, double>(ref row), index);
    }

    /// <summary>Stores a double, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="element">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(double value, ref T element)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            Unsafe.As<T, double>(ref element) = value;
    }
}

/// <content>The same for the end of a row.</content>
public static partial class Tail
{
    /// <summary>Stores up to 8 doubles, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 8 or more stores 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<double> lanes, ref T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index, count);
    }

    /// <summary>Stores up to 4 doubles, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 4 or more stores 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<double> lanes, ref T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index, count);
    }

    /// <summary>Stores up to 2 doubles, or nothing.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="Nothing"/>.</typeparam>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 2 or more stores 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<double> lanes, ref T row, nuint index, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            Store(lanes, ref Unsafe.As<T, double>(ref row), index, count);
    }
}
