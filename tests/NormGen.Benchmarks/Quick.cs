using System.Diagnostics;
using System.Globalization;

namespace NormGen.Benchmarks;

/// <summary>Does the rows' work once.</summary>
internal delegate void Work(Rows rows);

/// <summary>A line of the table.</summary>
/// <param name="Kind">What the line begins with.</param>
/// <param name="Dim">The features of a row.</param>
/// <param name="Count">The rows.</param>
/// <param name="Goal">The goal for the time, as a multiple of copying; null where none is set.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Composed">TensorPrimitives composed; null where there is no such thing.</param>
internal sealed record Line(string Kind, int Dim, int Count, double? Goal, Work Kernel, Work? Composed)
{
    public string Name => Shape.Length > 0 ? $"{Kind} {Shape}" : $"{Kind} d={Dim} rows={Count}";

    /// <summary>The tensor's shape, where it is more than rows.</summary>
    public string Shape { get; init; } = "";
}

/// <summary>A line about calls of one row each.</summary>
/// <param name="Kind">What the line says is called.</param>
/// <param name="Bulk">All rows in one call.</param>
/// <param name="Each">One call for each row.</param>
internal sealed record CallLine(string Kind, Work Bulk, Work Each)
{
    // Short rows, where a call weighs most.
    public const int Dim = 128, Count = 2048;

    public string Name => $"call {Kind} d={Dim} rows=1";
}

/// <summary>
/// The quick table: every kernel against copying the same bytes, in one process and interleaved. A round gives each of them a few
/// milliseconds, one after another, and yields one ratio; the median of the rounds is printed. What the machine does
/// meanwhile thus meets kernel and copy alike.
/// </summary>
internal static class Quick
{
    private const int CallGoal = 15;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    // 268 MB in and as much out: outside every cache.
    private const int ManyRows = 16384;

    private static readonly Line[] Lines =
    [
        new("rms", 64, 4096, 1.25, r => Kernels.Rms64(r.X, r.Weight, r.Y), ComposedRms),
        new("rms", 128, 2048, 1.4, r => Kernels.Rms128(r.X, r.Weight, r.Y), ComposedRms),
        new("rms", 768, 512, 1.1, r => Kernels.Rms768(r.X, r.Weight, r.Y), ComposedRms),
        new("rms", 4096, 128, 1.35, r => Kernels.Rms4096(r.X, r.Weight, r.Y), ComposedRms),
        new("rms", 4096, ManyRows, 1.1, r => Kernels.Rms4096(r.X, r.Weight, r.Y), ComposedRms),
        new("layer", 64, 4096, 2.0, r => Kernels.Layer64(r.X, r.Weight, r.Bias, r.Y), ComposedLayer),
        new("layer", 128, 2048, 2.0, r => Kernels.Layer128(r.X, r.Weight, r.Bias, r.Y), ComposedLayer),
        new("layer", 768, 512, 1.5, r => Kernels.Layer768(r.X, r.Weight, r.Bias, r.Y), ComposedLayer),
        new("layer", 4096, 128, 1.9, r => Kernels.Layer4096(r.X, r.Weight, r.Bias, r.Y), ComposedLayer),
        new("layer", 4096, ManyRows, 1.2, r => Kernels.Layer4096(r.X, r.Weight, r.Bias, r.Y), ComposedLayer),

        // With the residual, read and written beside x: two tensors in, two out, against a copy of one.
        new("add+layer", 64, 4096, 3.0, r => Kernels.AddLayer64(r.X, r.Residual, r.Weight, r.Bias, r.Y), ComposedAddLayer),
        new("add+layer", 768, 512, 2.5, r => Kernels.AddLayer768(r.X, r.Residual, r.Weight, r.Bias, r.Y), ComposedAddLayer),
        new("add+layer", 4096, 128, 2.9, r => Kernels.AddLayer4096(r.X, r.Residual, r.Weight, r.Bias, r.Y), ComposedAddLayer),
        new("add+rms", 4096, 128, 2.2, r => Kernels.AddRms4096(r.X, r.Residual, r.Weight, r.Y), ComposedAddRms),
        new("add+rms", 4096, ManyRows, 2.3, r => Kernels.AddRms4096(r.X, r.Residual, r.Weight, r.Y), ComposedAddRms),

        // 16-bit tensors, against a copy of as many floats.
        new("bfloat16-layer", 768, 512, 2.0, r => Kernels.BFloat16Layer768(r.BFloat16.X, r.BFloat16.Weight, r.BFloat16.Bias, r.BFloat16.Y), ComposedLayer),
        new("bfloat16-layer", 4096, 128, 2.0, r => Kernels.BFloat16Layer4096(r.BFloat16.X, r.BFloat16.Weight, r.BFloat16.Bias, r.BFloat16.Y), ComposedLayer),
        new("half-layer", 768, 512, 2.6, r => Kernels.HalfLayer768(r.Half.X, r.Half.Weight, r.Half.Bias, r.Half.Y), ComposedLayer),
        new("half-layer", 4096, 128, 2.6, r => Kernels.HalfLayer4096(r.Half.X, r.Half.Weight, r.Half.Bias, r.Half.Y), ComposedLayer),
        new("l2", 768, 512, null, r => Kernels.L2Of768(r.X, r.Y), ComposedRms),

        // The kernels that learn the size at run time have no goal of their own.
        .. from shape in ((int Dim, int Count)[])[(64, 4096), (128, 2048), (768, 512), (4096, 128)]
           select new Line("rms-runtime", shape.Dim, shape.Count, null, r => NormPrimitives.RmsNorm(r.X, r.Weight, r.Y), ComposedRms),
        .. from shape in ((int Dim, int Count)[])[(64, 4096), (128, 2048), (768, 512), (4096, 128)]
           select new Line("layer-runtime", shape.Dim, shape.Count, null, r => NormPrimitives.LayerNorm(r.X, r.Weight, r.Bias, r.Y), ComposedLayer),
        .. from shape in ((int Dim, int Count)[])[(64, 4096), (768, 512), (4096, 128)]
           select new Line("add+layer-runtime", shape.Dim, shape.Count, null, r => NormPrimitives.AddLayerNorm(r.X, r.Residual, r.Weight, r.Bias, r.Y), ComposedAddLayer),
        .. from shape in ((int Dim, int Count)[])[(768, 512), (4096, 128)]
           select new Line("bfloat16-layer-runtime", shape.Dim, shape.Count, null, r => NormPrimitives.LayerNorm(r.BFloat16.X, r.BFloat16.Weight, r.BFloat16.Bias, r.BFloat16.Y), ComposedLayer),
    ];

