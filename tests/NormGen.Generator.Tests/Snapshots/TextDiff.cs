using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>The difference of two texts as a person wants to read it: the lines that changed, and three around them.</summary>
internal static class TextDiff
{
    private const int LinesAround = 3;

    public static string Of(string before, string after)
    {
        IReadOnlyList<DiffPiece> lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        List<int> changed = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].Type != ChangeType.Unchanged)];
        StringBuilder text = new();
        int last = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            if (!changed.Any(c => Math.Abs(c - i) <= LinesAround))
                continue;
            if (last >= 0 && i != last + 1)
                text.Append("      …\n");
            last = i;
            text.Append($"{lines[i].Position,5} {Sign(lines[i].Type)} {lines[i].Text}\n");
        }

        return text.Length == 0 ? "(only the end of the last line)\n" : text.ToString();
    }

    private static char Sign(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };
}
