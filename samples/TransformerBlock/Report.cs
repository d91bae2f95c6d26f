using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NormGen;
using Spectre.Console;
using TransformerBlock.Checking;

namespace TransformerBlock;

/// <summary>What was found of one placement; no check where the run was cancelled.</summary>
internal sealed record Result(Placement Placement, int PromptLength, Sample Sample, Check? Check);

/// <summary>Everything that is printed. Results go to the standard output, progress and errors to the other one.</summary>
internal static class Report
{
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public const string Help = """
        NormGen transformer block: a small decoder whose norms are all written by a source generator. The same weights
        run as Pre, Post, Deep and Sandwich; each generates text, and each is run unfused, in fused steps and in
        whole blocks, which must agree in every bit.

          dotnet run -c Release --project samples/TransformerBlock [-- options]

          --prompt TEXT        what to continue ("the cat ")
          --length N           how many characters to generate (240)
          --placement NAME     Pre, Post, Deep, Sandwich or all (all)
          --temperature T      how freely to draw: 0 takes the likeliest character always (0.5)
          --seed N             of the drawing, or of the weights with --make (1)
          --weights FILE       a safetensors file that --make wrote (data/decoder.safetensors beside the program)
          --make FILE          make weights: the layers are drawn, only the readout is fitted, to a text in the sample
          --help               this text

        Exit code: 0 all bits equal; 1 they differ, or an error; 130 cancelled by Ctrl-C.
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

    /// <summary>Works, and says in one line what is under way, if there is a screen to say it on.</summary>
    public static T Working<T>(Func<Action<string>, T> work) =>
        Console.IsErrorRedirected ? work(_ => { }) : Errors.Status().Start("…", status => work(text => status.Status(Markup.Escape(text))));

    public static void Print(Weights weights, IReadOnlyList<Result> results)
    {
        AnsiConsole.WriteLine(Machine());
        AnsiConsole.WriteLine($"{Shape.Layers} layers, {Shape.Dim} features, {Shape.Heads} heads, {weights.Vocabulary.Count} characters, {Parameters(weights)}");
#if DEBUG
        AnsiConsole.MarkupLine("[yellow]A Debug build is slow; the bits are the same. Use -c Release.[/]");
#endif
        if (results.Any(result => result.Check is not null))
            PrintTable([.. results.Where(result => result.Check is not null)]);
        foreach (Result result in results)
            PrintText(result);
        foreach (string line in Legend)
            AnsiConsole.WriteLine(line);
    }

    public static void PrintMade(string path, Weights weights, int seed, string last)
    {
        AnsiConsole.WriteLine($"{path}: {Parameters(weights)}, {new FileInfo(path).Length:N0} bytes, seed {seed}");
        AnsiConsole.WriteLine(last);
    }

    private static void PrintTable(Result[] results)
    {
        // Narrow enough for a terminal of 80 columns.
        var table = new Table().Border(TableBorder.Horizontal);
        table.AddColumn(new TableColumn("norms").NoWrap());
        string[] stream = ["RMS of\nstream", .. Enumerable.Range(1, Shape.Layers).Select(layer => $"after\nlayer {layer}")];
        foreach (string header in (string[])[.. stream, "check-\nsum", "steps\nequal", "blocks\nequal", "padded\nequal", "1 by 1\nequal", "tokens\n/s"])
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        foreach (TableColumn column in table.Columns)
            column.Padding(0, 0, 0, 0);

        foreach ((Placement placement, int promptLength, Sample sample, Check? check) in results)
        {
            table.AddRow(
            [
                placement.ToString(),
                .. check!.StreamRms.Select(rms => rms.ToString("0.000", CultureInfo.InvariantCulture)),
                check.Checksum.ToString("x8"),
                Equal(check.Steps),
                Equal(check.Blocks),
                Equal(check.Padded),
                Equal(check.OneByOne),
                ((sample.Tokens.Length - promptLength) / sample.Seconds).ToString("N0", CultureInfo.InvariantCulture),
            ]);
        }

        AnsiConsole.Write(table);
        foreach ((Placement placement, _, _, Check? check) in results)
        {
            (string, string?)[] all = [("steps", check!.Steps), ("blocks", check.Blocks), ("padded", check.Padded), ("1 by 1", check.OneByOne)];
            foreach ((string name, string? difference) in all)
            {
                if (difference is not null)
                    AnsiConsole.MarkupLineInterpolated($"[red]{placement}, {name}:[/] {difference}");
            }
        }
    }

    private static void PrintText(Result result)
    {
        (string prompt, string text) = (result.Sample.Text[..result.PromptLength], result.Sample.Text[result.PromptLength..]);
        AnsiConsole.MarkupLineInterpolated($"[bold]{result.Placement}[/]");
        AnsiConsole.MarkupLineInterpolated($"[green]{prompt}[/]{text}");
        AnsiConsole.WriteLine();
    }

    private static string Parameters(Weights weights) => $"{weights.All.Sum(parameter => parameter.Values.Length):N0} parameters";

    private static string Equal(string? difference) => difference is null ? "[green]yes[/]" : "[red]NO[/]";

    private static readonly string[] Legend =
    [
        "checksum        of the last features' bits",
        "steps, blocks   fused runs against plain norms, branches and sums, in every bit",
        "padded          two texts of unequal length side by side, against each alone",
        "1 by 1          one position after another, as generated, against all at once",
        "text            The layers are drawn at random and never trained. Only the readout,",
        "                one linear map, was fitted, to a few lines that are in the sample:",
        "                it says what follows the last few characters there.",
    ];

    private static string Machine()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        return $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + (bits == 0 ? "no vectors" : $"vectors of {bits} bits");
    }
}