    private static readonly Line[] AllLines = [.. Lines, .. SetLines.All, .. GradientLines.All];

    private static readonly CallLine[] CallLines =
    [
        new("rms", r => Kernels.Rms128(r.X, r.Weight, r.Y), static r =>
        {
            ReadOnlySpan<float> x = r.X, weight = r.Weight;
            Span<float> y = r.Y;
            for (int start = 0; start < x.Length; start += CallLine.Dim)
                Kernels.Rms128(x.Slice(start, CallLine.Dim), weight, y.Slice(start, CallLine.Dim));
        }),
        new("layer", r => Kernels.Layer128(r.X, r.Weight, r.Bias, r.Y), static r =>
        {
            ReadOnlySpan<float> x = r.X, weight = r.Weight, bias = r.Bias;
            Span<float> y = r.Y;
            for (int start = 0; start < x.Length; start += CallLine.Dim)
                Kernels.Layer128(x.Slice(start, CallLine.Dim), weight, bias, y.Slice(start, CallLine.Dim));
        }),
        new("rms-runtime", r => NormPrimitives.RmsNorm(r.X, r.Weight, r.Y), static r =>
        {
            ReadOnlySpan<float> x = r.X, weight = r.Weight;
            Span<float> y = r.Y;
            for (int start = 0; start < x.Length; start += CallLine.Dim)
                NormPrimitives.RmsNorm(x.Slice(start, CallLine.Dim), weight, y.Slice(start, CallLine.Dim));
        }),
        new("layer-runtime", r => NormPrimitives.LayerNorm(r.X, r.Weight, r.Bias, r.Y), static r =>
        {
            ReadOnlySpan<float> x = r.X, weight = r.Weight, bias = r.Bias;
            Span<float> y = r.Y;
            for (int start = 0; start < x.Length; start += CallLine.Dim)
                NormPrimitives.LayerNorm(x.Slice(start, CallLine.Dim), weight, bias, y.Slice(start, CallLine.Dim));
        }),
    ];

