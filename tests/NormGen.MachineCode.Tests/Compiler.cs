using System.Diagnostics;
using System.Reflection;

namespace NormGen.MachineCode.Tests;

/// <summary>Compiles the listed kernels ahead of time, once for each target.</summary>
public static class Compiler
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<Target, Lazy<IReadOnlyList<MethodListing>>> Listings =
        Target.All.ToDictionary(t => t, t => new Lazy<IReadOnlyList<MethodListing>>(() => Listing.Parse(Compile(t))));

    public static IReadOnlyList<MethodListing> ListingFor(Target target) => Listings[target].Value;

    private static string Compile(Target target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "listed", target.Name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        string listing = Path.Combine(folder, "listing.txt");

        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "publish", Metadata("ListedProject"), "-c", "Release", "-r", target.RuntimeIdentifier, "--artifacts-path", folder, "-nodeReuse:false",
                $"-p:IlcInstructionSet={target.InstructionSet}", $"-p:Listing={listing}",
                $"-p:NormGenAssembly={Path.Combine(AppContext.BaseDirectory, "NormGen.dll")}", $"-p:GeneratorAssembly={Metadata("GeneratorAssembly")}",
            },
        };

        // A build that runs these tests has told its own children where things are; this one is none of them.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        if (process.ExitCode != 0 || !File.Exists(listing))
            throw new InvalidOperationException($"The kernels were not compiled for {target.Name} (exit code {process.ExitCode}):\n{output.Result}\n{errors.Result}");
        return File.ReadAllText(listing);
    }

    private static string Metadata(string key) =>
        typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
