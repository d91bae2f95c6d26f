using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for many rows in vectors of one width, four or eight rows at a time: first the sums of each
/// row, then the scalars of four rows in one vector, then the output.
/// </summary>
internal sealed class BlockLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
{
    private readonly KernelContext _fused = kernel with { Program = kernel.Program.Fused() };
    private readonly HashSet<string> _sums = [.. kernel.Program.Reduces.SelectMany(r => r.Sums).Select(s => s.Name)];

    private bool IsDouble => kernel.Compute == ElementType.Double;

    private VectorDialect Four => new(IsDouble ? 256 : 128, kernel.Compute);

    private string OfBlock(string what) => what + (IsDouble ? "OfDouble" : "");

    private IReadOnlyList<Phase> Phases => Phase.Of(_fused.Program);

    public void Write()
    {
        writer.Comment($"<summary>All rows in vectors of {schedule.VectorLanes}, {(schedule.BlockRows is { } rows ? Literals.Int(rows) : "four or eight")} rows together.</summary>", "/// ");
        using (writer.Block($"private static void Blocks{schedule.Bits}({kernel.RowsParameters})"))
        using (writer.Block("unchecked"))
        {
            WriteLocals();
            string most = schedule.BlockRows is { } known ? Literals.Int(known) : "most";
            using (writer.Block($"for (nuint done = 0; done < rows; done += {most})"))
            {
                writer.Line($"nuint block = Math.Min(rows - done, {most});");
                WriteTakes();
                if (kernel.HasApart)
                    writer.Line("uint all = RowBlock.All(block), apart = 0;");
                foreach (Phase phase in Phases)
                {
                    writer.Line();
                    WritePhase(phase);
                }

                writer.Line();
                WriteOutput();
                WriteSaves();
                writer.Line();
                RowsLowering.WriteAdvance(writer, kernel, "block * ");
            }
        }
    }

    private void WriteLocals()
    {
        if (schedule.BlockRows is null)
        {
            string features = IsDouble ? "2 * dim" : "dim";
            writer.Line($"nuint most = {features} > {Planner.LongestRowOfEight} && {features} <= {Planner.LongestRowOfFour} ? 4u : 8u;");
        }

        foreach (string sum in _sums)
            writer.Line($"{OfBlock("RowSums")} {sum} = default;");
        foreach (string scalar in kernel.Takes.Select(t => t.Name).Concat(Buffered))
            writer.Line($"{OfBlock("RowScalars")} {scalar} = default;");
        if (kernel is { HasPilot: true, KnownDim: null })
            writer.Line($"nuint pilotDim = Math.Min(dim, {schedule.VirtualLanes});");
        foreach (CallValue value in kernel.CallValues)
            writer.Line($"{Four.Type} {KernelContext.Name(value)}4 = {Four.Broadcast(kernel.Value(value, IsDouble))};");
    }

    private void WriteTakes()
    {
        if (kernel.Takes.Count == 0)
            return;
        using (writer.Block("for (nuint row = 0; row < block; row++)"))
        {
            foreach (Take take in kernel.Takes)
                writer.Line($"{take.Name}[row] = {RowsLowering.TakenAt(kernel, take, "done + row")};");
        }
    }

    /// <summary>The scalars that wait in memory because something other than their own phase reads them.</summary>
    private IReadOnlyList<string> Buffered => kernel.Program.Stages.OfType<Scalar>().Select(s => s.Name).Where(
        Phases.SelectMany(p => Inputs(p).Concat(Pruning.Uses(p.Reduce!)))
            .Concat(kernel.Program.OutputExpressions.SelectMany(Pruning.Uses)).Concat(kernel.Saves.Select(s => s.Name)).Contains).ToList();

    private void WritePhase(Phase phase)
    {
        ReduceLowering reduce = new(writer, _fused, schedule, phase.Reduce!);
        writer.Comment(reduce.Describe());
        using (writer.Indent("for (nuint row = 0; row < block; row++)"))
            writer.Line(reduce.Call(RowReference, scalar => scalar + "[row]", sum => sum + "[row]"));
        writer.Line();
        writer.Comment("Four rows to a vector: " + string.Join(", ", phase.Scalars.OfType<Scalar>().Select(s => $"{s.Name} = {PlainText.Of(s.Value)}")));
        using (writer.Block("for (nuint four = 0; four < block; four += 4)"))
        {
            foreach (string name in Inputs(phase))
                writer.Line($"{Four.Type} {name}4 = {name}.Four(four);");
            foreach (Stage stage in phase.Scalars)
                WriteScalar(stage);
        }
    }

