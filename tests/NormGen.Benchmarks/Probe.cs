using System.Diagnostics;

namespace NormGen.Benchmarks;

/// <summary>
/// Tells whether the processor is ours alone at the moment. Where two logical processors share a core, another program on the
/// other one, or another virtual machine, slows a kernel by 1.7 and a copy, which waits for memory anyway, by 1.1 (measured);
/// that lasts for seconds, and no median helps. So a fixed piece of work that needs no memory is timed again and again:
/// when it takes longer than it has been seen to, what is measured beside it is no kernel's fault.
/// </summary>
internal sealed class Probe
{
    private const double Tolerance = 1.15;
    private readonly Rows rows = new(32, 64);
    private double best = double.PositiveInfinity;

    public Probe()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(300))
            Slowness();
    }

    /// <summary>Whether a slowness is an ordinary one.</summary>
    public bool Quiet(double slowness) => slowness <= best * Tolerance;

    /// <summary>The time of some 30 µs of vector work in the first-level cache.</summary>
    public double Slowness()
    {
        Pass(); // What was measured before has left the caches full of its own data.
        double time = Math.Min(Pass(), Pass()); // An interrupt hits one of them at most.
        best = Math.Min(best, time);
        return time;
    }

    private double Pass()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 30; i++)
            Composed.Rms(rows.X, rows.Weight, rows.Y);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
