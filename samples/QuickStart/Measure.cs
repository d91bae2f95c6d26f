using System.Diagnostics;
using System.Runtime.InteropServices;

namespace QuickStart;

/// <summary>What was measured of a case. The ratios are medians of ratios taken within one round, which a busy machine disturbs least.</summary>
/// <param name="Error">NormGen's worst error, as a part of max|y|.</param>
/// <param name="OtherError">The other's.</param>
/// <param name="NanosecondsPerRow">NormGen's time.</param>
/// <param name="LoopRatio">The plain loop's time divided by NormGen's.</param>
/// <param name="ComposedRatio">TensorPrimitives' time divided by NormGen's.</param>
internal sealed record Result(double Error, double OtherError, double NanosecondsPerRow, double LoopRatio, double ComposedRatio);

internal static class Measure
{
    // The rows are repeated up to this size: 1 MB in and 1 MB out, the activations of a few hundred tokens, in cache but not in L1.
    private const int Elements = 1 << 18;

    private const int Rounds = 101;
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Result Run(Case c, CancellationToken cancel)
    {
        var got = new float[c.X.Length];
        c.NormGen(c.X, got);

        int rows = Math.Max(1, Elements / c.Dim);
        Memory<float> x = Buffer(rows * c.Dim, phase: 0), y = Buffer(rows * c.Dim, phase: 512);
        for (int row = 0; row < rows; row++)
            c.X.AsSpan(row % c.Rows * c.Dim, c.Dim).CopyTo(x.Span[(row * c.Dim)..]);

        double[][] times = Interleaved([c.NormGen, c.Loop, c.Composed], x, y, cancel);
        return new(
            WorstError(got, c.Answer),
            WorstError(c.Other, c.Answer),
            Median(times.Select(round => round[0])) * 1e9 / rows,
            Median(times.Select(round => round[1] / round[0])),
            Median(times.Select(round => round[2] / round[0])));
    }

    /// <summary>
    /// Seconds per call, by round and contender. Each round gives every contender a turn, each time another one first, so that
    /// what the machine does meanwhile (a warmer core, a neighbour) meets all of them alike.
    /// </summary>
    private static double[][] Interleaved(Kernel[] contenders, Memory<float> x, Memory<float> y, CancellationToken cancel)
    {
        double Seconds(Kernel norm, int calls)
        {
            cancel.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < calls; call++)
                norm(x.Span, y.Span);
            return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
        }

        // The first call compiles; then it is known how many make a sample long enough for the clock.
        int[] calls = [.. contenders.Select(norm => (int)Math.Ceiling(Sample.TotalSeconds / Math.Min(Seconds(norm, 1), Seconds(norm, 2))))];
        var rounds = new List<double[]>();
        long begin = Stopwatch.GetTimestamp();
        while (rounds.Count < 5 || (rounds.Count < Rounds && Stopwatch.GetElapsedTime(begin) < Patience))
        {
            var round = new double[contenders.Length];
            for (int turn = 0; turn < contenders.Length; turn++)
            {
                int who = (rounds.Count + turn) % contenders.Length;
                round[who] = Seconds(contenders[who], calls[who]);
            }

            rounds.Add(round);
        }

        return [.. rounds];
    }

    /// <summary>
    /// Memory that begins <paramref name="phase"/> floats into a 4 KB page. Input and output lie half a page apart: at equal
    /// places in their pages, some processors take a load for a repeat of an earlier store and wait, and the times would depend on luck.
    /// </summary>
    private static Memory<float> Buffer(int length, int phase)
    {
        const int page = 4096 / sizeof(float);
        float[] array = GC.AllocateUninitializedArray<float>(length + 2 * page, pinned: true);
        int skew = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % 4096 / sizeof(float));
        return array.AsMemory(page - skew + phase, length);
    }

    /// <summary>The largest |got − want| as a part of the largest |want|. Elements whose true answer is not finite have no error.</summary>
    private static double WorstError(float[] got, double[] want)
    {
        double worst = 0, largest = 0;
        for (int i = 0; i < got.Length; i++)
        {
            if (!double.IsFinite(want[i]))
                continue;
            largest = Math.Max(largest, Math.Abs(want[i]));
            worst = Math.Max(worst, float.IsFinite(got[i]) ? Math.Abs(got[i] - want[i]) : double.PositiveInfinity);
        }

        return largest > 0 ? worst / largest : worst;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
