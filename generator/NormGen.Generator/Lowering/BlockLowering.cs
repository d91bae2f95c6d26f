using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for many rows in vectors of one width, four or eight rows at a time: first the sums of each
/// row, then the scalars of four rows in one vector, then the output.
/// </summary>
internal sealed class BlockLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
{
    private const string FourRows = "Vector128<float>";
    private readonly VectorDialect _four = new(128);
    private readonly MapLowering _map = new(writer, kernel, schedule);
    private readonly IReadOnlyList<Phase> _phases = Phase.Of(kernel.Program);
    private readonly HashSet<string> _sums = [.. kernel.Program.Reduces.SelectMany(r => r.Sums).Select(s => s.Name)];

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
                writer.Line("uint all = RowBlock.All(block), apart = 0;");
                foreach (Phase phase in _phases)
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
            writer.Line($"nuint most = dim > {Planner.LongestRowOfEight} && dim <= {Planner.LongestRowOfFour} ? 4u : 8u;");
        foreach (string sum in _sums)
            writer.Line($"RowSums {sum} = default;");
        foreach (string scalar in Buffered)
            writer.Line($"RowScalars {scalar} = default;");
        if (kernel is { HasPilot: true, KnownDim: null })
            writer.Line($"nuint pilotDim = Math.Min(dim, {Schedule.VirtualLanes});");
        foreach (CallValue value in kernel.CallValues)
            writer.Line($"{FourRows} {KernelContext.Name(value)}4 = {_four.Broadcast(kernel.Value(value, isDouble: false))};");
    }

    /// <summary>The scalars that wait in memory because something other than their own phase reads them.</summary>
    private IReadOnlyList<string> Buffered => kernel.Program.Stages.OfType<Scalar>().Select(s => s.Name).Where(
        _phases.SelectMany(p => Inputs(p).Concat(Pruning.Uses(p.Reduce)))
            .Concat(MapLowering.Scalars(kernel.Program)).Concat(kernel.Saves.Select(s => s.Name)).Contains).ToList();

    private void WritePhase(Phase phase)
    {
        ReduceLowering reduce = new(writer, kernel, schedule, phase.Reduce);
        writer.Comment(reduce.Describe());
        using (writer.Indent("for (nuint row = 0; row < block; row++)"))
            writer.Line(reduce.Call(RowReference, scalar => scalar + "[row]", sum => sum + "[row]"));
        writer.Line();
        writer.Comment("Four rows to a vector: " + string.Join(", ", phase.Scalars.OfType<Scalar>().Select(s => $"{s.Name} = {PlainText.Of(s.Value)}")));
        using (writer.Block("for (nuint four = 0; four < block; four += 4)"))
        {
            foreach (string name in Inputs(phase))
                writer.Line($"{FourRows} {name}4 = {name}.Four(four);");
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
                writer.Line($"{FourRows} {scalar.Name}4 = {Text(scalar.Value)};");
                if (Buffered.Contains(scalar.Name))
                    writer.Line($"{scalar.Name}.SetFour(four, {scalar.Name}4);");
                break;
            case Retry retry:
                writer.Line($"apart |= Vector128.ExtractMostSignificantBits(Vector128.GreaterThan({Text(retry.Left)}, {Text(retry.Right)})) << (int)four;");
                break;
            case Guard guard:
                writer.Line($"apart |= FloatRange.Outside({guard.Name}4) << (int)four;");
                break;
        }
    }

    private string Text(Expression expression) => _four.Text(expression, leaf => leaf switch
    {
        RowScalar scalar => scalar.Name + "4",
        CallScalar call => KernelContext.Name(call.Value) + "4",
        _ => throw new InvalidOperationException($"{leaf} has no place in a scalar."),
    });

    private void WriteOutput()
    {
        using (writer.Block("if ((apart & all) != 0)"))
        {
            writer.Comment("Some row needs more than the straight way: these rows one by one.");
            using (writer.Block("for (nuint row = 0; row < block; row++)"))
                RowsLowering.WriteRow(writer, kernel, new VectorRowLowering(writer, kernel, schedule), RowReference, save => $"{save.Name}[row]");
        }

        int chunk = schedule.Map.Chunk;
        using (writer.Block("else"))
        {
            if (chunk == 0)
            {
                writer.Comment(_map.Describe());
                _map.WriteHeld();
                WriteRows("0", kernel.Dim);
                return;
            }

            writer.Comment($"{_map.Describe()}, {chunk} features at a time for all rows, so that their parameters are still in the first-level cache");
            using (writer.Block($"for (nuint start = 0; start < {kernel.Dim}; start += {chunk})"))
            {
                writer.Line($"nuint end = {(kernel.KnownDim % chunk == 0 ? $"start + {chunk}" : $"Math.Min(start + {chunk}, {kernel.Dim})")};");
                WriteRows("start", "end");
            }
        }
    }

    private void WriteRows(string start, string end)
    {
        using (writer.Indent("for (nuint row = 0; row < block; row++)"))
            writer.Line(_map.Call(RowReference, scalar => scalar + "[row]", start, end));
    }

    private string RowReference(Role role) =>
        KernelContext.IsPerRow(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, row * {kernel.Dim})" : KernelContext.Name(role);

    private void WriteSaves()
    {
        foreach (Save save in kernel.Saves)
        {
            writer.Line();
            RowsLowering.WriteSave(writer, kernel, save, () =>
            {
                using (writer.Indent("for (nuint row = 0; row < block; row++)"))
                    writer.Line($"{KernelContext.Name(save.Statistic)}[(int)(done + row)] = {save.Name}[row];");
            });
        }
    }
}
