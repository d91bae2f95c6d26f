using System.Text;
using QuickStart;

// Before anything looks at the console: Windows would otherwise show ? for ×.
Console.OutputEncoding = Encoding.UTF8;

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl-C ends the measurement in order, a second one the process.
    e.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
};

try
{
    Report.SetUp();
    switch (Options.Parse(args))
    {
        case { Help: true }:
            Console.WriteLine(Report.Help);
            return 0;

        case { File: string path, Tensor: var tensor }:
            List<Case> own = UserFile.Load(path, tensor, out string note);
            Report.Print(own, Report.Measuring(own, cancel.Token), "plain loop", Report.UserLegend(note));
            return 0;

        default:
            List<Case> golden = Golden.Load();
            Report.Print(golden, Report.Measuring(golden, cancel.Token), "PyTorch", Report.GoldenLegend);
            return 0;
    }
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
