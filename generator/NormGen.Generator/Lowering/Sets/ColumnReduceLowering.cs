using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>Writes the method that takes the sums of a block of columns: of a few rows at a time in the kernel's type, and these gathered in double.</summary>
internal sealed class ColumnReduceLowering(SourceWriter writer, KernelContext kernel, ColumnCode code, ColumnSchedule schedule)
{
    private static string X => KernelContext.Name(Role.X);

    private string XType => kernel.TypeOf(Role.X).Name;

    /// <summary>A call for the rows before some end.</summary>
    public string Call(Reduce reduce, string end) => $"{reduce.Name}{code.Suffix}({KernelContext.Join(
        ["ref " + X], Scalars(reduce).Select(s => $"ref {s}Of"), ["rows", "first", end, "stride", "sets"], reduce.Sums.Select(s => $"ref {s.Name}Of"))});";

    public void Write(Reduce reduce)
    {
        string parameters = KernelContext.Join(
            [$"ref {XType} {X}"],
            Scalars(reduce).Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            ["RowRuns rows", "int first", "int end", "nuint stride", "nuint columns"],
            reduce.Sums.Select(s => $"ref double {s.Name}Of"));
        writer.Comment($"<summary>{RunCode.Describe(reduce)}, in each column.</summary>", "/// ");
        using (writer.Block($"private static void {reduce.Name}{code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        using (writer.Block("for (int at = first; rows.Next(ref at, end, RowRuns.Block, out int some); at += some)"))
        {
            writer.Line($"ref {XType} block = ref Unsafe.Add(ref {X}, (nuint)(at - first) * stride);");
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
            writer.Line($"{code.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{sum.Name}{v} = {code.Zero}"))};");
        writer.Line($"ref {XType} row = ref Unsafe.Add(ref block, i);");
        using (writer.Block("for (int r = 0; r < some; r++)"))
        {
            for (int v = 0; v < vectors; v++)
                WriteVector(reduce, v, tailCount);
            writer.Line("row = ref Unsafe.Add(ref row, stride);");
        }

        writer.Line();
        for (int v = 0; v < vectors; v++)
        {
            foreach (Let sum in reduce.Sums)
                writer.Line($"Lanes.AddTo(ref {sum.Name}Of, {code.Index("i", v)}, {sum.Name}{v});");
        }
    }

    private void WriteVector(Reduce reduce, int v, string? tailCount)
    {
        Elements elements = code.Elements(writer, Expressions(reduce), tensor => code.Load(kernel.TypeOf(tensor), "row", code.Index("0", v), tailCount), Literals.Int(v));
        elements.WriteBound();
        string Text(Expression expression) => code.Text(expression, leaf => leaf switch
        {
            Element element => elements.Text(element),
            Named named => named.Name + v,
            RowScalar scalar => scalar.Name + v,
            _ => throw new InvalidOperationException($"{leaf} has no place in a sum."),
        });
        foreach (Let let in reduce.Lets)
            writer.Line($"{code.Type} {let.Name}{v} = {Text(let.Value)};");
        foreach (Let sum in reduce.Sums)
            writer.Line($"{sum.Name}{v} = {Text(Reduce.Accumulate(sum.Value, new RowScalar(sum.Name)))};");
    }
}
