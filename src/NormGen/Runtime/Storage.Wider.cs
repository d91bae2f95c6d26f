using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

// A float kernel whose output is wider: the floats are widened exactly, and read back exactly where the sum waits there.
public static partial class Storage
{
    /// <summary>Loads 16 doubles that hold floats.</summary>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <returns>The elements.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly double row, nuint index) => Vector512.Create(Load256(in row, index), Load256(in row, index + 8));

    /// <summary>Loads 8 doubles that hold floats.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly double row, nuint index) => Vector256.Create(Load128(in row, index), Load128(in row, index + 4));

    /// <summary>Loads 4 doubles that hold floats.</summary>
    /// <inheritdoc cref="Load512(ref readonly double, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly double row, nuint index) => Vector128.Narrow(Vector128.LoadUnsafe(in row, index), Vector128.LoadUnsafe(in row, index + 2));

    /// <summary>Stores 16 floats as doubles.</summary>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, ref double row, nuint index)
    {
        Vector512.WidenLower(lanes).StoreUnsafe(ref row, index);
        Vector512.WidenUpper(lanes).StoreUnsafe(ref row, index + 8);
    }

    /// <summary>Stores 8 floats as doubles.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref double, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lanes, ref double row, nuint index)
    {
        Vector256.WidenLower(lanes).StoreUnsafe(ref row, index);
        Vector256.WidenUpper(lanes).StoreUnsafe(ref row, index + 4);
    }

    /// <summary>Stores 4 floats as doubles.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref double, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> lanes, ref double row, nuint index)
    {
        Vector128.WidenLower(lanes).StoreUnsafe(ref row, index);
        Vector128.WidenUpper(lanes).StoreUnsafe(ref row, index + 2);
    }
}
