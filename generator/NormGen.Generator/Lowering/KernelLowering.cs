using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the class that holds one kernel: its constants, the choice of the vector width, and the code for each width.</summary>
/// <param name="writer">Where to.</param>
/// <param name="outer">The kernel as its callers see it.</param>
/// <param name="width">The widths that there is to be code for.</param>
internal sealed class KernelLowering(SourceWriter writer, KernelContext outer, VectorWidth width)
{
    private readonly KernelContext kernel = outer.Inside;
    private readonly IReadOnlyList<int> _widths = Widths.Of(width);
    private readonly IReadOnlyList<Schedule> _schedules = Widths.Of(width).Select(bits => Plan(outer.Inside, bits)).ToList();

    /// <summary>Writes the class.</summary>
    /// <param name="className">Its name, with its type parameters.</param>
    /// <param name="constraints">What is asked of these.</param>
    public void Write(string className, string constraints)
    {
        WriteSummary();
        using (writer.Block($"file static class {className}{constraints}"))
        {
            WriteConstants();
            switch (kernel.Walk)
            {
                case Walk.Rows:
                    WriteRows();
                    break;
                case Walk.Runs:
                    new SetKernelLowering(writer, kernel, width).Write();
                    break;
                default:
                    new BlockKernelLowering(writer, kernel, width).Write();
                    break;
            }
        }
    }

    private void WriteRows()
    {
        WriteDispatch();
        foreach (Schedule schedule in _schedules)
            WriteWidth(schedule);
        ScalarRowLowering scalar = ScalarRowLowering.InKernelType(writer, kernel);
        Separate(() => new RowsLowering(writer, kernel, scalar).Write("RowsScalar", null));
        if (kernel.Program.Prologue is { } prologue)
            Separate(() => scalar.WritePrologue(prologue));
        Separate(scalar.Write);
        if (kernel.HasGuard)
            Separate(ScalarRowLowering.Redo(writer, kernel).Write);
    }

    /// <summary>The fused sums are walked as the plain ones are: their schedules stand beside each other.</summary>
    private static Schedule Plan(KernelContext kernel, int bits)
    {
        Schedule plain = Planner.Plan(kernel.Program, kernel.KnownDim, bits, kernel.Compute, kernel.Views[Role.X].Type);
        if (kernel.Program.Prologue is null)
            return plain;
        Schedule fused = Planner.Plan(kernel.Program.Fused(), kernel.KnownDim, bits, kernel.Compute, kernel.Views[Role.X].Type);
        return plain with { Reduces = plain.Reduces.Concat(fused.Reduces).ToDictionary(r => r.Key, r => r.Value) };
    }

    private void WriteWidth(Schedule schedule)
    {
        VectorRowLowering row = new(writer, kernel, schedule);
        bool hasBlocks = kernel.Program.Reduces.Any();
        Separate(() => new RowsLowering(writer, kernel, row).Write($"Rows{schedule.Bits}", hasBlocks ? $"Blocks{schedule.Bits}" : null));
        if (hasBlocks)
            Separate(new BlockLowering(writer, kernel, schedule).Write);
        Separate(row.Write);
        if (kernel.Program.Prologue is { } prologue)
        {
            foreach (Reduce reduce in kernel.Program.Fused().Reduces)
                Separate(new ReduceLowering(writer, kernel, schedule, reduce).Write);
            Separate(MapLowering.OfPrologue(writer, kernel, schedule, prologue).Write);
        }

        foreach (Reduce reduce in kernel.Program.Reduces)
            Separate(new ReduceLowering(writer, kernel, schedule, reduce).Write);
        if (kernel.Program.HasPlainOutput)
        {
            Separate(MapLowering.OfOutput(writer, kernel, schedule).Write);
            return;
        }

        Separate(new OutputsLowering(writer, kernel, schedule, 1).Write);
        if (hasBlocks)
            Separate(new OutputsLowering(writer, kernel, schedule, schedule.Map.Rows).Write);
    }

    private void Separate(Action write)
    {
        writer.Line();
        write();
    }

