using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for one row in scalar code: in float for hardware without vectors, in double for
/// the rows that float cannot hold.
/// </summary>
internal sealed class RowLowering(SourceWriter writer, KernelContext kernel, ScalarDialect dialect)
{
    public static string MethodName(bool isDouble) => isDouble ? "RowDouble" : "RowScalar";

    /// <summary>Arguments for a call, given the texts of the row's references and of the statistics' destinations.</summary>
    public static string Arguments(KernelContext kernel, Func<Role, string> reference, Func<Save, string> destination) => KernelContext.Join(
        kernel.Read.Select(r => "ref " + reference(r)).Append("ref " + reference(Role.Y)),
        kernel.Saves.Select(s => "out " + destination(s)), kernel.CallArguments);

    public void Write()
    {
        string parameters = KernelContext.Join(
            kernel.Read.Select(r => $"ref float {KernelContext.Name(r)}").Append("ref float y"),
            kernel.Saves.Select(s => $"out float {Saved(s)}"), kernel.CallParameters);
        writer.Comment(dialect.IsDouble
            ? "<summary>One row in double precision: its squares are beyond a float.</summary>"
            : "<summary>One row without vectors, its 64 lanes in arrays; false where float cannot hold its squares.</summary>", "/// ");
        string result = dialect.IsDouble ? "void" : "bool";
        using (writer.Block($"private static {result} {MethodName(dialect.IsDouble)}({parameters})"))
        using (writer.Block("unchecked"))
        {
            WriteCallScalars();
            WriteStages();
        }
    }

    private void WriteCallScalars()
    {
        if (kernel is { HasPilot: true, KnownDim: null })
            writer.Line($"nuint pilotDim = Math.Min(dim, {Schedule.VirtualLanes});");
        foreach (CallValue value in kernel.CallValues)
            writer.Line($"{dialect.Type} {KernelContext.Name(value)} = {kernel.Value(value, dialect.IsDouble)};");
    }

    private void WriteStages()
    {
        // Scalars that a retry works out anew are declared ahead of its loop.
        HashSet<string> declared = [];
        for (int i = 0; i < kernel.Program.Stages.Count; i++)
        {
            Stage stage = kernel.Program.Stages[i];
            if (stage is Reduce && RetryAfter(i) is { } end)
            {
                IEnumerable<Stage> again = kernel.Program.Stages.Skip(i).Take(end - i);
                foreach (string name in again.OfType<Scalar>().Select(s => s.Name))
                {
                    declared.Add(name);
                    writer.Line($"{dialect.Type} {name};");
                }

                using (writer.Block("for (int round = 0; ; round++)"))
                {
                    foreach (Stage s in kernel.Program.Stages.Skip(i).Take(end - i + 1))
                        WriteStage(s, declared);
                }

                i = end;
            }
            else
            {
                WriteStage(stage, declared);
            }
        }
    }

    private int? RetryAfter(int reduce)
    {
        for (int i = reduce + 1; i < kernel.Program.Stages.Count && kernel.Program.Stages[i] is not Reduce; i++)
        {
            if (kernel.Program.Stages[i] is Retry)
                return i;
        }

        return null;
    }

    private void WriteStage(Stage stage, HashSet<string> declared)
    {
        switch (stage)
        {
            case Reduce reduce:
                WriteReduce(reduce);
                break;
            case Scalar scalar:
                string type = declared.Add(scalar.Name) ? dialect.Type + " " : "";
                writer.Line($"{type}{scalar.Name} = {Scalars(scalar.Value)};");
                break;
            case Retry retry:
                using (writer.Indent($"if (!({Scalars(retry.Left)} > {Scalars(retry.Right)}) || round == 1)"))
                    writer.Line("break;");
                writer.Line();
                writer.Comment(retry.Because);
                writer.Line($"{retry.Name} = {Scalars(retry.Value)};");
                break;
            case Guard guard when !dialect.IsDouble:
                // Statistics are handed over by then, so that every path sets them.
                foreach (Save save in kernel.Saves)
                    writer.Line($"{Saved(save)} = default;");
                using (writer.Indent($"if (FloatRange.Outside({guard.Name}))"))
                    writer.Line("return false;");
                break;
            case Map map:
                WriteMap(map);
                break;
        }

        if (stage is Map)
        {
            foreach (Save save in kernel.Saves)
                writer.Line($"{Saved(save)} = {(dialect.IsDouble ? $"FloatRange.Round({save.Name})" : save.Name)};");
            if (!dialect.IsDouble)
                writer.Line("return true;");
        }
    }

    private void WriteReduce(Reduce reduce)
    {
        string size = kernel.SizeOf(reduce.Over).Text;
        foreach (Let sum in reduce.Sums)
            writer.Line($"VirtualLanes<{dialect.Type}> {sum.Name}Lanes = default;");
        using (writer.Block($"for (nuint i = 0; i < {size}; i++)"))
        {
            Elements elements = new(writer, dialect, reduce.Lets.Concat(reduce.Sums).Select(l => l.Value), Load, "i");
            elements.WriteBound();
            foreach (Let let in reduce.Lets)
                writer.Line($"{dialect.Type} {let.Name} = {Text(let.Value, elements)};");
            writer.Line($"int lane = (int)(i % {Schedule.VirtualLanes});");
            foreach (Let sum in reduce.Sums)
            {
                string lane = $"{sum.Name}Lanes[lane]";
                writer.Line(sum.Value is Binary { Operator: '*' } product
                    ? $"{lane} = {dialect.MultiplyAdd(Text(product.Left, elements), Text(product.Right, elements), lane)};"
                    : $"{lane} += {Text(sum.Value, elements)};");
            }
        }

        foreach (Let sum in reduce.Sums)
            writer.Line($"{dialect.Type} {sum.Name} = Lanes.Sum(ref {sum.Name}Lanes);");
    }

    private void WriteMap(Map map)
    {
        using (writer.Block($"for (nuint i = 0; i < {kernel.Dim}; i++)"))
        {
            Elements elements = new(writer, dialect, [map.Value], Load, "i");
            elements.WriteBound();
            string value = Text(map.Value, elements);
            writer.Line($"Unsafe.Add(ref y, i) = {(dialect.IsDouble ? $"FloatRange.Round({value})" : value)};");
        }
    }

    private string Load(Role tensor) => (dialect.IsDouble ? "(double)" : "") + $"Unsafe.Add(ref {KernelContext.Name(tensor)}, i)";

    private string Text(Expression expression, Elements elements) => dialect.Text(expression, leaf => leaf is Element e ? elements.Text(e) : Leaf(leaf));

    private string Scalars(Expression expression) => dialect.Text(expression, Leaf);

    private static string Leaf(Expression leaf) => leaf switch
    {
        RowScalar s => s.Name,
        Named n => n.Name,
        CallScalar c => KernelContext.Name(c.Value),
        _ => throw new InvalidOperationException($"{leaf} has no place here."),
    };

    private static string Saved(Save save) => "saved" + save.Statistic;
}
