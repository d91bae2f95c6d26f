using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that goes through all rows one by one.</summary>
/// <param name="writer">Where to.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="row">The method for one row, which says whether float could hold it.</param>
internal sealed class RowsLowering(SourceWriter writer, KernelContext kernel, RowLowering row)
{
    /// <summary>Writes the method.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="blocks">The method that takes calls of many rows, if there is one.</param>
    public void Write(string name, string? blocks)
    {
        writer.Comment(blocks is null ? "<summary>All rows, one by one.</summary>" : "<summary>All rows: one by one where they are few, else in blocks.</summary>", "/// ");
        using (writer.Block($"private static void {name}({kernel.RowsParameters})"))
        using (writer.Block("unchecked"))
        {
            if (blocks is not null)
            {
                using (writer.Block("if (rows >= RowBlock.Least)"))
                {
                    writer.Line($"{blocks}({kernel.RowsArguments});");
                    writer.Line("return;");
                }

                writer.Line();
            }

            using (writer.Block("for (nuint row = 0; row < rows; row++)"))
            {
                foreach (Save save in kernel.Saves)
                    writer.Line($"{kernel.Compute.Name} {save.Name};");
                row.WritePrologueCall();
                WriteRow(writer, kernel, row, KernelContext.Name, save => save.Name, "row");
                foreach (Save save in kernel.Saves)
                    kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"{StatisticAt(kernel, save.Statistic, "row")} = {save.Name};"));
                WriteAdvance(writer, kernel, "");
            }
        }
    }

    /// <summary>Writes the calls for one row, of which the index is given: in float, and where float cannot hold it in double.</summary>
    public static void WriteRow(SourceWriter writer, KernelContext kernel, RowLowering row, Func<Role, string> reference, Func<Save, string> destination, string index)
    {
        string Taken(Take take) => TakenAt(kernel, take, index);
        if (!kernel.HasGuard)
        {
            writer.Line(row.Call(reference, destination, Taken) + ";");
            return;
        }

        using (writer.Indent($"if (!{row.Call(reference, destination, Taken)})"))
            writer.Line(ScalarRowLowering.Redo(writer, kernel).Call(reference, destination, Taken) + ";");
    }

    /// <summary>Writes the step to the next rows.</summary>
    public static void WriteAdvance(SourceWriter writer, KernelContext kernel, string rows)
    {
        // The workspace holds the rows of one block, and then those of the next.
        foreach (Role tensor in kernel.References.Where(RoleFacts.IsTensor))
        {
            string name = KernelContext.Name(tensor);
            writer.Line($"{name} = ref Unsafe.Add(ref {name}, {rows}{kernel.Stride(tensor)});");
        }
    }

    /// <summary>The place of a row's statistic.</summary>
    public static string StatisticAt(KernelContext kernel, Role statistic, string row) => $"Unsafe.Add(ref {KernelContext.Name(statistic)}, {StatisticIndex(kernel, row)})";

    /// <summary>A row's statistic that is taken.</summary>
    public static string TakenAt(KernelContext kernel, Take take, string row) => kernel.Taken(take.Statistic, StatisticIndex(kernel, row));

    private static string StatisticIndex(KernelContext kernel, string row)
    {
        string stride = kernel.StatisticStride;
        return stride.Length == 0 ? row : row.Contains(' ') ? $"({row}) * {stride}" : $"{row} * {stride}";
    }
}
