using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for all rows in vectors of one width, eight rows at a time: first the sums of each
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
        writer.Comment($"<summary>All rows, in vectors of {schedule.VectorLanes} floats.</summary>", "/// ");
        using (writer.Block($"private static void Rows{schedule.Bits}({kernel.RowsParameters})"))
        using (writer.Block("unchecked"))
        {
            WriteLocals();
            using (writer.Block($"for (nuint done = 0; done < rows; done += RowBlock.Rows)"))
            {
                writer.Line("nuint block = Math.Min(rows - done, RowBlock.Rows);");
                writer.Line("uint all = RowBlock.All(block), outside = 0;");
                foreach (Phase phase in _phases)
                {
                    writer.Line();
                    WritePhase(phase);
                }

                writer.Line();
                WriteOutput();
                WriteSaves();
                WriteAdvance();
            }
        }

        foreach ((Reduce reduce, ReduceSchedule plan) in kernel.Program.Reduces.Zip(schedule.Reduces, (r, p) => (r, p)))
        {
            writer.Line();
            new ReduceLowering(writer, kernel, schedule, reduce, plan).Write();
        }

        writer.Line();
        _map.Write();
    }

    private void WriteLocals()
    {
        foreach (string sum in _sums)
            writer.Line($"RowSums {sum} = default;");
        foreach (string scalar in Buffered())
            writer.Line($"RowScalars {scalar} = default;");
        if (kernel is { HasPilot: true, KnownDim: null })
            writer.Line($"nuint pilotDim = Math.Min(dim, {Schedule.VirtualLanes});");
        foreach (CallValue value in kernel.CallValues)
            writer.Line($"{FourRows} {KernelContext.Name(value)}4 = {_four.Broadcast(kernel.Value(value, isDouble: false))};");
    }

    /// <summary>The scalars that wait in memory because something other than their own phase reads them.</summary>
    private IReadOnlyList<string> Buffered()
    {
        HashSet<string> needed = [.. MapLowering.Scalars(kernel.Program), .. kernel.Saves.Select(s => s.Name)];
        foreach (Phase phase in _phases)
        {
            needed.UnionWith(Pruning.Uses(phase.Reduce));
            needed.UnionWith(phase.Scalars.SelectMany(Pruning.Uses).Where(n => !phase.Defines(n)));
            if (phase.Retry is { } retry)
                needed.UnionWith(retry.Value.Walk().OfType<RowScalar>().Select(s => s.Name));
        }

        return kernel.Program.Stages.OfType<Scalar>().Select(s => s.Name).Where(needed.Contains).ToList();
    }

    private void WritePhase(Phase phase)
    {
        ReduceLowering reduce = new(writer, kernel, schedule, phase.Reduce, schedule.Reduces[kernel.Program.Reduces.ToList().IndexOf(phase.Reduce)]);
        if (phase.Retry is null)
        {
            writer.Comment(reduce.Describe());
            using (writer.Indent("for (nuint row = 0; row < block; row++)"))
                writer.Line(reduce.Call("row"));
            writer.Line();
            WriteScalars(phase);
            return;
        }

        writer.Line("uint pending = all;");
        using (writer.Block("for (int round = 0; ; round++)"))
        {
            writer.Comment(reduce.Describe());
            WriteForEach("pending", () => writer.Line(reduce.Call("row")));
            writer.Line();
            writer.Line("outside = 0;");
            writer.Line("pending = 0;");
            WriteScalars(phase);
            writer.Line("pending &= all;");
            using (writer.Indent("if (pending == 0 || round == 1)"))
                writer.Line("break;");
            writer.Line();
            writer.Comment(phase.Retry.Because);
            string value = new ScalarDialect(isDouble: false).Text(phase.Retry.Value, leaf => ((RowScalar)leaf).Name + "[row]");
            WriteForEach("pending", () => writer.Line($"{phase.Retry.Name}[row] = {value};"));
        }
    }

    /// <summary>A loop over the rows whose bits are set.</summary>
    private void WriteForEach(string set, Action writeRow)
    {
        using (writer.Block($"for (uint left = {set}; left != 0; left &= left - 1)"))
        {
            writer.Line("nuint row = (nuint)BitOperations.TrailingZeroCount(left);");
            writeRow();
        }
    }

    private void WriteScalars(Phase phase)
    {
        writer.Comment("Four rows to a vector: " + string.Join(", ", phase.Scalars.OfType<Scalar>().Select(s => $"{s.Name} = {PlainText.Of(s.Value)}")));
        using (writer.Block("for (nuint four = 0; four < block; four += 4)"))
        {
            foreach (string name in phase.Scalars.SelectMany(Pruning.Uses).Distinct().Where(n => !phase.DefinesScalar(n)))
                writer.Line($"{FourRows} {name}4 = {name}.Four(four);");
            IReadOnlyList<string> buffered = Buffered();
            foreach (Stage stage in phase.Scalars)
            {
                switch (stage)
                {
                    case Scalar scalar:
                        writer.Line($"{FourRows} {scalar.Name}4 = {Text(scalar.Value)};");
                        if (buffered.Contains(scalar.Name))
                            writer.Line($"{scalar.Name}.SetFour(four, {scalar.Name}4);");
                        break;
                    case Retry retry:
                        writer.Line($"pending |= Vector128.ExtractMostSignificantBits(Vector128.GreaterThan({Text(retry.Left)}, {Text(retry.Right)})) << (int)four;");
                        break;
                    case Guard guard:
                        writer.Line($"outside |= FloatRange.Outside({guard.Name}4) << (int)four;");
                        break;
                }
            }
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
        using (writer.Block("if ((outside & all) == 0)"))
            writer.Line(_map.Call("0", "block"));
        using (writer.Block("else"))
        using (writer.Block("for (nuint row = 0; row < block; row++)"))
        {
            using (writer.Indent("if ((outside >> (int)row & 1) == 0)"))
                writer.Line(_map.Call("row", "row + 1"));
            using (writer.Indent("else"))
            {
                string arguments = RowLowering.Arguments(kernel,
                    role => KernelContext.IsPerRow(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, row * {kernel.Dim})" : KernelContext.Name(role),
                    save => $"{save.Name}[row]");
                writer.Line($"{RowLowering.MethodName(isDouble: true)}({arguments});");
            }
        }
    }

    private void WriteSaves()
    {
        foreach (Save save in kernel.Saves)
            WriteSave(writer, kernel, save, () =>
            {
                using (writer.Indent("for (nuint row = 0; row < block; row++)"))
                    writer.Line($"{KernelContext.Name(save.Statistic)}[(int)(done + row)] = {save.Name}[row];");
            });
    }

    /// <summary>Runs the writer of a statistic's assignment, inside a test for its presence where it may be absent.</summary>
    public static void WriteSave(SourceWriter writer, KernelContext kernel, Save save, Action write)
    {
        if (!kernel.Spec.IsRuntimeKernel)
        {
            write();
            return;
        }

        using (writer.Block($"if (!{KernelContext.Name(save.Statistic)}.IsEmpty)"))
            write();
    }

    private void WriteAdvance()
    {
        foreach (Role tensor in kernel.Read.Where(KernelContext.IsPerRow).Append(Role.Y))
        {
            string name = KernelContext.Name(tensor);
            writer.Line($"{name} = ref Unsafe.Add(ref {name}, block * {kernel.Dim});");
        }
    }
}
