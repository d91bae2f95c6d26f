using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NormGen.Statistics;

/// <summary>
/// A block of positions of samples with their channels first. Each channel's sum has 16 virtual lanes, element i of a run in lane i mod 16,
/// that are halved in the end: lane j += lane j + 8, + 4, + 2, + 1.
/// </summary>
internal static class ChannelBlock
{
    private const int Lanes = 16;

    /// <summary>The moments of some channels in a block.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">All samples.</param>
    /// <param name="runs">The block's positions, of the first channel.</param>
    /// <param name="positions">How many they are, at least one.</param>
    /// <param name="start">The first channel that is asked for; as many as fit in the following.</param>
    /// <param name="spatial">How many positions a channel has.</param>
    /// <param name="mean">Becomes the means.</param>
    /// <param name="squares">Becomes the sums of squared deviations.</param>
    public static void Moments<T>(ReadOnlySpan<T> x, ReadOnlySpan<PositionRun> runs, int positions, int start, int spatial, Span<double> mean, Span<double> squares)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(x);
        for (int i = 0; i < mean.Length; i++)
        {
            ref T channel = ref Unsafe.Add(ref first, (nint)(start + i) * spatial);
            mean[i] = Sum<T, Plain>(ref channel, runs, 0) / positions;
            squares[i] = Sum<T, SquaredDeviation>(ref channel, runs, mean[i]);
        }
    }

    private static double Sum<T, TTerm>(ref T channel, ReadOnlySpan<PositionRun> runs, double centre)
        where T : unmanaged
        where TTerm : struct, IMomentTerm
    {
        Vector256<double> around = Vector256.Create(centre);
        Vector256<double> a = default, b = default, c = default, d = default;
        foreach (PositionRun run in runs)
        {
            ref T x = ref Unsafe.Add(ref channel, run.Offset);
            nint length = run.Length, i = 0;
            for (; i + Lanes <= length; i += Lanes)
            {
                a += TTerm.Of(Widened.Load256(ref x, (nuint)i), around);
                b += TTerm.Of(Widened.Load256(ref x, (nuint)i + 4), around);
                c += TTerm.Of(Widened.Load256(ref x, (nuint)i + 8), around);
                d += TTerm.Of(Widened.Load256(ref x, (nuint)i + 12), around);
            }

            if (i == length)
                continue;
            a += UpToFour<T, TTerm>(ref x, i, length, around);
            b += UpToFour<T, TTerm>(ref x, i + 4, length, around);
            c += UpToFour<T, TTerm>(ref x, i + 8, length, around);
            d += UpToFour<T, TTerm>(ref x, i + 12, length, around);
        }

        Vector256<double> four = (a + c) + (b + d);
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    // Lanes beyond the end of a run get +0, which changes no sum that began with +0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> UpToFour<T, TTerm>(ref T x, nint start, nint end, Vector256<double> around)
        where T : unmanaged
        where TTerm : struct, IMomentTerm
    {
        if (end - start >= 4)
            return TTerm.Of(Widened.Load256(ref x, (nuint)start), around);
        if (end - start <= 0)
            return default;
        Vector128<double> last = Vector128.CreateScalar(TTerm.Of(Widened.Load(ref x, (nuint)end - 1), around.ToScalar()));
        if (end - start == 1)
            return last.ToVector256();
        Vector128<double> two = TTerm.Of(Widened.Load128(ref x, (nuint)start), around.GetLower());
        return Vector256.Create(two, end - start == 3 ? last : default);
    }
}
