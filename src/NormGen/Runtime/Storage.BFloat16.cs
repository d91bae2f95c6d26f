using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <content>BFloat16 in lanes of float, whose upper half it is.</content>
public static partial class Storage
{
    private const int QuietBit = 0x0040_0000, UpperHalf = unchecked((int)0xFFFF_0000);

    /// <summary>Loads 16 elements.</summary>
    /// <inheritdoc cref="Load512(ref readonly Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly BFloat16 row, nuint index) => BFloat16ToSingle(Vector256.LoadUnsafe(in Pattern(in row, index)));

    /// <summary>Loads 8 elements.</summary>
    /// <inheritdoc cref="Load512(ref readonly Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly BFloat16 row, nuint index) => BFloat16ToSingle(Vector128.LoadUnsafe(in Pattern(in row, index)));

    /// <summary>Loads 4 elements.</summary>
    /// <inheritdoc cref="Load512(ref readonly Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly BFloat16 row, nuint index) => BFloat16ToSingle4(LoadFour(in Pattern(in row, index)));

    /// <summary>Stores 16 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, ref BFloat16 row, nuint index) => SingleToBFloat16(lanes).StoreUnsafe(ref Pattern(in row, index));

    /// <summary>Stores 8 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lanes, ref BFloat16 row, nuint index) => SingleToBFloat16(lanes).StoreUnsafe(ref Pattern(in row, index));

    /// <summary>Stores 4 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> lanes, ref BFloat16 row, nuint index) => StoreFour(SingleToBFloat16(lanes), ref Pattern(in row, index));

    /// <summary>What a store to a row of BFloat16 and a load from it would make of the lanes.</summary>
    /// <param name="lanes">The values.</param>
    /// <returns>The nearest values that a BFloat16 can have.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RoundToBFloat16(Vector512<float> lanes) => (RoundedUpperHalf(lanes) & Vector512.Create(UpperHalf)).AsSingle();

    /// <inheritdoc cref="RoundToBFloat16(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RoundToBFloat16(Vector256<float> lanes) => (RoundedUpperHalf(lanes) & Vector256.Create(UpperHalf)).AsSingle();

    /// <inheritdoc cref="RoundToBFloat16(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RoundToBFloat16(Vector128<float> lanes) => (RoundedUpperHalf(lanes) & Vector128.Create(UpperHalf)).AsSingle();

    /// <inheritdoc cref="RoundToBFloat16(Vector512{float})"/>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float RoundToBFloat16(float value) => (float)(BFloat16)value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> BFloat16ToSingle(Vector256<short> patterns) => (Widen(patterns) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> BFloat16ToSingle(Vector128<short> patterns) => (Widen(patterns) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> BFloat16ToSingle4(Vector128<short> patterns) => (Vector128.WidenLower(patterns) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<short> SingleToBFloat16(Vector512<float> lanes) => Narrow(RoundedUpperHalf(lanes) >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> SingleToBFloat16(Vector256<float> lanes) => Narrow(RoundedUpperHalf(lanes) >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> SingleToBFloat16(Vector128<float> lanes) => Narrow(RoundedUpperHalf(lanes) >> 16);

    // In the upper half of each lane; the lower holds anything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> RoundedUpperHalf(Vector512<float> lanes)
    {
        Vector512<int> bits = lanes.AsInt32();
        Vector512<int> rounded = bits + Vector512.Create(0x7FFF) + ((bits >>> 16) & Vector512<int>.One);
        return Vector512.ConditionalSelect(Vector512.Equals(lanes, lanes).AsInt32(), rounded, bits | Vector512.Create(QuietBit));
    }

    // In the upper half of each lane; the lower holds anything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> RoundedUpperHalf(Vector256<float> lanes)
    {
        Vector256<int> bits = lanes.AsInt32();
        Vector256<int> rounded = bits + Vector256.Create(0x7FFF) + ((bits >>> 16) & Vector256<int>.One);
        return Vector256.ConditionalSelect(Vector256.Equals(lanes, lanes).AsInt32(), rounded, bits | Vector256.Create(QuietBit));
    }

    // In the upper half of each lane; the lower holds anything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> RoundedUpperHalf(Vector128<float> lanes)
    {
        Vector128<int> bits = lanes.AsInt32();
        Vector128<int> rounded = bits + Vector128.Create(0x7FFF) + ((bits >>> 16) & Vector128<int>.One);
        return Vector128.ConditionalSelect(Vector128.Equals(lanes, lanes).AsInt32(), rounded, bits | Vector128.Create(QuietBit));
    }
}
