using System.Runtime.CompilerServices;

namespace NormGen.Tests.Support;

/// <summary>Where the test data lies.</summary>
internal static class TestData
{
    /// <summary>A file of tests/data, as copied beside the test program.</summary>
    public static string Copied(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "data", .. parts]);

    /// <summary>The same file in the source tree that the test program was built from.</summary>
    public static string Source(params string[] parts) => Path.GetFullPath(Path.Combine([ThisFile(), "..", "..", "..", "data", .. parts]));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