    /// <summary>What a phase's scalars are made of: its sums, and scalars of earlier phases.</summary>
    private static IEnumerable<string> Inputs(Phase phase) =>
        phase.Scalars.Where(s => s is not Retry).SelectMany(Pruning.Uses).Distinct().Where(n => !phase.DefinesScalar(n));

    private void WriteScalar(Stage stage)
    {
        switch (stage)
        {
            case Scalar scalar:
                writer.Line($"{Four.Type} {scalar.Name}4 = {Text(scalar.Value)};");
                if (Buffered.Contains(scalar.Name))
                    writer.Line($"{scalar.Name}.SetFour(four, {scalar.Name}4);");
                break;
            case Retry retry:
                writer.Line($"apart |= {Four.Operations}.ExtractMostSignificantBits({Four.Operations}.GreaterThan({Text(retry.Left)}, {Text(retry.Right)})) << (int)four;");
                break;
            case Guard guard:
                writer.Line($"apart |= FloatRange.Outside({guard.Name}4) << (int)four;");
                break;
        }
    }

    private string Text(Expression expression) => Four.Text(expression, leaf => leaf switch
    {
        RowScalar scalar => scalar.Name + "4",
        CallScalar call => KernelContext.Name(call.Value) + "4",
        _ => throw new InvalidOperationException($"{leaf} has no place in a scalar."),
    });

    private void WriteOutput()
    {
        if (!kernel.HasApart)
        {
            WriteMaps();
            return;
        }

        using (writer.Block("if ((apart & all) != 0)"))
        {
            writer.Comment("Some row needs more than the straight way: these rows one by one.");
            using (writer.Block("for (nuint row = 0; row < block; row++)"))
                RowsLowering.WriteRow(writer, kernel, new VectorRowLowering(writer, kernel, schedule), RowReference, save => $"{save.Name}[row]", "done + row");
        }

        using (writer.Block("else"))
            WriteMaps();
    }

    private void WriteMaps()
    {
        if (!kernel.Program.HasPlainOutput)
        {
            WriteOutputs();
            return;
        }

        MapLowering map = MapLowering.OfOutput(writer, kernel, schedule);
        WriteStretches(map.Describe(), (start, end) =>
        {
            map.WriteHeld();
            using (writer.Indent("for (nuint row = 0; row < block; row++)"))
                writer.Line(map.Call(RowReference, scalar => scalar + "[row]", start, end));
        });
    }

    /// <summary>Writes what is done for all rows: for all features, or for some after the others.</summary>
    private void WriteStretches(string description, Action<string, string> writeRows)
    {
        int chunk = schedule.Map.Chunk;
        if (chunk == 0)
        {
            writer.Comment(description);
            writeRows("0", kernel.Dim);
            return;
        }

        writer.Comment($"{description}, {chunk} features at a time for all rows, so that their parameters are still in the first-level cache");
        using (writer.Block($"for (nuint start = 0; start < {kernel.Dim}; start += {chunk})"))
        {
            writer.Line($"nuint end = {(kernel.KnownDim % chunk == 0 ? $"start + {chunk}" : $"Math.Min(start + {chunk}, {kernel.Dim})")};");
            writeRows("start", "end");
        }
    }

    private void WriteOutputs()
    {
        OutputsLowering several = new(writer, kernel, schedule, schedule.Map.Rows);
        WriteStretches(several.Describe(), (start, end) => WriteSideBySide(several, start, end));
    }

    private void WriteSideBySide(OutputsLowering several, string start, string end)
    {
        int sideBySide = schedule.Map.Rows;
        OutputsLowering one = new(writer, kernel, schedule, 1);
        using (writer.Block("for (nuint row = 0; row < block;)"))
        {
            using (writer.Block($"if (block - row >= {sideBySide})"))
            {
                writer.Line(several.Call(RowReference, (scalar, k) => k == 0 ? $"{scalar}[row]" : $"{scalar}[row + {k}]", start, end));
                writer.Line($"row += {sideBySide};");
            }

            using (writer.Block("else"))
            {
                writer.Line(one.Call(RowReference, (scalar, _) => scalar + "[row]", start, end));
                writer.Line("row++;");
            }
        }
    }

    private string RowReference(Role role) =>
        KernelContext.IsPerRow(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, row * {kernel.Stride(role)})" : KernelContext.Name(role);

    private void WriteSaves()
    {
        foreach (Save save in kernel.Saves)
        {
            writer.Line();
            kernel.WriteIfPresent(writer, save.Statistic, () =>
            {
                using (writer.Indent("for (nuint row = 0; row < block; row++)"))
                    writer.Line($"{RowsLowering.StatisticAt(kernel, save.Statistic, "done + row")} = {save.Name}[row];");
            });
        }
    }
}
