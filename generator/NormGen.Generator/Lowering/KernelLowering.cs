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
                WriteWidth(schedule);
            ScalarRowLowering scalar = new(writer, kernel, isDouble: false);
            Separate(() => new RowsLowering(writer, kernel, scalar).Write("RowsScalar", null));
            Separate(scalar.Write);
            Separate(new ScalarRowLowering(writer, kernel, isDouble: true).Write);
        }
    }

    private void WriteWidth(Schedule schedule)
    {
        VectorRowLowering row = new(writer, kernel, schedule);
        Separate(() => new RowsLowering(writer, kernel, row).Write($"Rows{schedule.Bits}", $"Blocks{schedule.Bits}"));
        Separate(new BlockLowering(writer, kernel, schedule).Write);
        Separate(row.Write);
        foreach (Reduce reduce in kernel.Program.Reduces)
            Separate(new ReduceLowering(writer, kernel, schedule, reduce).Write);
        Separate(new MapLowering(writer, kernel, schedule).Write);
    }

    private void Separate(Action write)
    {
        writer.Line();
        write();
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
        if (kernel.KnownDim is not null || !kernel.HasEpsilonArgument)
            writer.Line();
    }

    private void WriteDispatch()
    {
        writer.Line(GeneratedCode.Inline);
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
}
