using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <content>
/// Half in lanes of float. .NET 10 has no instruction for it, so bits are moved and a few float operations do the rest. None of them
/// has a subnormal operand where a Half has one: some processors take a hundred times as long over those.
/// </content>
public static partial class Storage
{
    // Widening: exponent and fraction, shifted to where float has them, with an exponent that is larger by 224, so that those of
    // infinities and NaNs become float's. A multiplication by 2⁻¹¹² is then all that a normal number lacks. A subnormal one has
    // been read as 2⁻¹⁵·1.f where it is 2⁻¹⁴·0.f: y = 2y − 2⁻¹⁴ is right for it, and for every other number at least y.
    private const int WideMagnitude = 0x0FFF_E000, WideExponent = 0x7000_0000;
    private const float Unscale = 1.925929944E-34f, UnscaleTwice = 3.851859889E-34f, LeastNormal = 6.103515625E-05f;

    // Narrowing: adding 2¹³ times its own power of two to a number rounds it to the 11 bits that Half has, or with the power of the
    // least normal number to what a subnormal one has. They are the low bits of the sum, which carry into the exponent when that
    // is shifted and added to them. 2¹³ + 2 instead of 2¹³ makes up for the exponents' bias, modulo 2¹⁶.
    private const int FloatExponent = 0x7F80_0000;
    private const float Rounding = 8194, RoundsToInfinity = 65520;
    private const int NotHalfMagnitude = ~0x7FFF;

    /// <summary>Loads 16 elements.</summary>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <returns>The elements as floats.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly Half row, nuint index) => HalfToSingle(Vector256.LoadUnsafe(in Pattern(in row, index)));

    /// <summary>Loads 8 elements.</summary>
    /// <inheritdoc cref="Load512(ref readonly Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly Half row, nuint index) => HalfToSingle(Vector128.LoadUnsafe(in Pattern(in row, index)));

    /// <summary>Loads 4 elements.</summary>
    /// <inheritdoc cref="Load512(ref readonly Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly Half row, nuint index) => HalfToSingle4(LoadFour(in Pattern(in row, index)));

    /// <summary>Stores 16 lanes, rounded to nearest, ties to even.</summary>
    /// <param name="lanes">The values.</param>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to store to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, ref Half row, nuint index) => SingleToHalf(lanes).StoreUnsafe(ref Pattern(in row, index));

    /// <summary>Stores 8 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lanes, ref Half row, nuint index) => SingleToHalf(lanes).StoreUnsafe(ref Pattern(in row, index));

    /// <summary>Stores 4 lanes, rounded to nearest, ties to even.</summary>
    /// <inheritdoc cref="Store(Vector512{float}, ref Half, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> lanes, ref Half row, nuint index) => StoreFour(SingleToHalf(lanes), ref Pattern(in row, index));

    /// <summary>What a store to a row of Half and a load from it would make of the lanes.</summary>
    /// <param name="lanes">The values.</param>
    /// <returns>The nearest values that a Half can have.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RoundToHalf(Vector512<float> lanes) => HalfToSingle(MagnitudeOfHalf(lanes), lanes.AsInt32());

    /// <inheritdoc cref="RoundToHalf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RoundToHalf(Vector256<float> lanes) => HalfToSingle(MagnitudeOfHalf(lanes), lanes.AsInt32());

    /// <inheritdoc cref="RoundToHalf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RoundToHalf(Vector128<float> lanes) => HalfToSingle(MagnitudeOfHalf(lanes), lanes.AsInt32());

