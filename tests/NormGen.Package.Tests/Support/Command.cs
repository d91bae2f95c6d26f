using System.Diagnostics;
using System.Text;

namespace NormGen.Package.Tests.Support;

/// <summary>What a program printed, and how it ended.</summary>
internal sealed record Finished(string CommandLine, int ExitCode, string Log)
{
    public string[] Lines => Log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What was said while it ran, without the repetition that ends a build.</summary>
    public IEnumerable<string> Messages => Lines.TakeWhile(line => line is not ("Build FAILED." or "Build succeeded."));

    public string[] Warnings => [.. Messages.Where(line => line.Contains("warning ", StringComparison.OrdinalIgnoreCase))];

    public Finished Succeeded() => ExitCode == 0 ? this : throw Wrong($"ended with {ExitCode}");

    public Finished Failed() => ExitCode != 0 ? this : throw Wrong("ended well, but should have failed");

    public Finished WithoutWarnings() => Warnings is [] ? this : throw Wrong("gave warnings");

    /// <summary>A failure with all that was printed.</summary>
    public Exception Wrong(string how) => new Xunit.Sdk.XunitException($"{CommandLine} {how}:\n{Log}");
}

/// <summary>Runs programs, with a limit of time and away from the settings of whatever runs the tests.</summary>
internal static class Command
{
    // A publication takes half a minute; on a busy machine much longer.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static string DotNet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    public static async Task<Finished> Run(string folder, string program, params string[] arguments)
    {
        string line = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Detach(start.Environment);

        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{line} did not start.");
        StringBuilder log = new();
        DataReceivedEventHandler append = (_, e) =>
        {
            lock (log)
                log.Append(e.Data).Append('\n');
        };
        process.OutputDataReceived += append;
        process.ErrorDataReceived += append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            lock (log)
                throw new TimeoutException($"{line} was stopped after {clock.Elapsed.TotalSeconds:F0} s:\n{log}");
        }

        Progress.Say($"{clock.Elapsed.TotalSeconds,4:F0} s  {Path.GetFileName(folder)}: {line}");
        return new(line, process.ExitCode, log.ToString());
    }

    private static void Detach(IDictionary<string, string?> environment)
    {
        // The runner of these tests is a dotnet command itself, and tells its children which MSBuild and which cache are its own.
        string[] prefixes = ["MSBUILD", "NUGET_PACKAGES", "NUGET_FALLBACK_PACKAGES", "TESTINGPLATFORM", "DOTNET_CLI_UI", "DOTNET_NOLOGO", "NORMGEN"];
        foreach (string name in environment.Keys.Where(name => prefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToArray())
            environment.Remove(name);
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // Servers that outlive the command would keep its output open, and files of a folder that is deleted afterwards.
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";

        // What a build server sets for its own sake must not make the consumers' builds others than a user's.
        environment.Remove("CI");
    }
}
