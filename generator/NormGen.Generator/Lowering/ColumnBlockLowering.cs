using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for a block of columns: first the sums of all of them, row by row, then each column's scalars, which wait in
/// memory for the output.
/// </summary>
internal sealed class ColumnBlockLowering(SourceWriter writer, KernelContext kernel, ColumnSchedule schedule, int bits)
{
    private readonly ScalarDialect _scalar = new(ElementType.Double);
    private readonly IReadOnlyList<Phase> _phases = Phase.Of(kernel.Program);
    private readonly ColumnCode _code = new(kernel, schedule, bits);

    /// <summary>The width; 0 for none.</summary>
    public int Bits => bits;

    private string Compute => kernel.Compute.Name;

    private bool HasWideScalars => kernel.Compute != ElementType.Double;

    /// <summary>The scalars that wait in memory: those of the elements, and those that a later phase reads.</summary>
    private IReadOnlyList<string> Buffered => kernel.Program.Stages.OfType<Scalar>().Select(s => s.Name).Where(name =>
        kernel.ScalarsOfElements.Contains(name) || _phases.Any(p => !p.DefinesScalar(name) && p.Scalars.SelectMany(Pruning.Uses).Contains(name))).ToList();

    private IEnumerable<string> Sums => kernel.Program.Reduces.SelectMany(r => r.Sums).Select(s => s.Name);

