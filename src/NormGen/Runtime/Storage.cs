using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NormGen.Runtime;

/// <summary>
/// Rows whose elements are of another type than the lanes they are computed in: Half and BFloat16 in lanes of float, and these and float
/// in lanes of double. A lane has the bits that the cast of its element has, and the other way round, on all hardware and for NaNs too.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Storage
{
    // What follows moves 16-bit patterns between a row and 32-bit lanes. Where the portable methods would take several instructions,
    // the one that does it is asked for by name; a width that the hardware lacks is put together from the next smaller one.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref short Pattern<T>(ref readonly T row, nuint index) =>
        ref Unsafe.As<T, short>(ref Unsafe.Add(ref Unsafe.AsRef(in row), index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> LoadFour(ref readonly short first) => Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(in AsByte(in first))).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> LoadTwo(ref readonly short first) => Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(in AsByte(in first))).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreFour(Vector128<short> patterns, ref short first) => Unsafe.WriteUnaligned(ref AsByte(in first), patterns.AsUInt64().ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> Widen(Vector256<short> patterns) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Int32(patterns)
        : Vector512.Create(Widen(patterns.GetLower()), Widen(patterns.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> Widen(Vector128<short> patterns) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(patterns)
        : Vector256.Create(Vector128.WidenLower(patterns), Vector128.WidenUpper(patterns));

    // Lanes to be narrowed hold what a short can hold, so that instructions that saturate do as well as those that cut off.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Narrow(Vector512<int> lanes) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector256Int16(lanes)
        : Vector256.Create(Narrow(lanes.GetLower()), Narrow(lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Narrow(Vector256<int> lanes) => Avx512F.VL.IsSupported
        ? Avx512F.VL.ConvertToVector128Int16(lanes)
        : Narrow(lanes.GetLower(), lanes.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Narrow(Vector128<int> lanes) => Narrow(lanes, lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Narrow(Vector128<int> lower, Vector128<int> upper) => Sse2.IsSupported
        ? Sse2.PackSignedSaturate(lower, upper)
        : Vector128.Narrow(lower, upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte AsByte(ref readonly short first) => ref Unsafe.As<short, byte>(ref Unsafe.AsRef(in first));
}
