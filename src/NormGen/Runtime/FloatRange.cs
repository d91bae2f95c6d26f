using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <summary>
/// Tells rows whose sums float cannot hold. What is tested is the value under the square root: above the largest float (or NaN)
/// a square has overflowed; below 2⁻¹⁰⁰ the squares that were lost below the smallest float begin to matter. Such a row is done
/// again in double precision. With an ordinary ε only the upper limit is ever met, and a row of zeros stays on the fast path.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FloatRange
{
    /// <summary>The least value under the root that float sums give exactly enough: 2⁻¹⁰⁰. The lost squares are below 2⁻¹⁴⁹ each.</summary>
    public const float Least = 7.888609E-31f;

    /// <summary>Which of four rows must be done again.</summary>
    /// <param name="radicand">The value under the root of each row.</param>
    /// <returns>A bit for each row outside the range.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Outside(Vector128<float> radicand)
    {
        // NaN fails both comparisons, hence the complement.
        Vector128<float> inside = Vector128.GreaterThanOrEqual(radicand, Vector128.Create(Least))
            & Vector128.LessThanOrEqual(radicand, Vector128.Create(float.MaxValue));
        return Vector128.ExtractMostSignificantBits(~inside);
    }

    /// <summary>Whether a row must be done again.</summary>
    /// <param name="radicand">The value under the root.</param>
    /// <returns>True where it lies outside the range or is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Outside(float radicand) => !(radicand >= Least && radicand <= float.MaxValue);

    /// <summary>Which of four rows of doubles must be done again: those whose squares have overflowed, that hold a NaN, or whose variance is given and negative.</summary>
    /// <param name="radicand">The value under the root of each row.</param>
    /// <returns>A bit for each such row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Outside(Vector256<double> radicand) => Vector256.ExtractMostSignificantBits(
        ~(Vector256.GreaterThanOrEqual(radicand, Vector256<double>.Zero) & Vector256.LessThanOrEqual(radicand, Vector256.Create(double.MaxValue))));

    /// <summary>Whether a row of doubles must be done again.</summary>
    /// <param name="radicand">The value under the root.</param>
    /// <returns>True where it has overflowed or is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Outside(double radicand) => !(radicand >= 0 && radicand <= double.MaxValue);

    /// <summary>A result as it is, but for a NaN.</summary>
    /// <param name="value">The result.</param>
    /// <returns>The same; every NaN becomes the same NaN.</returns>
    public static double Unify(double value) => double.IsNaN(value) ? double.NaN : value;

    /// <inheritdoc cref="Unify(double)"/>
    public static float Unify(float value) => float.IsNaN(value) ? float.NaN : value;

    /// <inheritdoc cref="Unify(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Unify(Vector512<float> value) => Vector512.ConditionalSelect(Vector512.Equals(value, value), value, Vector512.Create(float.NaN));

    /// <inheritdoc cref="Unify(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Unify(Vector256<float> value) => Vector256.ConditionalSelect(Vector256.Equals(value, value), value, Vector256.Create(float.NaN));

    /// <inheritdoc cref="Unify(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Unify(Vector128<float> value) => Vector128.ConditionalSelect(Vector128.Equals(value, value), value, Vector128.Create(float.NaN));

    /// <inheritdoc cref="Unify(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Unify(Vector512<double> value) => Vector512.ConditionalSelect(Vector512.Equals(value, value), value, Vector512.Create(double.NaN));

    /// <inheritdoc cref="Unify(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Unify(Vector256<double> value) => Vector256.ConditionalSelect(Vector256.Equals(value, value), value, Vector256.Create(double.NaN));

    /// <inheritdoc cref="Unify(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Unify(Vector128<double> value) => Vector128.ConditionalSelect(Vector128.Equals(value, value), value, Vector128.Create(double.NaN));

    /// <summary>Rounds a double result to float.</summary>
    /// <param name="value">The result.</param>
    /// <returns>The nearest float; every NaN becomes the same NaN, because hardware differs in the sign and payload it makes.</returns>
    public static float Round(double value) => double.IsNaN(value) ? float.NaN : (float)value;

    /// <summary>Makes every NaN of a row the same NaN. Hardware differs in the one that it makes of ∞ − ∞, and a residual sum may hold such.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="row">The row's first element.</param>
    /// <param name="dim">The features of the row.</param>
    public static void UnifyNaN<T>(ref T row, nuint dim)
        where T : unmanaged
    {
        for (nuint i = 0; i < dim; i++)
        {
            if (float.IsNaN(Storage.LoadSingle(ref Unsafe.Add(ref row, i))))
                Storage.Store(float.NaN, ref Unsafe.Add(ref row, i));
        }
    }
}
