using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for one row, its scalars in local variables. How its sums are taken and its output
/// is written, in vectors or one element at a time, is for the classes below.
/// </summary>
internal abstract class RowLowering(SourceWriter writer, KernelContext kernel, ScalarDialect dialect)
{
    protected SourceWriter Writer => writer;

    protected KernelContext Kernel => kernel;

    protected ScalarDialect Dialect => dialect;

    protected abstract string MethodName { get; }

    protected abstract string Summary { get; }

    /// <summary>A call, given the texts of the row's references and of the statistics' destinations.</summary>
    public string Call(Func<Role, string> reference, Func<Save, string> destination) => MethodName + "(" + KernelContext.Join(
        kernel.Read.Append(Role.Y).Select(r => "ref " + reference(r)),
        kernel.Saves.Select(s => "out " + destination(s)), kernel.CallArguments) + ")";

    public void Write()
    {
        string parameters = KernelContext.Join(
            kernel.Read.Append(Role.Y).Select(r => $"ref float {KernelContext.Name(r)}"),
            kernel.Saves.Select(s => $"out float {Saved(s)}"), kernel.CallParameters);
        writer.Comment($"<summary>{Summary}</summary>", "/// ");
        using (writer.Block($"private static {(dialect.IsDouble ? "void" : "bool")} {MethodName}({parameters})"))
        using (writer.Block("unchecked"))
        {
            if (kernel is { HasPilot: true, KnownDim: null })
                writer.Line($"nuint pilotDim = Math.Min(dim, {Schedule.VirtualLanes});");
            foreach (CallValue value in kernel.CallValues)
                writer.Line($"{dialect.Type} {KernelContext.Name(value)} = {kernel.Value(value, dialect.IsDouble)};");
            foreach (Phase phase in Phase.Of(kernel.Program))
                WritePhase(phase);
            WriteMap(kernel.Program.Map);
            foreach (Save save in kernel.Saves)
                writer.Line($"{Saved(save)} = {(dialect.IsDouble ? $"FloatRange.Round({save.Name})" : save.Name)};");
            if (!dialect.IsDouble)
                writer.Line("return true;");
        }
    }

    protected abstract void WriteReduce(Reduce reduce);

    protected abstract void WriteMap(Map map);

    private void WritePhase(Phase phase)
    {
        writer.Line();
        if (phase.Retry is not { } retry)
        {
            WriteReduce(phase.Reduce);
            foreach (Stage stage in phase.Scalars)
                WriteScalar(stage, dialect.Type + " ");
            return;
        }

        // What the loop works out is used after it.
        foreach (Scalar scalar in phase.Scalars.OfType<Scalar>())
            writer.Line($"{dialect.Type} {scalar.Name};");
        using (writer.Block("for (int round = 0; ; round++)"))
        {
            WriteReduce(phase.Reduce);
            foreach (Stage stage in phase.Scalars.TakeWhile(s => s != retry))
                WriteScalar(stage, "");
            using (writer.Indent($"if (!({Text(retry.Left)} > {Text(retry.Right)}) || round == 1)"))
                writer.Line("break;");
            writer.Line();
            writer.Comment(retry.Because);
            writer.Line($"{retry.Name} = {Text(retry.Value)};");
        }

        writer.Line();
        foreach (Stage stage in phase.Scalars.SkipWhile(s => s != retry).Skip(1))
            WriteScalar(stage, "");
    }

    private void WriteScalar(Stage stage, string declaration)
    {
        if (stage is Scalar scalar)
        {
            writer.Line($"{declaration}{scalar.Name} = {Text(scalar.Value)};");
        }
        else if (stage is Guard guard && !dialect.IsDouble)
        {
            using (writer.Block($"if (FloatRange.Outside({guard.Name}))"))
            {
                foreach (Save save in kernel.Saves)
                    writer.Line($"{Saved(save)} = default;");
                writer.Line("return false;");
            }

            writer.Line();
        }
    }

    private string Text(Expression expression) => dialect.Text(expression, Leaf);

