using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Spectre.Console;

namespace QuickStart;

/// <summary>Everything that is printed. Results go to the standard output, progress and errors to the other one.</summary>
internal static class Report
{
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public const string Help = """
        NormGen quick start: LayerNorm and RMSNorm written by a source generator, on real input.

          dotnet run -c Release --project samples/QuickStart
              activations made with PyTorch: accuracy beside PyTorch's, speed beside a plain loop and TensorPrimitives

          dotnet run -c Release --project samples/QuickStart -- --file some.safetensors [--tensor name]
              a float32 tensor of your own; the last axis holds the features. Without --tensor: the one called
              x, or else the largest. Tensors called weight and bias are used where their length fits.

          --help    this text
        """;

    public static void SetUp()
    {
        // Piped output has no width to ask for, and 80 columns would fold the table.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 110;
        if (Console.IsErrorRedirected)
            Errors.Profile.Width = 1000;
    }

    public static void Error(string message) => Errors.MarkupLineInterpolated($"[red]error:[/] {message}");

    /// <summary>Runs the measurements and says what is under way, if there is a screen to say it on.</summary>
    public static List<Result> Measuring(IReadOnlyList<Case> cases, CancellationToken cancel)
    {
        List<Result> Work(Action<string> say)
        {
            var results = new List<Result>();
            foreach (Case c in cases)
            {
                say($"measuring {results.Count + 1} of {cases.Count}: {c.Method}, {c.Dim} features");
                results.Add(Measure.Run(c, cancel));
            }

            return results;
        }

        return Console.IsErrorRedirected ? Work(_ => { }) : Errors.Status().Start("…", status => Work(text => status.Status(text)));
    }

    public static string[] GoldenLegend { get; } =
    [
        .. Legend("PyTorch is version 2.6, in float too."),
        "method      Rms4096 and Layer4096 have one size, Rms and Layer several, AnyRms",
        "            and AnyLayer none: see Norms.cs. What NormGen made of them is in",
        "            samples/QuickStart/obj/Release/net10.0/generated.",
    ];

    public static string[] UserLegend(string note) =>
    [
        "input       " + note,
        .. Legend("The loop is the plain C# one, in float too."),
        "method      AnyRms and AnyLayer have no size, and so take any: see Norms.cs.",
    ];

    public static void Print(IReadOnlyList<Case> cases, IReadOnlyList<Result> results, string other, string[] legend)
    {
        // Narrow enough for a terminal of 80 columns.
        var table = new Table().Border(TableBorder.Horizontal);
        table.AddColumn(new TableColumn("method").NoWrap());
        table.AddColumn("input");
        foreach (string header in (string[])["rows\n× D", "error of\nNormGen", $"error of\n{other}", "NormGen\nns/row", "× faster\nthan a\nloop", "× faster\nthan\nTensorPr."])
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        foreach (TableColumn column in table.Columns)
            column.Padding(0, 0, 1, 0);

        foreach ((Case c, Result r) in cases.Zip(results))
        {
            table.AddRow(c.Method, c.Input, $"{c.Rows}×{c.Dim}", Accuracy(r.Error), Accuracy(r.OtherError),
                Number(r.NanosecondsPerRow, "N0"), Ratio(r.LoopRatio), Ratio(r.ComposedRatio));
        }

        AnsiConsole.WriteLine(Machine());
#if DEBUG
        AnsiConsole.MarkupLine("[yellow]A Debug build: the loop is not optimised, so its times say nothing. Use -c Release.[/]");
#endif
        AnsiConsole.Write(table);
        foreach (string line in legend)
            AnsiConsole.WriteLine(line);
    }

    private static string[] Legend(string other) =>
    [
        "error of    Worst element / largest |y|, against the answer in double precision.",
        "            " + other,
        "× faster    Time of a plain C# loop, or of TensorPrimitives composed, divided by",
        "            NormGen's: above 1, NormGen is faster. One thread, 1 MB of rows,",
        "            medians of interleaved rounds.",
    ];

    private static string Machine()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        return $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + (bits == 0 ? "no vectors" : $"vectors of {bits} bits");
    }

    // Green: within the 4e-7 that NormGen promises.
    private static string Accuracy(double error) =>
        $"[{(error <= 4e-7 ? "green" : "yellow")}]{(error == 0 ? "0" : Number(error, "0.0e-0"))}[/]";

    private static string Ratio(double ratio) =>
        $"[{(ratio >= 1 ? "green" : "yellow")}]{Number(ratio, ratio < 10 ? "0.0" : "0")}×[/]";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
