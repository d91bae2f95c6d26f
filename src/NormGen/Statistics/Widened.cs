using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NormGen.Runtime;

namespace NormGen.Statistics;

/// <summary>Loads of float, double, Half and BFloat16 as doubles, which hold every value of each exactly. Which type it is, the JIT knows.</summary>
internal static class Widened
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load256<T>(ref readonly T first, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Storage.LoadDouble256(ref As<T, float>(in first), index);
        if (typeof(T) == typeof(Half))
            return Storage.LoadDouble256(ref As<T, Half>(in first), index);
        if (typeof(T) == typeof(BFloat16))
            return Storage.LoadDouble256(ref As<T, BFloat16>(in first), index);
        return Vector256.LoadUnsafe(ref As<T, double>(in first), index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load128<T>(ref readonly T first, nuint index)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Storage.LoadDouble128(ref As<T, float>(in first), index);
        if (typeof(T) == typeof(Half))
            return Storage.LoadDouble128(ref As<T, Half>(in first), index);
        if (typeof(T) == typeof(BFloat16))
            return Storage.LoadDouble128(ref As<T, BFloat16>(in first), index);
        return Vector128.LoadUnsafe(ref As<T, double>(in first), index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load<T>(ref readonly T first, nuint index)
        where T : unmanaged => Storage.LoadDouble(in first, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TElement As<T, TElement>(ref readonly T first) => ref Unsafe.As<T, TElement>(ref Unsafe.AsRef(in first));
}