    private void WriteSummary()
    {
        string size = kernel.Walk != Walk.Rows ? SetText.Subject(kernel)
            : kernel.KnownDim is { } dim
            ? kernel.Spec.Groups == 1 ? $"Rows of {Literals.Int(dim)} {kernel.Compute.Name}s" : $"Groups of {Literals.Int(dim)} {kernel.Compute.Name}s in rows of {Literals.Int(dim * kernel.Spec.Groups)}"
            : $"Rows of any number of {kernel.Compute.Name}s";
        bool hasEpsilon = kernel.CallValues.Any(v => v is CallValue.Epsilon or CallValue.EpsilonBeside);
        string epsilon = !hasEpsilon ? "" : kernel.HasEpsilonConstant ? ", ε = " + Literals.Of(kernel.Spec.Epsilon, kernel.Compute).TrimEnd('f', 'd') : ", ε as given";
        string origin = kernel.Program.Prologue is not null && kernel.Spec.ScaleOrigin.Length > 0 ? $", {kernel.Spec.ScaleOrigin}" : "";
        writer.Comment($"<summary>{size}: {kernel.Program.Formula}{epsilon}{origin}.</summary>", "/// ");
        writer.Line("/// <remarks>");
        if (kernel.Walk != Walk.Rows)
            writer.Comment(SetText.Order(kernel), "/// ");
        else if (kernel.Program.Reduces.Any())
            writer.Comment($"Sums run in {kernel.Compute.VirtualLanes} virtual lanes, element i in lane i mod {kernel.Compute.VirtualLanes}, and then halve, in every width alike: the bits are the same on all hardware.", "/// ");
        IReadOnlyList<string> stored = outer.References.Select(r => (Role: r, Type: outer.TypeOf(r))).Where(t => t.Type.Bits is not null && t.Type != kernel.Compute)
            .GroupBy(t => t.Type, t => KernelContext.Name(t.Role)).Select(g => $"{string.Join(", ", g)} in {g.Key.Name}").ToList();
        if (stored.Count > 0)
            writer.Comment($"<para>Stored: {string.Join("; ", stored)}. Computed: in {kernel.Compute.Name}{(outer.Widened.Count > 0 ? ", the parameters widened once for all rows" : "")}{(outer.IsStaged ? ", rows widened once and kept so" : "")}{(IsRoundedOnTheWay ? $"; what goes into a sum, or comes of one, is rounded to {outer.TypeOf(Role.X).Name} first" : "")}.</para>", "/// ");
        foreach (Schedule schedule in _schedules)
            writer.Comment($"<para>{(kernel.Walk == Walk.Rows ? PlanText.Of(kernel, schedule) : SetText.Plan(kernel, schedule))}</para>", "/// ");
        writer.Line("/// </remarks>");
        writer.Line(GeneratedCode.Attribute);
    }

    /// <summary>Whether a value is made what 16 bits can hold of it before the kernel goes on with it.</summary>
    private bool IsRoundedOnTheWay => kernel.TypeOf(Role.X).Bits == 16 && kernel.Program.Stages.Concat(kernel.Program.Prologue is { } prologue ? [prologue] : [])
        .SelectMany(Pruning.Expressions).SelectMany(e => e.Walk()).Any(e => e is Stored);

    private void WriteConstants()
    {
        if (kernel.KnownDim is { } dim)
        {
            writer.Line($"private const nuint Dim = {Literals.Int(dim)};");
            if (kernel.References.Any(r => KernelContext.IsPerRow(r) && kernel.Stride(r) == "RowDim"))
                writer.Line($"private const nuint RowDim = {Literals.Int(dim * kernel.Spec.Groups)};");
            if (kernel.HasPilot)
                writer.Line($"private const nuint PilotDim = {Literals.Int(kernel.Pilot.Known!.Value)};");
        }

        if (kernel.HasEpsilonConstant)
            writer.Line($"private const {kernel.Compute.Name} Epsilon = {Literals.Of(kernel.Spec.Epsilon, kernel.Compute)};");
        if (kernel.KnownDim is not null || kernel.HasEpsilonConstant)
            writer.Line();
    }

    private void WriteDispatch()
    {
        // What has memory of its own on the stack must not grow its caller's.
        writer.Line(outer.Widened.Count == 0 && !outer.IsStaged ? GeneratedCode.Inline : "[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"internal static void Rows({outer.RowsParameters})"))
        {
            foreach (Role role in outer.Widened)
                writer.Line($"Span<{kernel.Compute.Name}> wide{role} = stackalloc {kernel.Compute.Name}[(int)Dim];");
            foreach (Role role in outer.Widened)
                writer.Line($"Storage.Widen(ref {KernelContext.Name(role)}, wide{role});");
            if (outer.IsStaged)
                writer.Line($"Span<{kernel.Compute.Name}> workspace = stackalloc {kernel.Compute.Name}[Math.Min((int)rows, {Literals.Int(_schedules.Select(s => s.BlockRows ?? 1).DefaultIfEmpty(1).Max())}) * (int)Dim];");
            string arguments = KernelContext.Join(
                kernel.References.Select(r => r == Role.Workspace ? "ref MemoryMarshal.GetReference(workspace)" : outer.Widened.Contains(r) ? $"ref MemoryMarshal.GetReference(wide{r})" : "ref " + KernelContext.Name(r)), kernel.ArgumentsAfterReferences);
            Widths.WriteChoice(
                writer,
                _widths.Select(bits => (Widths.Condition(bits, width), Literals.Int(bits))).Append(("", "Scalar")).ToList(),
                suffix => $"Rows{suffix}({arguments});");
        }
    }
}
