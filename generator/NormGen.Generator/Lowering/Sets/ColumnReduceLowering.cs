using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>Writes the method that takes the sums of a block of columns: of a few rows at a time in the kernel's type, and these gathered in double.</summary>
internal sealed class ColumnReduceLowering(SourceWriter writer, KernelContext kernel, ColumnCode code, ColumnSchedule schedule)
{
    private static string X => KernelContext.Name(Role.X);

    private string XType => kernel.TypeOf(Role.X).Name;

    /// <summary>A call for some rows.</summary>
    public string Call(Reduce reduce, Func<string, string> memory, string x, string first, string end) => $"{reduce.Name}{code.Suffix}({KernelContext.Join(
        ["ref " + x], Scalars(reduce).Select(s => $"ref {s}Of"), ["rows", first, end, "stride", "sets"], reduce.Sums.Select(s => $"ref {memory(s.Name)}Of"))});";

    public void Write(Reduce reduce)
    {
        string parameters = KernelContext.Join(
            [$"ref {XType} {X}"],
            Scalars(reduce).Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            ["RowRuns rows", "int first", "int end", "nuint stride", "nuint columns"],
            reduce.Sums.Select(s => $"ref double {s.Name}Of"));
        writer.Comment($"<summary>{PlainText.Of(reduce)}, in each column.</summary>", "/// ");
        using (writer.Block($"private static void {reduce.Name}{code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        using (writer.Block("for (int at = first; rows.Next(ref at, end, SetOrder.PieceRows, out int some); at += some)"))
        {
            writer.Line($"ref {XType} piece = ref Unsafe.Add(ref {X}, (nuint)(at - first) * stride);");
            writer.Line("nuint i = 0;");
            code.WriteLoops(writer, "columns", schedule.SumVectors, (vectors, tailCount) => WriteStep(reduce, vectors, tailCount));
        }
    }

    private static IEnumerable<Expression> Expressions(Reduce reduce) => reduce.Lets.Concat(reduce.Sums).Select(l => l.Value);

    private static IReadOnlyList<string> Scalars(Reduce reduce) => Expressions(reduce).SelectMany(e => e.Walk()).OfType<RowScalar>().Select(s => s.Name).Distinct().ToList();

    private void WriteStep(Reduce reduce, int vectors, string? tailCount)
    {
        foreach (string scalar in Scalars(reduce))
            writer.Line($"{code.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{scalar}{v} = {code.LoadScalars(scalar + "Of", code.Index("i", v))}"))};");
        foreach (Let sum in reduce.Sums)
        {
            for (int v = 0; v < vectors; v++)
                writer.Line($"{code.Type} {string.Join(", ", Enumerable.Range(0, ColumnSchedule.Partials).Select(p => $"{Partial(sum, v, p)} = {code.Zero}"))};");
        }

        writer.Line($"ref {XType} row = ref Unsafe.Add(ref piece, i);");
        writer.Line("int r = 0;");
        using (writer.Block($"for (; r + {ColumnSchedule.Partials} <= some; r += {ColumnSchedule.Partials})"))
        {
            for (int p = 0; p < ColumnSchedule.Partials; p++)
                WriteRow(reduce, vectors, p, tailCount);
        }

        writer.Line();
        using (writer.Block("for (; r < some; r++)"))
            WriteRow(reduce, vectors, 0, tailCount);
        writer.Line();
        for (int v = 0; v < vectors; v++)
        {
            foreach (Let sum in reduce.Sums)
                writer.Line($"Lanes.AddTo(ref {sum.Name}Of, {code.Index("i", v)}, ({Partial(sum, v, 0)} + {Partial(sum, v, 2)}) + ({Partial(sum, v, 1)} + {Partial(sum, v, 3)}));");
        }
    }

    private static string Partial(Let sum, int vector, int partial) => $"{sum.Name}{vector}{(char)('a' + partial)}";

    /// <summary>Adds a row to one of the partial sums.</summary>
    private void WriteRow(Reduce reduce, int vectors, int partial, string? tailCount)
    {
        for (int v = 0; v < vectors; v++)
        {
            int vector = v;
            string suffix = $"{v}{(char)('a' + partial)}";
            Elements elements = code.Elements(writer, Expressions(reduce), tensor => code.Load(kernel.TypeOf(tensor), "row", code.Index("0", vector), tailCount), suffix);
            elements.WriteBound();
            string Text(Expression expression) => code.Text(expression, leaf => leaf switch
            {
                Element element => elements.Text(element),
                Named named => named.Name + suffix,
                RowScalar scalar when reduce.Sums.Any(s => s.Name == scalar.Name) => scalar.Name + suffix,
                RowScalar scalar => scalar.Name + vector,
                _ => throw new InvalidOperationException($"{leaf} has no place in a sum."),
            });
            foreach (Let let in reduce.Lets)
                writer.Line($"{code.Type} {let.Name}{suffix} = {Text(let.Value)};");
            foreach (Let sum in reduce.Sums)
                writer.Line($"{Partial(sum, v, partial)} = {Text(Reduce.Accumulate(sum.Value, new RowScalar(sum.Name)))};");
        }

        writer.Line("row = ref Unsafe.Add(ref row, stride);");
    }
}
