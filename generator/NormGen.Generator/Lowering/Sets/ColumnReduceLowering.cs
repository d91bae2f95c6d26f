using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that takes the sums of a block of columns: of a few rows at a time in the kernel's type, and these gathered in double.</summary>
internal sealed class ColumnReduceLowering(SourceWriter writer, KernelContext kernel, ColumnCode code, ColumnSchedule schedule)
{
    /// <summary>
    /// A call for some rows, given which of a tensor's the first of them is; null for its first. A parameter's reference stays where it is: one number that stands for
    /// all of them has none beside it.
    /// </summary>
    public string Call(Reduce reduce, Func<string, string> memory, string? row, string first, string end) => $"{reduce.Name}{code.Suffix}({KernelContext.Join(
        Tensors(reduce).Select(t => row is null ? $"ref {KernelContext.Name(t)}" : $"ref Unsafe.Add(ref {KernelContext.Name(t)}, {row} * stride)"),
        RowParameters(reduce).Select(p => "ref " + KernelContext.Name(p)),
        Scalars(reduce).Select(s => $"ref {s}Of"),
        Values(reduce).Select(v => kernel.Value(v, isDouble: false)),
        RowParameters(reduce).Count == 0 ? [] : [row ?? "0"],
        ["rows", first, end, "stride", "sets"],
        reduce.Sums.Select(s => $"ref {memory(s.Name)}Of"))});";

    public void Write(Reduce reduce)
    {
        string parameters = KernelContext.Join(
            Tensors(reduce).Select(t => $"ref {kernel.TypeOf(t).Name} {KernelContext.Name(t)}"),
            RowParameters(reduce).Select(p => $"ref {kernel.TypeOf(p).Name} {KernelContext.Name(p)}"),
            Scalars(reduce).Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            Values(reduce).Select(v => $"{kernel.Compute.Name} {KernelContext.Name(v)}"),
            RowParameters(reduce).Count == 0 ? [] : ["nuint feature"],
            ["RowRuns rows", "int first", "int end", "nuint stride", "nuint columns"],
            reduce.Sums.Select(s => $"ref double {s.Name}Of"));
        writer.Comment($"<summary>{PlainText.Of(reduce)}, in each column.</summary>", "/// ");
        using (writer.Block($"private static void {reduce.Name}{code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        {
            foreach (string name in Values(reduce).Select(KernelContext.Name))
                writer.Line($"{code.Type} {name}V = {code.Broadcast(name)};");
            using (writer.Block("for (int at = first; rows.Next(ref at, end, SetOrder.PieceRows, out int some); at += some)"))
            {
                foreach (Role tensor in Tensors(reduce))
                    writer.Line($"ref {kernel.TypeOf(tensor).Name} {KernelContext.Name(tensor)}Piece = ref Unsafe.Add(ref {KernelContext.Name(tensor)}, (nuint)(at - first) * stride);");
                writer.Line("nuint i = 0;");
                code.WriteLoops(writer, "columns", schedule.SumVectors, (vectors, tailCount) => WriteStep(reduce, vectors, tailCount));
            }
        }
    }

    private static IEnumerable<Expression> Expressions(Reduce reduce) => reduce.Lets.Concat(reduce.Sums).Select(l => l.Value);

    private static IReadOnlyList<Role> Tensors(Reduce reduce) => Expressions(reduce).SelectMany(e => e.Walk()).OfType<Element>().Select(e => e.Tensor).Distinct().OrderBy(t => t).ToList();

    /// <summary>The parameters that each row has an element of.</summary>
    private static IReadOnlyList<Role> RowParameters(Reduce reduce) => Expressions(reduce).SelectMany(e => e.Walk()).OfType<FeatureScalar>().Select(f => f.Parameter).Distinct().OrderBy(p => p).ToList();

    private static IReadOnlyList<CallValue> Values(Reduce reduce) => Expressions(reduce).SelectMany(e => e.Walk()).OfType<CallScalar>().Select(c => c.Value).Distinct().ToList();

    private static string RowOf(Role tensor) => KernelContext.Name(tensor) + "Row";

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

        foreach (Role tensor in Tensors(reduce))
            writer.Line($"ref {kernel.TypeOf(tensor).Name} {RowOf(tensor)} = ref Unsafe.Add(ref {KernelContext.Name(tensor)}Piece, i);");
        if (RowParameters(reduce).Count > 0)
            writer.Line("nuint row = feature + (nuint)(at - first);");
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
        ScalarDialect own = new(kernel.Compute);
        string OfPartial(Role parameter) => $"{KernelContext.Name(parameter)}{(char)('a' + partial)}";
        foreach (Role parameter in RowParameters(reduce))
            writer.Line($"{code.Type} {OfPartial(parameter)} = {code.Broadcast(own.Load(kernel.TypeOf(parameter), KernelContext.Name(parameter), "row"))};");
        for (int v = 0; v < vectors; v++)
        {
            int vector = v;
            string suffix = $"{v}{(char)('a' + partial)}";
            Elements elements = code.Elements(writer, Expressions(reduce), tensor => code.Load(kernel.TypeOf(tensor), RowOf(tensor), code.Index("0", vector), tailCount), suffix);
            elements.WriteBound();
            string Text(Expression expression) => code.Text(expression, leaf => leaf switch
            {
                Element element => elements.Text(element),
                Named named => named.Name + suffix,
                RowScalar scalar when reduce.Sums.Any(s => s.Name == scalar.Name) => scalar.Name + suffix,
                RowScalar scalar => scalar.Name + vector,
                FeatureScalar feature => OfPartial(feature.Parameter),
                CallScalar call => KernelContext.Name(call.Value) + "V",
                _ => throw new InvalidOperationException($"{leaf} has no place in a sum."),
            });
            foreach (Let let in reduce.Lets)
                writer.Line($"{code.Type} {let.Name}{suffix} = {Text(let.Value)};");
            foreach (Let sum in reduce.Sums)
                writer.Line($"{Partial(sum, v, partial)} = {Text(Reduce.Accumulate(sum.Value, new RowScalar(sum.Name)))};");
        }

        foreach (Role tensor in Tensors(reduce))
            writer.Line($"{RowOf(tensor)} = ref Unsafe.Add(ref {RowOf(tensor)}, stride);");
        if (RowParameters(reduce).Count > 0)
            writer.Line("row++;");
    }
}
