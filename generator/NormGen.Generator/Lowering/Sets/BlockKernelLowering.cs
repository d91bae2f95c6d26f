using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the parts of a kernel that carries a program out for many sets together: for columns, or for channels.</summary>
internal sealed class BlockKernelLowering(SourceWriter writer, KernelContext kernel, VectorWidth width)
{
    // Without vectors sets are gone through one by one, in the same order of additions.
    private readonly IReadOnlyList<(string Condition, SetBlockLowering Block)> _blocks =
    [
        .. Widths.Of(width).Select(bits => (Widths.Condition(bits, width), Block(writer, kernel, bits))),
        ("", Block(writer, kernel, 0)),
    ];

    public void Write()
    {
        string geometry = _blocks[0].Block.Geometry;
        string parameters = KernelContext.Join(Parameters(kernel), [$"{geometry}, nuint count, nuint sets"], kernel.ValueParameters);
        writer.Comment(kernel.IsTogether ? "<summary>All sets at once: those of a group share their sums.</summary>" : $"<summary>All sets, {ColumnSchedule.Block} at a time.</summary>", "/// ");
        using (writer.Block($"internal static void {kernel.Walk}({parameters})"))
        {
            if (kernel.IsTogether)
            {
                writer.Line("nuint start = 0, some = sets;");
                Widths.WriteChoice(writer, _blocks, block => block.Call());
            }
            else
            {
                using (writer.Block($"for (nuint start = 0; start < sets; start += {ColumnSchedule.Block})"))
                {
                    writer.Line($"nuint some = Math.Min(sets - start, {ColumnSchedule.Block});");
                    Widths.WriteChoice(writer, _blocks, block => block.Call());
                }
            }
        }

        foreach ((_, SetBlockLowering block) in _blocks)
            block.Write();
        if (!kernel.HasGuard)
            return;
        writer.Line();
        SetLowering.Redo(writer, kernel).Write();
    }

    /// <summary>References to all that a kernel reads and writes.</summary>
    public static IEnumerable<string> Parameters(KernelContext kernel) => kernel.References.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}")
        .Concat(kernel.Takes.Select(t => $"ref {kernel.TypeOf(t).Name} {KernelContext.Name(t.Statistic)}"))
        .Concat(kernel.Saves.Select(s => $"ref {kernel.Compute.Name} {KernelContext.Name(s.Statistic)}"));

    private static SetBlockLowering Block(SourceWriter writer, KernelContext kernel, int bits)
    {
        if (kernel.Walk == Walk.Columns)
            return new ColumnBlockLowering(writer, kernel, Planner.PlanColumns(bits, kernel.Compute), bits);
        return new ChannelBlockLowering(writer, kernel, bits == 0
            ? new ScalarRunCode(writer, kernel, new ScalarDialect(kernel.Compute), isRedo: false)
            : new VectorRunCode(writer, kernel, Planner.Plan(kernel.Program, null, bits, kernel.Compute, kernel.Views[Role.X].Type)));
    }
}