    /// <inheritdoc cref="RoundToHalf(Vector512{float})"/>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float RoundToHalf(float value) => (float)(Half)value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> HalfToSingle(Vector256<short> patterns)
    {
        Vector512<int> wide = Widen(patterns);
        return HalfToSingle(wide, wide);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> HalfToSingle(Vector128<short> patterns)
    {
        Vector256<int> wide = Widen(patterns);
        return HalfToSingle(wide, wide);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> HalfToSingle4(Vector128<short> patterns)
    {
        Vector128<int> wide = Vector128.WidenLower(patterns);
        return HalfToSingle(wide, wide);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<short> SingleToHalf(Vector512<float> lanes) =>
        Narrow(Vector512.ConditionalSelect(Vector512.Create(NotHalfMagnitude), lanes.AsInt32() >> 16, MagnitudeOfHalf(lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> SingleToHalf(Vector256<float> lanes) =>
        Narrow(Vector256.ConditionalSelect(Vector256.Create(NotHalfMagnitude), lanes.AsInt32() >> 16, MagnitudeOfHalf(lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> SingleToHalf(Vector128<float> lanes) =>
        Narrow(Vector128.ConditionalSelect(Vector128.Create(NotHalfMagnitude), lanes.AsInt32() >> 16, MagnitudeOfHalf(lanes)));

    // Of the patterns bits 0 to 14 are used, of the signs bit 31.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> HalfToSingle(Vector512<int> patterns, Vector512<int> signs)
    {
        Vector512<float> scaled = (((patterns << 13) & Vector512.Create(WideMagnitude)) | Vector512.Create(WideExponent)).AsSingle();
        Vector512<float> magnitude = Vector512.MinNative(
            scaled * Vector512.Create(Unscale),
            Vector512.MultiplyAddEstimate(scaled, Vector512.Create(UnscaleTwice), Vector512.Create(-LeastNormal)));
        return Vector512.ConditionalSelect(Vector512.Create(int.MinValue), signs, magnitude.AsInt32()).AsSingle();
    }

    // Of the patterns bits 0 to 14 are used, of the signs bit 31.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfToSingle(Vector256<int> patterns, Vector256<int> signs)
    {
        Vector256<float> scaled = (((patterns << 13) & Vector256.Create(WideMagnitude)) | Vector256.Create(WideExponent)).AsSingle();
        Vector256<float> magnitude = Vector256.MinNative(
            scaled * Vector256.Create(Unscale),
            Vector256.MultiplyAddEstimate(scaled, Vector256.Create(UnscaleTwice), Vector256.Create(-LeastNormal)));
        return Vector256.ConditionalSelect(Vector256.Create(int.MinValue), signs, magnitude.AsInt32()).AsSingle();
    }

    // Of the patterns bits 0 to 14 are used, of the signs bit 31.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HalfToSingle(Vector128<int> patterns, Vector128<int> signs)
    {
        Vector128<float> scaled = (((patterns << 13) & Vector128.Create(WideMagnitude)) | Vector128.Create(WideExponent)).AsSingle();
        Vector128<float> magnitude = Vector128.MinNative(
            scaled * Vector128.Create(Unscale),
            Vector128.MultiplyAddEstimate(scaled, Vector128.Create(UnscaleTwice), Vector128.Create(-LeastNormal)));
        return Vector128.ConditionalSelect(Vector128.Create(int.MinValue), signs, magnitude.AsInt32()).AsSingle();
    }

    // In bits 0 to 14; the others hold anything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> MagnitudeOfHalf(Vector512<float> lanes)
    {
        // Of these operands the hardware's minimum gives the second where one is a NaN, so that it stays.
        Vector512<float> clamped = Vector512.MinNative(Vector512.Create(RoundsToInfinity), Vector512.Abs(lanes));
        Vector512<float> power = (Vector512.MaxNative(clamped, Vector512.Create(LeastNormal)).AsInt32() & Vector512.Create(FloatExponent)).AsSingle();

        // The product is exact: fused or not, the sum is the same.
        Vector512<int> sum = Vector512.MultiplyAddEstimate(power, Vector512.Create(Rounding), clamped).AsInt32();

        // A NaN's exponent and payload are where they belong after the shift.
        Vector512<int> shifted = sum >>> 13;
        return Vector512.ConditionalSelect(Vector512.Equals(lanes, lanes).AsInt32(), shifted + sum, shifted);
    }

    // In bits 0 to 14; the others hold anything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MagnitudeOfHalf(Vector256<float> lanes)
    {
        // Of these operands the hardware's minimum gives the second where one is a NaN, so that it stays.
        Vector256<float> clamped = Vector256.MinNative(Vector256.Create(RoundsToInfinity), Vector256.Abs(lanes));
        Vector256<float> power = (Vector256.MaxNative(clamped, Vector256.Create(LeastNormal)).AsInt32() & Vector256.Create(FloatExponent)).AsSingle();

        // The product is exact: fused or not, the sum is the same.
        Vector256<int> sum = Vector256.MultiplyAddEstimate(power, Vector256.Create(Rounding), clamped).AsInt32();

        // A NaN's exponent and payload are where they belong after the shift.
        Vector256<int> shifted = sum >>> 13;
        return Vector256.ConditionalSelect(Vector256.Equals(lanes, lanes).AsInt32(), shifted + sum, shifted);
    }

    // In bits 0 to 14; the others hold anything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> MagnitudeOfHalf(Vector128<float> lanes)
    {
        // Of these operands the hardware's minimum gives the second where one is a NaN, so that it stays.
        Vector128<float> clamped = Vector128.MinNative(Vector128.Create(RoundsToInfinity), Vector128.Abs(lanes));
        Vector128<float> power = (Vector128.MaxNative(clamped, Vector128.Create(LeastNormal)).AsInt32() & Vector128.Create(FloatExponent)).AsSingle();

        // The product is exact: fused or not, the sum is the same.
        Vector128<int> sum = Vector128.MultiplyAddEstimate(power, Vector128.Create(Rounding), clamped).AsInt32();

        // A NaN's exponent and payload are where they belong after the shift.
        Vector128<int> shifted = sum >>> 13;
        return Vector128.ConditionalSelect(Vector128.Equals(lanes, lanes).AsInt32(), shifted + sum, shifted);
    }
}
