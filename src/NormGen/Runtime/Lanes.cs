using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NormGen.Runtime;

/// <summary>
/// The fixed order in which every kernel adds: 64 virtual lanes of floats, element i in lane i mod 64, then lane j += lane j + 32, + 16,
/// … + 1; of doubles there are 32, and along the rows of columns a fourth of either. Whatever the width of the registers, the same pairs are added, so that the sum has the same bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>How many virtual lanes a sum of floats has.</summary>
    public const int Count = 64;

    /// <summary>Halves sixteen lanes to four.</summary>
    /// <param name="lanes">Lanes 0 to 15, those beyond already added to them.</param>
    /// <returns>Lanes 0 to 3.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fold(Vector512<float> lanes) => Fold(lanes.GetLower() + lanes.GetUpper());

    /// <summary>Halves eight lanes to four.</summary>
    /// <param name="lanes">Lanes 0 to 7, those beyond already added to them.</param>
    /// <returns>Lanes 0 to 3.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fold(Vector256<float> lanes) => lanes.GetLower() + lanes.GetUpper();

    /// <summary>Four lanes are as folded as they get before several rows are added up at once.</summary>
    /// <param name="lanes">Lanes 0 to 3.</param>
    /// <returns>The same.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fold(Vector128<float> lanes) => lanes;

    /// <summary>Adds up eight lanes of doubles.</summary>
    /// <param name="lanes">Lanes 0 to 7, those beyond already added to them.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fold(Vector512<double> lanes) => Fold(lanes.GetLower() + lanes.GetUpper());

    /// <summary>Adds up four lanes of doubles.</summary>
    /// <param name="lanes">Lanes 0 to 3, those beyond already added to them.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fold(Vector256<double> lanes) => Fold(lanes.GetLower() + lanes.GetUpper());

    /// <summary>Adds up two lanes of doubles.</summary>
    /// <param name="lanes">Lanes 0 and 1, those beyond already added to them.</param>
    /// <returns>Their sum; one of nothing but −0 becomes +0, as it does wherever an empty lane is added to it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fold(Vector128<double> lanes) => lanes.ToScalar() + lanes.GetElement(1) + 0d;

    /// <summary>A sum of doubles is folded to the end already.</summary>
    /// <param name="sum">The sum.</param>
    /// <returns>The same.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(double sum) => sum;

    /// <summary>Adds up the four lanes of each of four rows.</summary>
    /// <param name="a">Lanes 0 to 3 of the first row.</param>
    /// <param name="b">Of the second.</param>
    /// <param name="c">Of the third.</param>
    /// <param name="d">Of the fourth.</param>
    /// <returns>The four sums, one lane for each row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumFour(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        // Transposing while halving costs 6 shuffles and 3 additions for four rows, where one row alone needs 2 and 2.
        Vector128<float> ab, cd, even, odd;
        if (Sse.IsSupported)
        {
            ab = Sse.MoveLowToHigh(a, b) + Sse.MoveHighToLow(b, a);
            cd = Sse.MoveLowToHigh(c, d) + Sse.MoveHighToLow(d, c);
            even = Sse.Shuffle(ab, cd, 0b10_00_10_00);
            odd = Sse.Shuffle(ab, cd, 0b11_01_11_01);
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            ab = LowHalves(a, b) + HighHalves(a, b);
            cd = LowHalves(c, d) + HighHalves(c, d);
            even = AdvSimd.Arm64.UnzipEven(ab, cd);
            odd = AdvSimd.Arm64.UnzipOdd(ab, cd);
        }
        else
        {
            ab = Vector128.Create(a[0] + a[2], a[1] + a[3], b[0] + b[2], b[1] + b[3]);
            cd = Vector128.Create(c[0] + c[2], c[1] + c[3], d[0] + d[2], d[1] + d[3]);
            even = Vector128.Create(ab[0], ab[2], cd[0], cd[2]);
            odd = Vector128.Create(ab[1], ab[3], cd[1], cd[3]);
        }

        // A sum of nothing but −0 becomes +0, as it does wherever an empty lane is added to it.
        return even + odd + Vector128<float>.Zero;
    }

    /// <summary>Adds up the four lanes of one row.</summary>
    /// <param name="lanes">Lanes 0 to 3.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> lanes)
    {
        Vector128<float> halves = lanes + Vector128.Shuffle(lanes, Vector128.Create(2, 3, 2, 3));
        return (halves + Vector128.Shuffle(halves, Vector128.Create(1, 1, 1, 1))).ToScalar() + 0f;
    }

    /// <summary>Adds up 64 lanes kept in an array, in the fixed order.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="lanes">The lanes; used up.</param>
    /// <returns>Their sum.</returns>
    public static T Sum<T>(ref VirtualLanes<T> lanes)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (int half = Count / 2; half > 0; half /= 2)
        {
            for (int j = 0; j < half; j++)
                lanes[j] += lanes[j + half];
        }

        return lanes[0] + T.Zero;
    }

    /// <summary>Adds the sums of 16 columns to those gathered in double.</summary>
    /// <param name="sums">The first of the gathered sums.</param>
    /// <param name="index">The first to add to.</param>
    /// <param name="lanes">What is added, a lane for each column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, Vector512<float> lanes)
    {
        AddTo(ref sums, index, Vector512.WidenLower(lanes));
        AddTo(ref sums, index + 8, Vector512.WidenUpper(lanes));
    }

    /// <summary>Adds the sums of 8 columns to those gathered in double.</summary>
    /// <inheritdoc cref="AddTo(ref double, nuint, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, Vector256<float> lanes)
    {
        AddTo(ref sums, index, Vector256.WidenLower(lanes));
        AddTo(ref sums, index + 4, Vector256.WidenUpper(lanes));
    }

    /// <summary>Adds the sums of 4 columns to those gathered in double.</summary>
    /// <inheritdoc cref="AddTo(ref double, nuint, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, Vector128<float> lanes)
    {
        AddTo(ref sums, index, Vector128.WidenLower(lanes));
        AddTo(ref sums, index + 2, Vector128.WidenUpper(lanes));
    }

    /// <summary>Adds the sums of 8 columns to those gathered.</summary>
    /// <inheritdoc cref="AddTo(ref double, nuint, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, Vector512<double> lanes) => (Vector512.LoadUnsafe(ref sums, index) + lanes).StoreUnsafe(ref sums, index);

    /// <summary>Adds the sums of 4 columns to those gathered.</summary>
    /// <inheritdoc cref="AddTo(ref double, nuint, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, Vector256<double> lanes) => (Vector256.LoadUnsafe(ref sums, index) + lanes).StoreUnsafe(ref sums, index);

    /// <summary>Adds the sums of 2 columns to those gathered.</summary>
    /// <inheritdoc cref="AddTo(ref double, nuint, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, Vector128<double> lanes) => (Vector128.LoadUnsafe(ref sums, index) + lanes).StoreUnsafe(ref sums, index);

    /// <summary>Adds the sum of a column to the one gathered.</summary>
    /// <param name="sums">The first of the gathered sums.</param>
    /// <param name="index">Which to add to.</param>
    /// <param name="sum">What is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref double sums, nuint index, double sum) => Unsafe.Add(ref sums, index) += sum;

    private static Vector128<float> LowHalves(Vector128<float> a, Vector128<float> b) =>
        AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).AsSingle();

    private static Vector128<float> HighHalves(Vector128<float> a, Vector128<float> b) =>
        AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).AsSingle();
}

/// <summary>The 64 virtual lanes of a sum, for code that has no vector registers to keep them in.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[InlineArray(Lanes.Count)]
public struct VirtualLanes<T>
{
    private T _first;
}
