using System.Reflection;

namespace NormGen.Generator.Tests.Support;

/// <summary>Where the sources are.</summary>
internal static class Folders
{
    public static string Project { get; } = Metadata("ProjectDirectory");

    public static string Repository { get; } = Metadata("RepositoryRoot");

    public static string Generator { get; } = Path.Combine(Repository, "generator", "NormGen.Generator");

    /// <summary>A source file of this project, given the path that the compiler has for it, which need not exist on this machine.</summary>
    public static string Source(string compilerPath)
    {
        string path = compilerPath.Replace('\\', '/');
        string folder = $"/{Path.GetFileName(Project)}/";
        return Path.GetFullPath(Path.Combine(Project, path[(path.LastIndexOf(folder, StringComparison.Ordinal) + folder.Length)..]));
    }

    private static string Metadata(string key) =>
        typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
