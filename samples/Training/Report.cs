using System.Globalization;
using System.Text;
using NormGen;
using Spectre.Console;

namespace Training;

/// <summary>Everything that is printed. Results go to the standard output, progress and errors to the other one.</summary>
internal static class Report
{
    private const int Width = 24, Height = 12;
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private static readonly (char Mark, string Colour)[] s_marks = [('o', "green"), ('+', "blue"), ('.', "yellow")];

    public const string Help = """
        NormGen training: a residual network learns which arm of a spiral a point is on. Its norms and their gradients are written by a source
        generator; each block, norms and branch, is one call forwards and one backwards. Pre, Post, Deep and Sandwich are trained in turn.

          dotnet run -c Release --project samples/Training [-- options]

          --placement NAME     Pre, Post, Deep, Sandwich or all (all)
          --steps N            how many batches to learn from (400)
          --rate R             the largest step (0.005)
          --seed N             of the weights and the points (1)
          --help               this text

        Exit code: 0 all learned, with gradients that agree with differences; 1 not, or an error; 130 cancelled by Ctrl-C.
        """;

    public static void SetUp()
    {
        // Piped output has no width to ask for, and 80 columns would fold the table.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 110;
    }

    public static void Error(string message) => Errors.MarkupLineInterpolated($"[red]error:[/] {message}");

    /// <summary>Trains each placement, with a bar for it if there is a screen to draw one on.</summary>
    public static IReadOnlyList<Trained> Training(Options options, Func<Placement, Action<double>, Trained> train) => Console.IsErrorRedirected
        ? [.. options.Placements.Select(placement => train(placement, _ => { }))]
        : Errors.Progress().Start(bars => options.Placements.Select(placement =>
        {
            ProgressTask bar = bars.AddTask(placement.ToString(), maxValue: options.Steps);
            return train(placement, loss =>
            {
                bar.Increment(1);
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"{placement}: loss {loss:0.000}");
            });
        }).ToArray());

    public static void Print(IReadOnlyList<Trained> all)
    {
        var table = new Table().Border(TableBorder.Horizontal);
        foreach (string header in (string[])["norms", "loss, from the first step to the last", "", "right", "gradient off", "ms a step"])
            table.AddColumn(new TableColumn(header).NoWrap());
        foreach (Trained trained in all)
        {
            table.AddRow(
                trained.Placement.ToString(),
                Curve(trained.Losses),
                string.Create(CultureInfo.InvariantCulture, $"{trained.Losses[0]:0.000} → {Last(trained):0.000}"),
                trained.Accuracy.ToString("P1", CultureInfo.InvariantCulture),
                trained.GradientError.ToString("0.0e-0", CultureInfo.InvariantCulture),
                trained.StepMilliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        PrintPictures(all);
        AnsiConsole.WriteLine("right: the share of 3000 fresh points whose arm is told rightly");
        AnsiConsole.WriteLine("gradient off: how far the gradient was, before the first step, from the difference of the loss along it");
    }

    /// <summary>The mean loss of the last tenth.</summary>
    public static double Last(Trained trained) => trained.Losses.Skip(trained.Losses.Count * 9 / 10).Average();

    /// <summary>A line of bars, each the mean of a stretch of steps.</summary>
    private static string Curve(IReadOnlyList<double> losses)
    {
        const string Bars = "▁▂▃▄▅▆▇█";
        double largest = losses.Max();
        return string.Concat(losses.Chunk(Math.Max(1, (losses.Count + 35) / 36)).Select(some => Bars[(int)Math.Min(7, 8 * some.Average() / largest)]));
    }

    /// <summary>Which arm each place in the plane is taken for, side by side.</summary>
    private static void PrintPictures(IReadOnlyList<Trained> all)
    {
        Grid grid = new();
        grid.AddColumns(all.Count);
        grid.AddRow([.. all.Select(trained => trained.Placement.ToString())]);
        grid.AddRow([.. all.Select(trained => Picture(trained.Network))]);
        AnsiConsole.Write(grid);
    }

    // A character is twice as high as wide.
    private static string Picture(Network network)
    {
        float[] points = new float[Shape.Inputs * Width * Height];
        for (int i = 0; i < Width * Height; i++)
            Spiral.Put(points, i, (2 * (i % Width) / (Width - 1.0)) - 1, 1 - (2 * (i / Width) / (Height - 1.0)));
        ReadOnlySpan<float> logits = network.Forward(points);
        StringBuilder text = new();
        for (int i = 0; i < Width * Height; i++)
        {
            if (i > 0 && i % Width == 0)
                text.Append('\n');
            (char mark, string colour) = s_marks[Trainer.ClassOf(logits, i)];
            text.Append(CultureInfo.InvariantCulture, $"[{colour}]{mark}[/]");
        }

        return text.ToString();
    }
}
