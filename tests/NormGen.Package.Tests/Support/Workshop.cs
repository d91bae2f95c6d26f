using System.Reflection;
using NormGen.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(Workshop))]

namespace NormGen.Package.Tests.Support;

/// <summary>
/// A folder outside the repository with the package, made once for all tests, as the only thing in its source, and the consumers'
/// projects beside it. It is deleted at the end unless a test failed.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    private static int failures;

    public static string Repository { get; } =
        typeof(Workshop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Not the version of a release, so that no cache can hold it.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    public string Root { get; } = Directory.CreateTempSubdirectory("normgen-package-").FullName;

    public string Feed => Path.Combine(Root, "feed");

    public string Consumers => Path.Combine(Root, "consumers");

    public string Package => Path.Combine(Feed, $"NormGen.{Version}.nupkg");

    public string Symbols => Path.Combine(Feed, $"NormGen.{Version}.snupkg");

    public static void CountFailure() => Interlocked.Increment(ref failures);

    public async ValueTask InitializeAsync()
    {
        await Pack("sources", Feed);
        Directory.CreateDirectory(Consumers);
        await File.WriteAllTextAsync(Path.Combine(Consumers, "nuget.config"), NuGetConfig());
    }

    /// <summary>Copies the sources to a folder and packs them there, as a build server would. The repository's own outputs stay as they are.</summary>
    public async Task Pack(string copy, string output)
    {
        string target = Path.Combine(Root, copy);
        foreach (string name in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "README.md", "LICENSE"])
            Copy(Path.Combine(Repository, name), Path.Combine(target, name));
        foreach (string path in ((string[])["src", "generator"]).SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository, room), "*", SearchOption.AllDirectories)))
        {
            string relative = Path.GetRelativePath(Repository, path);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                Copy(path, Path.Combine(target, relative));
        }

        // The commit is part of the assemblies.
        string git = Path.Combine(Repository, ".git");
        if (Directory.Exists(git))
            await File.WriteAllTextAsync(Path.Combine(target, ".git"), $"gitdir: {git}\n");
        else if (File.Exists(git))
            Copy(git, Path.Combine(target, ".git"));

        (await Command.Run(target, Command.DotNet, "pack", "src/NormGen", "-c", "Release", "-o", output, $"-p:PackageVersion={Version}", "-p:CI=true", "-p:NuGetAudit=false"))
            .Succeeded().WithoutWarnings();
    }

    public ValueTask DisposeAsync()
    {
        if (failures == 0)
            Directory.Delete(Root, recursive: true);
        else
            Progress.Say($"The projects are left in {Root}.");
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The consumers' package cache is an empty folder of their own. The machine's cache stands behind it, read only, so that the hundreds
    /// of megabytes of the runtime and the NativeAOT compiler are not fetched for every run; it cannot hold this version of NormGen.
    /// </summary>
    private static string NuGetConfig()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="../cache" />
              </config>
              <fallbackPackageFolders>
                {(Directory.Exists(cache) ? $"""<add key="machine" value="{cache}" />""" : "")}
              </fallbackPackageFolders>
              <packageSources>
                <add key="feed" value="../feed" />
              </packageSources>
            </configuration>
            """;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
