using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the parts of a kernel that carries a program out for one set of runs.</summary>
internal sealed class SetKernelLowering(SourceWriter writer, KernelContext kernel, IReadOnlyList<int> widths)
{
    private readonly IReadOnlyList<Schedule> _schedules = widths.Select(bits => Planner.Plan(kernel.Program, null, bits, kernel.Compute, kernel.Views[Role.X].Type)).ToList();

    /// <summary>The parameters of the method that does a set.</summary>
    public static string Parameters(KernelContext kernel) => KernelContext.Join(
        kernel.References.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
        kernel.Saves.Select(s => $"ref {kernel.Compute.Name} {KernelContext.Name(s.Statistic)}"),
        kernel.CallParameters);

    /// <summary>Writes the choice of the width for a set.</summary>
    public void WriteDispatch(VectorWidth width)
    {
        writer.Comment("<summary>One set.</summary>", "/// ");
        using (writer.Block($"internal static void Set({Parameters(kernel)})"))
        {
            foreach (Save save in kernel.Saves)
                writer.Line($"{kernel.Compute.Name} {save.Name};");
            if (kernel.HasGuard)
                writer.Line("bool held;");
            List<(string Condition, RowLowering Row)> choices =
            [
                .. _schedules.Select(s => (Widths.Condition(s.Bits, width), (RowLowering)new VectorSetLowering(writer, kernel, s))),
                ("", ScalarSetLowering.InKernelType(writer, kernel)),
            ];
            Widths.WriteChoice(writer, choices, row => $"{(kernel.HasGuard ? "held = " : "")}{row.Call(KernelContext.Name, save => save.Name)};");
            if (kernel.HasGuard)
            {
                using (writer.Indent("if (!held)"))
                    writer.Line(ScalarSetLowering.Redo(writer, kernel).Call(KernelContext.Name, save => save.Name) + ";");
            }

            foreach (Save save in kernel.Saves)
                kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"{KernelContext.Name(save.Statistic)} = {save.Name};"));
        }
    }

    /// <summary>Writes the methods for each width, and those without vectors.</summary>
    public void WriteParts()
    {
        foreach (Schedule schedule in _schedules)
        {
            Separate(new VectorSetLowering(writer, kernel, schedule).Write);
            foreach (Reduce reduce in kernel.Program.Reduces)
                Separate(new ReduceLowering(writer, kernel, schedule, reduce).Write);
            Separate(MapLowering.OfOutput(writer, kernel, schedule).Write);
        }

        Separate(ScalarSetLowering.InKernelType(writer, kernel).Write);
        if (kernel.HasGuard)
            Separate(ScalarSetLowering.Redo(writer, kernel).Write);
    }

    private void Separate(Action write)
    {
        writer.Line();
        write();
    }
}
