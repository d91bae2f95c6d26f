using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the parts of a kernel that carries a program out for columns, each of which is a set.</summary>
internal sealed class ColumnKernelLowering(SourceWriter writer, KernelContext kernel, IReadOnlyList<int> widths)
{
    /// <summary>The parameters of the method that does all columns.</summary>
    public static string Parameters(KernelContext kernel) => KernelContext.Join(
        kernel.References.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
        kernel.Saves.Select(s => $"ref {kernel.Compute.Name} {KernelContext.Name(s.Statistic)}"),
        ["RowRuns rows", "int first", "int end", "nuint count", "nuint columns", "nuint stride"],
        kernel.ValueParameters);

    // Without vectors columns are gone through one by one, in the same order of additions.
    private IReadOnlyList<ColumnBlockLowering> Blocks =>
        widths.Append(0).Select(bits => new ColumnBlockLowering(writer, kernel, Planner.PlanColumns(kernel.Program, bits, kernel.Compute), bits)).ToList();

    /// <summary>Writes the loop over blocks of columns, with the choice of the width.</summary>
    public void WriteDispatch(VectorWidth width)
    {
        writer.Comment($"<summary>All columns, {ColumnSchedule.Block} at a time.</summary>", "/// ");
        using (writer.Block($"internal static void Columns({Parameters(kernel)})"))
        using (writer.Block($"for (nuint start = 0; start < columns; start += {ColumnSchedule.Block})"))
        {
            writer.Line($"nuint some = Math.Min(columns - start, {ColumnSchedule.Block});");
            Widths.WriteChoice(
                writer,
                Blocks.Select(b => (b.Bits == 0 ? "" : Widths.Condition(b.Bits, width), b)).ToList(),
                block => block.Call("some"));
        }
    }

    /// <summary>Writes the methods for each width, and those without vectors.</summary>
    public void WriteParts()
    {
        foreach (ColumnBlockLowering block in Blocks)
            block.Write();
        if (kernel.HasGuard)
        {
            writer.Line();
            ScalarSetLowering.Redo(writer, kernel).Write();
        }
    }
}