    /// <summary>Measures the lines whose names hold <paramref name="only"/>, and prints each as soon as it is known.</summary>
    public static void Run(string only)
    {
        Line[] lines = [.. AllLines.Where(line => line.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
        CallLine[] calls = [.. CallLines.Where(line => line.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
        if (lines.Length + calls.Length == 0)
        {
            Console.Error.WriteLine($"error: no line's name holds '{only}'. They are:\n  {string.Join("\n  ", AllLines.Select(line => line.Name).Concat(CallLines.Select(line => line.Name)))}");
            Environment.ExitCode = 2;
            return;
        }

        Console.WriteLine(Machine.Describe());
        Console.WriteLine("# copy-ratio: time / time of x.CopyTo(y) of the same bytes; tp: the same for TensorPrimitives composed; one thread");
        Console.WriteLine("# busy: how many of the rounds something else slowed, where they could not be replaced; not to be trusted");

        var probe = new Probe();
        var missed = new List<string>();
        int withGoal = 0, done = 0;
        long begin = Stopwatch.GetTimestamp();
        void Progress(string name) =>
            Console.Error.WriteLine($"[{++done}/{lines.Length + calls.Length}, {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s] {name}");
        void Score(string name, bool met)
        {
            withGoal++;
            if (!met)
                missed.Add(name);
        }

        foreach (Line line in lines)
        {
            Progress(line.Name);
            if (line.Count == ManyRows && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < 2L << 30)
            {
                Console.WriteLine($"# {line.Name}: left out, this machine has less than 2 GB of memory");
                continue;
            }

            var rows = new Rows(line.Count, line.Dim);
            bool large = line.Count == ManyRows;
            double[][] times = Interleave(probe, rows, large ? 9 : 101, out string busy, [static r => r.X.CopyTo(r.Y), line.Kernel, .. line.Composed is { } composed ? [composed] : Array.Empty<Work>()]);
            double ratio = Median(times, round => round[1] / round[0]);
            string tp = line.Composed is null ? "none" : Median(times, round => round[2] / round[0]).ToString("0.00", Invariant);
            double perRow = Median(times, round => round[1]) * 1e9 / line.Count;
            Console.WriteLine(string.Create(Invariant,
                $"{line.Name} ns/row={perRow:0.0} copy-ratio={ratio:0.00} goal={line.Goal?.ToString("0.00", Invariant) ?? "none"} tp={tp}{busy}"));
            if (line.Goal is double goal)
                Score(line.Name, ratio <= goal * 1.15);
        }

        foreach (CallLine line in calls)
        {
            Progress(line.Name);
            var rows = new Rows(CallLine.Count, CallLine.Dim);
            double[][] times = Interleave(probe, rows, 101, out string busy, line.Bulk, line.Each);
            double perCall = Median(times, round => round[1]) * 1e9 / CallLine.Count;
            double beyond = Median(times, round => round[1] - round[0]) * 1e9 / CallLine.Count;
            Console.WriteLine(string.Create(Invariant, $"{line.Name} ns={perCall:0.0} beyond-row={beyond:0.0} goal={CallGoal}{busy}"));
            Score(line.Name, beyond <= CallGoal);
        }

        Console.WriteLine($"# {withGoal - missed.Count} of {withGoal} goals met (copy ratios within 15 %)"
            + (missed.Count == 0 ? "" : $"; not met: {string.Join("; ", missed)}"));
    }

    private static void ComposedRms(Rows r) => Composed.Rms(r.X, r.Weight, r.Y);

    private static void ComposedAddRms(Rows r) => Composed.AddRms(r.X, r.Residual, r.Weight, r.Y);

    private static void ComposedAddLayer(Rows r) => Composed.AddLayer(r.X, r.Residual, r.Weight, r.Bias, r.Y);

    private static void ComposedLayer(Rows r) => Composed.Layer(r.X, r.Weight, r.Bias, r.Y);

    /// <summary>
    /// Seconds that each contender takes for the rows once, by round. Disturbed rounds are left out as long as there is time to
    /// make up for them; where there was not, <paramref name="busy"/> says how many there were.
    /// </summary>
    private static double[][] Interleave(Probe probe, Rows rows, int count, out string busy, params Work[] contenders)
    {
        const double sample = 0.002;
        TimeSpan patience = TimeSpan.FromSeconds(4);

        double Seconds(Work work, int times)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < times; i++)
                work(rows);
            return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
        }

        // Warming up: compiles, fills the caches, and tells how often to repeat.
        var repeats = new int[contenders.Length];
        for (int pass = 0; pass < 3; pass++)
        {
            for (int i = 0; i < contenders.Length; i++)
                repeats[i] = (int)Math.Clamp(Math.Ceiling(sample / Seconds(contenders[i], Math.Max(1, repeats[i]))), 1, 1_000_000);
        }

        List<double[]> quiet = [], all = [];
        long begin = Stopwatch.GetTimestamp();
        while (quiet.Count < count && (all.Count < count || Stopwatch.GetElapsedTime(begin) < patience))
        {
            var round = new double[contenders.Length];
            double slowness = probe.Slowness();
            for (int turn = 0; turn < contenders.Length; turn++)
            {
                int who = (all.Count + turn) % contenders.Length;
                round[who] = Seconds(contenders[who], repeats[who]);
                slowness = Math.Max(slowness, probe.Slowness());
            }

            all.Add(round);
            if (probe.Quiet(slowness))
                quiet.Add(round);
        }

        bool enough = quiet.Count >= Math.Min((count + 1) / 2, 25);
        busy = enough ? "" : string.Create(Invariant, $" busy={1 - (double)quiet.Count / all.Count:0%}");
        return [.. enough ? quiet : all];
    }

    private static double Median(double[][] rounds, Func<double[], double> of)
    {
        double[] sorted = [.. rounds.Select(of).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
