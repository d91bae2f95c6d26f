using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <summary>
/// The last few elements of a row, fewer than a register holds. They are loaded and stored by stepping down through the smaller
/// widths, which no hardware is bad at and which touches no element outside the row; with a count that is known while compiling
/// the steps not taken disappear.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Tail
{
    /// <summary>Loads up to 16 elements; the lanes beyond them are zero.</summary>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <param name="count">How many; 16 or more loads 16.</param>
    /// <returns>The elements, in lanes 0 to <paramref name="count"/> − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly float row, nuint index, nuint count) =>
        count >= 16 ? Vector512.LoadUnsafe(in row, index)
        : count > 8 ? Vector512.Create(Vector256.LoadUnsafe(in row, index), Load256(in row, index + 8, count - 8))
        : Vector512.Create(Load256(in row, index, count), Vector256<float>.Zero);

    /// <summary>Loads up to 8 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly float row, nuint index, nuint count) =>
        count >= 8 ? Vector256.LoadUnsafe(in row, index)
        : count > 4 ? Vector256.Create(Vector128.LoadUnsafe(in row, index), Load128(in row, index + 4, count - 4))
        : Vector256.Create(Load128(in row, index, count), Vector128<float>.Zero);

    /// <summary>Loads up to 4 elements; the lanes beyond them are zero.</summary>
    /// <inheritdoc cref="Load512(ref readonly float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly float row, nuint index, nuint count)
    {
        if (count >= 4)
            return Vector128.LoadUnsafe(in row, index);

        ref float first = ref Unsafe.Add(ref Unsafe.AsRef(in row), index);
        Vector128<float> lanes = Vector128.CreateScalar(first);
        if (count > 1)
            lanes = lanes.WithElement(1, Unsafe.Add(ref first, 1));
        if (count > 2)
            lanes = lanes.WithElement(2, Unsafe.Add(ref first, 2));
        return lanes;
    }

    /// <summary>Stores up to 16 lanes.</summary>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    /// <param name="count">How many; 16 or more stores 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, ref float row, nuint index, nuint count)
    {
        if (count >= 16)
        {
            lanes.StoreUnsafe(ref row, index);
        }
        else if (count > 8)
        {
            lanes.GetLower().StoreUnsafe(ref row, index);
            Store(lanes.GetUpper(), ref row, index + 8, count - 8);
        }
        else
        {
            Store(lanes.GetLower(), ref row, index, count);
        }
    }

    /// <summary>Stores up to 8 lanes.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lanes, ref float row, nuint index, nuint count)
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
    /// <inheritdoc cref="Store(Vector512{float}, ref float, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> lanes, ref float row, nuint index, nuint count)
    {
        if (count >= 4)
        {
            lanes.StoreUnsafe(ref row, index);
            return;
        }

        ref float first = ref Unsafe.Add(ref row, index);
        first = lanes.ToScalar();
        if (count > 1)
            Unsafe.Add(ref first, 1) = lanes.GetElement(1);
        if (count > 2)
            Unsafe.Add(ref first, 2) = lanes.GetElement(2);
    }

    /// <summary>All bits set in the first lanes, none in the others: what a tail adds to a sum passes through it, so that an empty lane adds zero.</summary>
    /// <param name="count">How many lanes are in use; 16 or more is all.</param>
    /// <returns>The mask.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mask512(nuint count) =>
        Vector512.LessThan(Vector512<uint>.Indices, Vector512.Create((uint)count)).AsSingle();

    /// <inheritdoc cref="Mask512"/>
    /// <param name="count">How many lanes are in use; 8 or more is all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask256(nuint count) =>
        Vector256.LessThan(Vector256<uint>.Indices, Vector256.Create((uint)count)).AsSingle();

    /// <inheritdoc cref="Mask512"/>
    /// <param name="count">How many lanes are in use; 4 or more is all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mask128(nuint count) =>
        Vector128.LessThan(Vector128<uint>.Indices, Vector128.Create((uint)count)).AsSingle();
}