    protected static string Leaf(Expression leaf) => leaf switch
    {
        RowScalar s => s.Name,
        Named n => n.Name,
        CallScalar c => KernelContext.Name(c.Value),
        _ => throw new InvalidOperationException($"{leaf} has no place here."),
    };

    private static string Saved(Save save) => "saved" + save.Statistic;
}

/// <summary>A row one element at a time: in float for hardware without vectors, in double for a row that float cannot hold.</summary>
internal sealed class ScalarRowLowering(SourceWriter writer, KernelContext kernel, bool isDouble)
    : RowLowering(writer, kernel, new ScalarDialect(isDouble))
{
    protected override string MethodName => Dialect.IsDouble ? "RowDouble" : "RowScalar";

    protected override string Summary => Dialect.IsDouble
        ? "One row in double precision: its squares are beyond a float."
        : "One row without vectors, its 64 lanes in arrays; false where float cannot hold its squares.";

    protected override void WriteReduce(Reduce reduce)
    {
        foreach (Let sum in reduce.Sums)
            Writer.Line($"VirtualLanes<{Dialect.Type}> {sum.Name}Lanes = default;");
        using (Writer.Block($"for (nuint i = 0; i < {Kernel.SizeOf(reduce.Over).Text}; i++)"))
        {
            Elements elements = new(Writer, Dialect, reduce.Lets.Concat(reduce.Sums).Select(l => l.Value), Load, "i");
            elements.WriteBound();
            foreach (Let let in reduce.Lets)
                Writer.Line($"{Dialect.Type} {let.Name} = {Text(let.Value, elements)};");
            Writer.Line($"int lane = (int)(i % {Schedule.VirtualLanes});");
            foreach (Let sum in reduce.Sums)
            {
                string lane = $"{sum.Name}Lanes[lane]";
                Writer.Line($"{lane} = {Text(Reduce.Accumulate(sum.Value, new Named(lane)), elements)};");
            }
        }

        Writer.Line();
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{Dialect.Type} {sum.Name} = Lanes.Sum(ref {sum.Name}Lanes);");
    }

    protected override void WriteMap(Map map)
    {
        Writer.Line();
        using (Writer.Block($"for (nuint i = 0; i < {Kernel.Dim}; i++)"))
        {
            Elements elements = new(Writer, Dialect, [map.Value], Load, "i");
            elements.WriteBound();
            string value = Text(map.Value, elements);
            Writer.Line($"Unsafe.Add(ref y, i) = {(Dialect.IsDouble ? $"FloatRange.Round({value})" : value)};");
        }

        Writer.Line();
    }

    private string Load(Role tensor) => (Dialect.IsDouble ? "(double)" : "") + $"Unsafe.Add(ref {KernelContext.Name(tensor)}, i)";

    private string Text(Expression expression, Elements elements) => Dialect.Text(expression, leaf => leaf is Element e ? elements.Text(e) : Leaf(leaf));
}

/// <summary>A row in vectors, for calls of so few rows that a block would not pay.</summary>
internal sealed class VectorRowLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
    : RowLowering(writer, kernel, new ScalarDialect(isDouble: false))
{
    protected override string MethodName => $"Row{schedule.Bits}";

    protected override string Summary => $"One row in vectors of {schedule.VectorLanes}; false where float cannot hold its squares.";

    protected override void WriteReduce(Reduce reduce)
    {
        ReduceLowering lowering = new(Writer, Kernel, schedule, reduce);
        Writer.Comment(lowering.Describe());
        Writer.Line(lowering.Call(KernelContext.Name, scalar => scalar, sum => $"Vector128<float> {sum}Lanes"));
        foreach (Let sum in reduce.Sums)
            Writer.Line($"float {sum.Name} = Lanes.Sum({sum.Name}Lanes);");
    }

    protected override void WriteMap(Map map)
    {
        MapLowering lowering = new(Writer, Kernel, schedule);
        Writer.Line();
        Writer.Comment(lowering.Describe());
        lowering.WriteHeld();
        Writer.Line(lowering.Call(KernelContext.Name, scalar => scalar, "0", lowering.End));
    }
}
