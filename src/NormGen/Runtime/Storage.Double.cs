using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NormGen.Runtime;

/// <content>Float, Half and BFloat16 in lanes of double, the latter two by way of float.</content>
public static partial class Storage
{
    /// <summary>Loads 8 elements.</summary>
    /// <param name="row">The row's first element.</param>
    /// <param name="index">The first element to load.</param>
    /// <returns>The elements as doubles.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512(ref readonly float row, nuint index) => Widen(Vector256.LoadUnsafe(in row, index));

    /// <summary>Loads 4 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256(ref readonly float row, nuint index) => Widen(Vector128.LoadUnsafe(in row, index));

    /// <summary>Loads 2 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128(ref readonly float row, nuint index) => Vector128.WidenLower(LoadFour(in Pattern(in row, index)).AsSingle());

    /// <summary>Loads 8 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512(ref readonly Half row, nuint index) => Widen(Load256(in row, index));

    /// <summary>Loads 4 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256(ref readonly Half row, nuint index) => Widen(Load128(in row, index));

    /// <summary>Loads 2 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128(ref readonly Half row, nuint index) => Vector128.WidenLower(HalfToSingle4(LoadTwo(in Pattern(in row, index))));

    /// <summary>Loads 8 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble512(ref readonly BFloat16 row, nuint index) => Widen(Load256(in row, index));

    /// <summary>Loads 4 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble256(ref readonly BFloat16 row, nuint index) => Widen(Load128(in row, index));

    /// <summary>Loads 2 elements.</summary>
    /// <inheritdoc cref="LoadDouble512(ref readonly float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble128(ref readonly BFloat16 row, nuint index) => Vector128.WidenLower(BFloat16ToSingle4(LoadTwo(in Pattern(in row, index))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Widen(Vector256<float> lanes) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Double(lanes)
        : Vector512.Create(Widen(lanes.GetLower()), Widen(lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Widen(Vector128<float> lanes) => Avx.IsSupported
        ? Avx.ConvertToVector256Double(lanes)
        : Vector256.Create(Vector128.WidenLower(lanes), Vector128.WidenUpper(lanes));
}
