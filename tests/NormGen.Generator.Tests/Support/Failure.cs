using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NormGen.Generator.Tests.Support;

/// <summary>Failures that show the source they are about, with line numbers.</summary>
internal static class Failure
{
    private const int LinesAround = 12;

    public static void ThrowIfAny(ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] shown = [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];
        if (shown.Length > 0)
            Assert.Fail(Show(shown));
    }

    public static string Show(IReadOnlyList<Diagnostic> diagnostics)
    {
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in diagnostics.Take(20))
            text.Append(diagnostic).Append('\n');
        foreach (IGrouping<SyntaxTree, Diagnostic> file in diagnostics.Where(d => d.Location.SourceTree is not null).GroupBy(d => d.Location.SourceTree!).Take(3))
            text.Append('\n').Append(Numbered(file.Key, [.. file.Select(d => d.Location.GetLineSpan().StartLinePosition.Line)]));
        return text.ToString();
    }

    /// <summary>A file with line numbers: the lines around those given, all where none are.</summary>
    public static string Numbered(SyntaxTree tree, params IReadOnlyList<int> around)
    {
        string[] lines = tree.ToString().Split('\n');
        StringBuilder text = new($"--- {Path.GetFileName(tree.FilePath)}\n");
        for (int i = 0; i < lines.Length; i++)
        {
            if (around.Count == 0 || around.Any(line => Math.Abs(line - i) <= LinesAround))
                text.Append($"{i + 1,5}{(around.Contains(i) ? '>' : ' ')} {lines[i]}\n");
        }

        return text.ToString();
    }
}
