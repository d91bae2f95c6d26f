using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the class that holds one kernel: its constants, the choice of the vector width, and the code for each width.</summary>
internal sealed class KernelLowering(SourceWriter writer, KernelContext kernel, VectorWidth width)
{
    private static readonly int[] AllLanes = [16, 8, 4];

    private readonly IReadOnlyList<Schedule> _schedules = AllLanes
        .Where(lanes => width == VectorWidth.Auto || (int)width == lanes * 32)
        .Select(lanes => Planner.Plan(kernel.Program, kernel.KnownDim, lanes)).ToList();

    public void Write(string className)
    {
        WriteSummary();
        using (writer.Block($"file static class {className}"))
        {
            WriteConstants();
            WriteDispatch();
            foreach (Schedule schedule in _schedules)
            {
                writer.Line();
                new BlockLowering(writer, kernel, schedule).Write();
            }

            writer.Line();
            WriteScalarRows();
            writer.Line();
            new RowLowering(writer, kernel, new ScalarDialect(isDouble: false)).Write();
            writer.Line();
            new RowLowering(writer, kernel, new ScalarDialect(isDouble: true)).Write();
        }
    }

    private void WriteSummary()
    {
        string size = kernel.KnownDim is { } dim ? $"Rows of {Literals.Int(dim)} floats" : "Rows of any number of floats";
        string epsilon = kernel.HasEpsilonArgument ? "ε as given" : "ε = " + Literals.Float(kernel.Spec.Epsilon).TrimEnd('f');
        writer.Comment($"<summary>{size}: {kernel.Program.Formula}, {epsilon}.</summary>", "/// ");
        writer.Line("/// <remarks>");
        writer.Comment("Sums run in 64 virtual lanes, element i in lane i mod 64, and then halve, in every width alike: the bits are the same on all hardware.", "/// ");
        foreach (Schedule schedule in _schedules)
            writer.Comment($"<para>{PlanText.Of(kernel, schedule)}</para>", "/// ");
        writer.Line("/// </remarks>");
        writer.Line(GeneratedCode.Attribute);
    }

    private void WriteConstants()
    {
        if (kernel.KnownDim is { } dim)
        {
            writer.Line($"private const nuint Dim = {Literals.Int(dim)};");
            if (kernel.HasPilot)
                writer.Line($"private const nuint PilotDim = {Literals.Int(kernel.Pilot.Known!.Value)};");
        }

        if (!kernel.HasEpsilonArgument)
            writer.Line($"private const float Epsilon = {Literals.Float(kernel.Spec.Epsilon)};");
        writer.Line();
    }

    private void WriteDispatch()
    {
        using (writer.Block($"internal static void Rows({kernel.RowsParameters})"))
        {
            foreach (Schedule schedule in _schedules)
            {
                // A pinned width is used wherever there are vectors at all: narrower hardware carries each out in parts.
                int least = width == VectorWidth.Auto ? schedule.Bits : 128;
                using (writer.Indent($"{(schedule == _schedules[0] ? "" : "else ")}if (Vector{least}.IsHardwareAccelerated)"))
                    writer.Line($"Rows{schedule.Bits}({kernel.RowsArguments});");
            }

            if (_schedules.Count == 0)
            {
                writer.Line($"RowsScalar({kernel.RowsArguments});");
                return;
            }

            using (writer.Indent("else"))
                writer.Line($"RowsScalar({kernel.RowsArguments});");
        }
    }

    private void WriteScalarRows()
    {
        writer.Comment("<summary>All rows, without vectors.</summary>", "/// ");
        using (writer.Block($"private static void RowsScalar({kernel.RowsParameters})"))
        using (writer.Block("unchecked"))
        using (writer.Block("for (nuint row = 0; row < rows; row++)"))
        {
            string Call(bool isDouble, string declare) => RowLowering.MethodName(isDouble) + "(" + RowLowering.Arguments(kernel,
                KernelContext.Name, save => declare + save.Name) + ")";
            using (writer.Indent($"if (!{Call(isDouble: false, "float ")})"))
                writer.Line(Call(isDouble: true, "") + ";");
            foreach (Save save in kernel.Saves)
                BlockLowering.WriteSave(writer, kernel, save, () => writer.Line($"{KernelContext.Name(save.Statistic)}[(int)row] = {save.Name};"));
            foreach (Role tensor in kernel.Read.Where(KernelContext.IsPerRow).Append(Role.Y))
            {
                string name = KernelContext.Name(tensor);
                writer.Line($"{name} = ref Unsafe.Add(ref {name}, {kernel.Dim});");
            }
        }
    }
}