    /// <summary>The call for a block of columns.</summary>
    public string Call(string columns) => $"Block{_code.Suffix}({KernelContext.Join(
        kernel.References.Select(r => KernelContext.IsPerRow(r) ? $"ref Unsafe.Add(ref {KernelContext.Name(r)}, start)" : $"ref {KernelContext.Name(r)}"),
        kernel.Saves.Select(s => "ref " + KernelContext.Name(s.Statistic)),
        ["rows", "first", "end", "count", "start", columns, "stride"],
        kernel.ValueArguments)});";

    public void Write()
    {
        string parameters = KernelContext.Join(
            kernel.References.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
            kernel.Saves.Select(s => $"ref {Compute} {KernelContext.Name(s.Statistic)}"),
            ["RowRuns rows", "int first", "int end", "nuint count", "nuint start", "nuint columns", "nuint stride"],
            kernel.ValueParameters);
        writer.Line();
        writer.Comment($"<summary>A block of columns, {(bits == 0 ? "one by one" : $"in vectors of {schedule.VectorLanes}")}: tensors from the block's first column on, all else from column 0.</summary>", "/// ");

        // What has memory of its own on the stack must not grow its caller's.
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void Block{_code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        {
            WriteLocals();
            foreach (Phase phase in _phases)
                WritePhase(phase);
            WriteOutput();
        }

        foreach (Reduce reduce in kernel.Program.Reduces)
        {
            writer.Line();
            new ColumnReduceLowering(writer, kernel, schedule, _code, reduce).Write();
        }

        foreach (int rows in new[] { ColumnSchedule.OutputRows, 1 })
        {
            writer.Line();
            new ColumnMapLowering(writer, kernel, _code, rows).Write();
        }
    }

    private void WriteLocals()
    {
        foreach (string sum in Sums)
            WriteBuffer("double", sum);
        foreach (string scalar in Buffered)
            WriteBuffer(TypeOf(scalar), scalar);
        if (kernel.HasGuard)
        {
            writer.Line($"Span<bool> apart = stackalloc bool[{ColumnSchedule.Block}];");
            writer.Line("bool hasApart = false;");
        }

        if (kernel.HasPilot)
        {
            writer.Line("int pilot = first;");
            writer.Line("rows.Next(ref pilot, end, RowRuns.Block, out int pilotRows);");
            writer.Line("nuint pilotCount = (nuint)pilotRows;");
        }

        foreach (CallValue value in kernel.CallValues)
            writer.Line($"double {KernelContext.Name(value)} = {kernel.Value(value, isDouble: true)};");
    }

    private void WriteBuffer(string type, string name)
    {
        writer.Line($"Span<{type}> {name}Memory = stackalloc {type}[{ColumnSchedule.Room}];");
        writer.Line($"ref {type} {name}Of = ref MemoryMarshal.GetReference({name}Memory);");
    }

    private void WritePhase(Phase phase)
    {
        writer.Line();
        if (phase is { Reduce: { } reduce, Retry: { } retry })
        {
            ColumnReduceLowering lowering = new(writer, kernel, schedule, _code, reduce);
            writer.Comment(lowering.Describe());
            using (writer.Block("for (int round = 0; ; round++)"))
            {
                foreach (Let sum in reduce.Sums)
                    writer.Line($"{sum.Name}Memory.Clear();");
                writer.Line(lowering.Call("end"));
                using (writer.Indent("if (round == 1)"))
                    writer.Line("break;");
                writer.Line();
                writer.Comment(retry.Because);
                writer.Line("bool moved = false;");
                using (writer.Block("for (nuint i = 0; i < columns; i++)"))
                    WriteRetry(phase, retry);
                using (writer.Indent("if (!moved)"))
                    writer.Line("break;");
            }

            writer.Line();
        }
        else if (phase.Reduce is { } once)
        {
            ColumnReduceLowering lowering = new(writer, kernel, schedule, _code, once);
            writer.Comment(lowering.Describe());
            writer.Line(lowering.Call(once.Over == Extent.Pilot ? "pilot + pilotRows" : "end"));
        }

        using (writer.Block("for (nuint i = 0; i < columns; i++)"))
        {
            WriteInputs(phase.Scalars.Where(s => s is not Retry).SelectMany(Pruning.Uses), phase);
            foreach (Stage stage in phase.Scalars)
                WriteScalar(stage);
            if (phase == _phases[_phases.Count - 1])
                WriteResults();
        }
    }

    /// <summary>Writes the loads of what scalars are made of: sums, and scalars of earlier phases.</summary>
    private void WriteInputs(IEnumerable<string> names, Phase phase)
    {
        foreach (string name in names.Distinct().Where(n => !phase.DefinesScalar(n)))
            writer.Line($"{(Sums.Contains(name) ? "double" : TypeOf(name))} {name} = Unsafe.Add(ref {name}Of, i);");
    }

    private void WriteRetry(Phase phase, Retry retry)
    {
        List<Stage> before = [.. phase.Scalars.TakeWhile(s => s != retry)];
        WriteInputs(before.SelectMany(Pruning.Uses).Concat(Pruning.Uses(retry)).Except(before.OfType<Scalar>().Select(s => s.Name)), phase);
        foreach (Scalar scalar in before.OfType<Scalar>())
            writer.Line($"{TypeOf(scalar.Name)} {scalar.Name} = {Rounded(scalar.Name, Text(scalar.Value))};");
        using (writer.Block($"if ({Text(retry.Left)} > {Text(retry.Right)})"))
        {
            writer.Line($"Unsafe.Add(ref {retry.Name}Of, i) = {Rounded(retry.Name, Text(retry.Value))};");
            writer.Line("moved = true;");
        }
    }

    private void WriteScalar(Stage stage)
    {
        if (stage is Scalar scalar)
        {
            writer.Line($"{TypeOf(scalar.Name)} {scalar.Name} = {Rounded(scalar.Name, Text(scalar.Value))};");
            if (Buffered.Contains(scalar.Name))
                writer.Line($"Unsafe.Add(ref {scalar.Name}Of, i) = {scalar.Name};");
        }
        else if (stage is Guard guard)
        {
            using (writer.Block($"if (FloatRange.Outside({(HasWideScalars ? $"(float){guard.Name}" : guard.Name)}))"))
            {
                writer.Line("apart[(int)i] = hasApart = true;");
                writer.Line("continue;");
            }

            writer.Line();
        }
    }

    private void WriteResults()
    {
        foreach (Save save in kernel.Saves)
            kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"Unsafe.Add(ref {KernelContext.Name(save.Statistic)}, start + i) = {ToCaller(save.Name)};"));
        foreach (Update update in kernel.Program.Updates)
        {
            kernel.WriteIfPresent(writer, update.State, () =>
                writer.Line($"Unsafe.Add(ref {KernelContext.Name(update.State)}, start + i) = {(HasWideScalars ? $"(float)({Text(update.Value)})" : Text(update.Value))};"));
        }
    }

    private string ToCaller(string scalar) => HasWideScalars && !kernel.ScalarsOfElements.Contains(scalar) ? $"(float){scalar}" : scalar;

    private void WriteOutput()
    {
        ColumnMapLowering all = new(writer, kernel, _code, ColumnSchedule.OutputRows), one = new(writer, kernel, _code, 1);
        writer.Line();
        writer.Comment(all.Describe());
        if (!kernel.HasGuard)
        {
            WriteRows("0", "columns", all, one);
            return;
        }

        using (writer.Block("for (nuint from = 0, to; from < columns; from = to)"))
        {
            using (writer.Block("if (apart[(int)from])"))
            {
                writer.Comment($"{(HasWideScalars ? "float cannot hold this column's squares" : "This column's squares are beyond a double")}: apart from the others.");
                WriteRedo();
                writer.Line("to = from + 1;");
                writer.Line("continue;");
            }

            writer.Line();
            writer.Line("int next = hasApart ? apart[(int)from..(int)columns].IndexOf(true) : -1;");
            writer.Line("to = next < 0 ? columns : from + (nuint)next;");
            WriteRows("from", "to", all, one);
        }
    }

    private void WriteRows(string from, string to, ColumnMapLowering all, ColumnMapLowering one)
    {
        using (writer.Block($"for (int at = first; rows.Next(ref at, end, {ColumnSchedule.OutputRows}, out int some); at += some)"))
        {
            using (writer.Indent($"if (some == {ColumnSchedule.OutputRows})"))
                writer.Line(all.Call("at - first", from, to));
            using (writer.Indent("else for (int row = at - first; row < at - first + some; row++)"))
                writer.Line(one.Call("row", from, to));
        }
    }

    private void WriteRedo()
    {
        string At(Role role) => KernelContext.IsPerRow(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, from)"
            : _code.IsPerColumn(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, start + from)" : KernelContext.Name(role);
        foreach (Save save in kernel.Saves)
            writer.Line($"{Compute} {save.Name};");
        writer.Line("SetRuns runs = SetRuns.OfRows(rows, first, end, stride, 1);");
        writer.Line(ScalarSetLowering.Redo(writer, kernel).Call(At, save => save.Name) + ";");
        foreach (Save save in kernel.Saves)
            kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"Unsafe.Add(ref {KernelContext.Name(save.Statistic)}, start + from) = {save.Name};"));
    }

    private string Text(Expression expression) => _scalar.Text(expression, leaf => leaf switch
    {
        RowScalar s => s.Name,
        FeatureScalar f => $"Unsafe.Add(ref {KernelContext.Name(f.Parameter)}, start + i)",
        CallScalar c => KernelContext.Name(c.Value),
        _ => throw new InvalidOperationException($"{leaf} has no place in a scalar."),
    });

    private bool IsForElements(string scalar) => HasWideScalars && kernel.ScalarsOfElements.Contains(scalar);

    private string TypeOf(string scalar) => IsForElements(scalar) ? Compute : "double";

    private string Rounded(string scalar, string value) => IsForElements(scalar) ? $"({Compute})({value})" : value;
}
