using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NormGen.Generator.Tests.Support;
using Xunit.v3;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>
/// Stands in for Verify and Verify.SourceGenerators, which the package source that this builds from does not have: same calls, same
/// files. See docs/snapshots.md; going over to them is deleting this file and <see cref="SnapshotFiles"/>.
/// </summary>
internal static class Verifier
{
    /// <summary>Compares the generated files with the snapshots beside the test.</summary>
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string sourceFile = "") => Verify(driver.GetRunResult(), sourceFile);

    /// <summary>The same of some of the files; Verify has <c>IgnoreGeneratedResult</c> for it.</summary>
    public static Task Verify(GeneratorDriver driver, Func<string, bool> isWanted, [CallerFilePath] string sourceFile = "") => Verify(driver.GetRunResult(), isWanted, sourceFile);

    /// <inheritdoc cref="Verify(GeneratorDriver, string)"/>
    public static Task Verify(GeneratorDriverRunResult result, [CallerFilePath] string sourceFile = "") => Verify(result, _ => true, sourceFile);

    private static Task Verify(GeneratorDriverRunResult result, Func<string, bool> isWanted, string sourceFile)
    {
        Assert.Empty(result.Diagnostics);
        Assert.NotEmpty(result.GeneratedTrees);
        string directory = Path.GetDirectoryName(Folders.Source(sourceFile))!;
        return new SnapshotFiles(directory, TestName(), Environment.GetEnvironmentVariable("NORMGEN_ACCEPT") == "1")
            .Verify(result.Results.SelectMany(r => r.GeneratedSources).Where(s => isWanted(s.HintName)).Select(s => Target(s.HintName, s.SourceText.ToString())));
    }

    /// <summary>What is compared of a generated file: its hint name without the extension, and its text under a line with the hint name.</summary>
    public static (string Name, string Text) Target(string hintName, string text) =>
        (Path.GetFileNameWithoutExtension(hintName), $"//HintName: {hintName}\n{text}");

    /// <summary>Class.Method, and the arguments of a parameterised test.</summary>
    public static string TestName(string type, string method, IEnumerable<(string Name, object? Value)> arguments) =>
        $"{type}.{method}" + string.Concat(arguments.Select(a => $"_{a.Name}={a.Value ?? "null"}"));

    private static string TestName()
    {
        IXunitTest test = (IXunitTest)TestContext.Current.Test!;
        return TestName(test.TestMethod.TestClass.TestClassSimpleName, test.TestMethod.MethodName,
            test.TestMethod.Parameters.Zip(test.TestMethodArguments, (parameter, value) => (parameter.Name!, value)));
    }
}
