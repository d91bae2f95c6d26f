using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The widths that a kernel has code for, and the choice between them when it runs.</summary>
internal static class Widths
{
    private static readonly int[] All = [512, 256, 128];

    /// <summary>The widths of a project, in bits; none where it is to have no vectors.</summary>
    public static IReadOnlyList<int> Of(VectorWidth width) => All.Where(bits => width == VectorWidth.Auto || (int)width == bits).ToList();

    /// <summary>The test for a width. One that a project is pinned to is used wherever there are vectors at all: narrower hardware carries each out in parts.</summary>
    public static string Condition(int bits, VectorWidth width) => $"Vector{(width == VectorWidth.Auto ? bits : 128)}.IsHardwareAccelerated";

    /// <summary>Writes the choice; the last has no condition.</summary>
    public static void WriteChoice<T>(SourceWriter writer, IReadOnlyList<(string Condition, T Choice)> choices, Func<T, string> statement)
    {
        for (int i = 0; i < choices.Count; i++)
        {
            (string condition, T choice) = choices[i];
            if (condition.Length == 0 && i == 0)
            {
                writer.Line(statement(choice));
                continue;
            }

            using (writer.Indent(condition.Length == 0 ? "else" : $"{(i == 0 ? "" : "else ")}if ({condition})"))
                writer.Line(statement(choice));
        }
    }
}
