using System.Text;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>The snapshots of one test: <c>Class.Test#Name.verified.cs</c>, and <c>.received.cs</c> where what came is something else.</summary>
/// <param name="directory">Where the test's source is.</param>
/// <param name="test">Class, method and arguments.</param>
/// <param name="accepts">Whether what came becomes the snapshot.</param>
internal sealed class SnapshotFiles(string directory, string test, bool accepts)
{
    private const string VerifiedEnd = ".verified.cs", ReceivedEnd = ".received.cs";

    /// <summary>Compares every text with its snapshot, and tells of all that differ together.</summary>
    public async Task Verify(IEnumerable<(string Name, string Text)> targets)
    {
        List<string> failures = [];
        HashSet<string> known = [];
        foreach ((string name, string text) in targets)
        {
            known.Add(PathOf(name, VerifiedEnd));
            if (await Compare(name, text) is { } failure)
                failures.Add(failure);
        }

        foreach (string stale in Directory.EnumerateFiles(directory, $"{test}#*{VerifiedEnd}").Where(path => !known.Contains(path)).Order(StringComparer.Ordinal))
        {
            if (accepts)
                File.Delete(stale);
            else
                failures.Add($"Delete: {Path.GetFileName(stale)}\nNothing of this name is generated any more.");
        }

        if (failures.Count > 0)
            throw new SnapshotException(string.Join("\n\n", failures));
    }

    private async Task<string?> Compare(string name, string text)
    {
        string verified = PathOf(name, VerifiedEnd), received = PathOf(name, ReceivedEnd);
        string? expected = File.Exists(verified) ? Normalized(await File.ReadAllTextAsync(verified)) : null;
        if (expected == Normalized(text))
        {
            File.Delete(received);
            return null;
        }

        if (accepts)
        {
            File.Delete(received);
            await Write(verified, text);
            return null;
        }

        await Write(received, text);
        return expected is null
            ? $"New: {Path.GetFileName(received)}\nThere is no {Path.GetFileName(verified)} yet; if this is right, rename it to that."
            : $"NotEqual: {Path.GetFileName(received)} (+) is not {Path.GetFileName(verified)} (-):\n{TextDiff.Of(expected, Normalized(text))}";
    }

    private string PathOf(string name, string end) => Path.Combine(directory, $"{test}#{name}{end}");

    private static Task Write(string path, string text) => File.WriteAllTextAsync(path, Normalized(text), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static string Normalized(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}

/// <summary>What was generated is not what was accepted.</summary>
internal sealed class SnapshotException(string message) : Exception(message);
