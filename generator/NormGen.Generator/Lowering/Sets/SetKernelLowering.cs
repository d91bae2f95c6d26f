using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the parts of a kernel that carries a program out for one set of runs at a time.</summary>
internal sealed class SetKernelLowering(SourceWriter writer, KernelContext kernel, VectorWidth width)
{
    private readonly IReadOnlyList<(string Condition, RunCode Code)> _codes =
    [
        .. Widths.Of(width).Select(bits => (Widths.Condition(bits, width), (RunCode)new VectorRunCode(writer, kernel, Planner.Plan(kernel.Program, null, bits, kernel.Compute, kernel.Views[Role.X].Type)))),
        ("", new ScalarRunCode(writer, kernel, new ScalarDialect(kernel.Compute), isRedo: false)),
    ];

    public void Write()
    {
        writer.Comment("<summary>One set.</summary>", "/// ");
        string parameters = KernelContext.Join(
            kernel.References.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
            kernel.Saves.Select(s => $"ref {kernel.Compute.Name} {KernelContext.Name(s.Statistic)}"),
            kernel.CallParameters);
        using (writer.Block($"internal static void Set({parameters})"))
        {
            foreach (Save save in kernel.Saves)
                writer.Line($"{kernel.Compute.Name} {save.Name};");
            if (kernel.HasGuard)
                writer.Line("bool held;");
            Widths.WriteChoice(
                writer,
                _codes.Select(c => (c.Condition, SetLowering.Of(writer, kernel, c.Code))).ToList(),
                set => $"{(kernel.HasGuard ? "held = " : "")}{set.Call(KernelContext.Name, save => save.Name)};");
            if (kernel.HasGuard)
            {
                using (writer.Indent("if (!held)"))
                    writer.Line(SetLowering.Redo(writer, kernel).Call(KernelContext.Name, save => save.Name) + ";");
            }

            foreach (Save save in kernel.Saves)
                kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"{KernelContext.Name(save.Statistic)} = {save.Name};"));
        }

        foreach ((_, RunCode code) in _codes)
        {
            writer.Line();
            SetLowering.Of(writer, kernel, code).Write();
            code.WriteMethods();
        }

        if (!kernel.HasGuard)
            return;
        writer.Line();
        SetLowering.Redo(writer, kernel).Write();
    }
}
