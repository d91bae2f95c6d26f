using System.Text;
using Training;

// Before anything looks at the console: Windows would otherwise show ? for the curve's bars.
Console.OutputEncoding = Encoding.UTF8;

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl-C ends the training, a second one the process.
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

    IReadOnlyList<Trained> all = Report.Training(options, (placement, progress) => Trainer.Train(placement, options.Steps, options.Rate, options.Seed, progress, cancel.Token));
    Report.Print(all);

    // Of fewer steps than usual, or of others, nothing is promised.
    bool isUsual = options.Steps >= Options.UsualSteps && options.Rate == Options.UsualRate;
    string[] faults =
    [
        .. all.Where(trained => trained.GradientError > 0.01).Select(trained => $"{trained.Placement}: the gradient disagrees with differences"),
        .. all.Where(trained => isUsual && trained.Accuracy < 0.9).Select(trained => $"{trained.Placement}: has not learned the spiral"),
    ];
    foreach (string fault in faults)
        Report.Error(fault);
    return faults.Length > 0 ? 1 : 0;
}
catch (OperationCanceledException)
{
    Report.Error("cancelled");
    return 130;
}
catch (UserError e)
{
    Report.Error(e.Message);
    return 1;
}
