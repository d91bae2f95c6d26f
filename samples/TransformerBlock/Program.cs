using System.Text;
using NormGen;
using TransformerBlock;
using TransformerBlock.Checking;
using TransformerBlock.Forms;
using TransformerBlock.Making;

// Before anything looks at the console: Windows would otherwise show ? for the table's lines.
Console.OutputEncoding = Encoding.UTF8;

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl-C ends the text where it is, a second one the process.
    e.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
};

try
{
    Report.SetUp();
    Options options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Report.Help);
        return 0;
    }

    return options.Make is { } path ? Make(path, options.Seed) : Run(options);
}
catch (OperationCanceledException)
{
    Report.Error("cancelled");
    return 130;
}
catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
{
    Report.Error(e.Message);
    return 1;
}

int Make(string path, int seed)
{
    string last = "";
    Weights weights = Report.Working(say => Maker.Make(seed, text => say(last = text), cancel.Token));
    weights.Save(path);
    Report.PrintMade(path, weights, seed, last);
    return 0;
}

int Run(Options options)
{
    Weights weights = Weights.Load(options.Weights);
    int[] prompt = weights.Vocabulary.Encode(options.Prompt);
    List<Result> results = [];
    Report.Working(say =>
    {
        foreach (Placement placement in options.Placements)
        {
            if (cancel.IsCancellationRequested)
                break;
            Sampler sampler = new(new(weights, placement, new Blocks()), options.Temperature, options.Seed);
            Sample sample = sampler.Run(prompt, options.Length, Progress(say, placement, options.Length), cancel.Token);
            if (cancel.IsCancellationRequested)
            {
                results.Add(new(placement, prompt.Length, sample, null));
                break;
            }

            say($"{placement}: comparing");
            results.Add(new(placement, prompt.Length, sample, Check.Of(weights, placement, sample)));
        }

        return results;
    });

    Report.Print(weights, results);
    cancel.Token.ThrowIfCancellationRequested();
    if (results.All(result => result.Check!.IsEqual))
        return 0;
    Report.Error("bits differ");
    return 1;
}

// Said now and then only: words are memory, and the loop is to make none.
static Action<int> Progress(Action<string> say, Placement placement, int length) => count =>
{
    if (count % 16 == 0)
        say($"{placement}: {count} of {length} characters");
};
