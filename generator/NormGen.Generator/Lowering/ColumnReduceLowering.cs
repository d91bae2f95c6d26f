using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that takes the sums of a block of columns: of a few rows at a time in the kernel's type, and these gathered in double.</summary>
internal sealed class ColumnReduceLowering(SourceWriter writer, KernelContext kernel, ColumnSchedule schedule, ColumnCode code, Reduce reduce)
{
    private IEnumerable<Expression> Expressions => reduce.Lets.Concat(reduce.Sums).Select(l => l.Value);

    private IReadOnlyList<string> Scalars => Expressions.SelectMany(e => e.Walk()).OfType<RowScalar>().Select(s => s.Name).Distinct().ToList();

    private string X => KernelContext.Name(Role.X);

    /// <summary>What the sums are, for people.</summary>
    public string Describe() => string.Join(", ", reduce.Sums.Select(s => $"{s.Name} = Σ {PlainText.Of(s.Value)}"))
        + (reduce.Over == Extent.Pilot ? " over the first rows" : "")
        + (reduce.Lets.Count == 0 ? "" : " with " + string.Join(", ", reduce.Lets.Select(l => $"{l.Name} = {PlainText.Of(l.Value)}")));

    /// <summary>A call for the rows before some end.</summary>
    public string Call(string end) => $"{reduce.Name}{code.Suffix}({KernelContext.Join(
        ["ref " + X], Scalars.Select(s => $"ref {s}Of"), ["rows", "first", end, "columns", "stride"], reduce.Sums.Select(s => $"ref {s.Name}Of"))});";

    public void Write()
    {
        string parameters = KernelContext.Join(
            [$"ref {kernel.TypeOf(Role.X).Name} {X}"],
            Scalars.Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            ["RowRuns rows", "int first", "int end", "nuint columns", "nuint stride"],
            reduce.Sums.Select(s => $"ref double {s.Name}Of"));
        writer.Comment($"<summary>{Describe()}, in each column.</summary>", "/// ");
        using (writer.Block($"private static void {reduce.Name}{code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        using (writer.Block("for (int at = first; rows.Next(ref at, end, RowRuns.Block, out int some); at += some)"))
        {
            writer.Line($"ref {kernel.TypeOf(Role.X).Name} block = ref Unsafe.Add(ref {X}, (nuint)(at - first) * stride);");
            writer.Line("nuint i = 0;");
            code.WriteLoops(writer, "columns", schedule.Reduces[reduce.Name], WriteStep);
        }
    }

    private void WriteStep(int vectors, string? tailCount)
    {
        for (int v = 0; v < vectors; v++)
        {
            foreach (string scalar in Scalars)
                writer.Line($"{code.Type} {scalar}{v} = {code.LoadScalars(scalar + "Of", code.Index("i", v))};");
        }

        foreach (Let sum in reduce.Sums)
            writer.Line($"{code.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{sum.Name}{v} = {code.Zero}"))};");
        writer.Line($"ref {kernel.TypeOf(Role.X).Name} row = ref Unsafe.Add(ref block, i);");
        using (writer.Block("for (int r = 0; r < some; r++)"))
        {
            for (int v = 0; v < vectors; v++)
                WriteVector(v, tailCount);
            writer.Line("row = ref Unsafe.Add(ref row, stride);");
        }

        writer.Line();
        for (int v = 0; v < vectors; v++)
        {
            foreach (Let sum in reduce.Sums)
                writer.Line($"Lanes.AddTo(ref {sum.Name}Of, {code.Index("i", v)}, {sum.Name}{v});");
        }
    }

    private void WriteVector(int v, string? tailCount)
    {
        Elements elements = code.Elements(writer, Expressions, tensor => code.Load(kernel.TypeOf(tensor), "row", code.Index("0", v), tailCount), Literals.Int(v));
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
