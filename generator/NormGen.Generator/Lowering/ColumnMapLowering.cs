using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that writes a stretch of one row or of a few, each column with scalars of its own.</summary>
internal sealed class ColumnMapLowering(SourceWriter writer, KernelContext kernel, ColumnCode code, int rows)
{
    private readonly Map _map = kernel.Program.Map;

    private IEnumerable<Expression> Leaves => _map.Value.Walk().Distinct();

    private IReadOnlyList<Role> Tensors => KernelContext.InOrder(Elements.Where(KernelContext.IsPerRow).Append(_map.Output));

    /// <summary>Parameters that each column has an element of.</summary>
    private IReadOnlyList<Role> Parameters => Elements.Where(r => !KernelContext.IsPerRow(r)).ToList();

    private IEnumerable<Role> Elements => Leaves.OfType<Element>().Select(e => e.Tensor);

    private IReadOnlyList<string> Scalars => Leaves.OfType<RowScalar>().Select(s => s.Name).ToList();

    /// <summary>Parameters that each row has an element of.</summary>
    private IReadOnlyList<Role> RowParameters => Leaves.OfType<FeatureScalar>().Select(f => f.Parameter).ToList();

    private IReadOnlyList<CallValue> Values => Leaves.OfType<CallScalar>().Select(c => c.Value).ToList();

    private string Name => rows == 1 ? $"MapRow{code.Suffix}" : $"MapRows{code.Suffix}";

    public string Describe() => $"{KernelContext.Name(_map.Output)} = {PlainText.Of(_map.Value)}";

    /// <summary>A call for some columns of the rows from one on.</summary>
    public string Call(string row, string from, string to)
    {
        string place = row.Contains(' ') ? $"({row})" : row;
        ScalarDialect own = new(kernel.Compute);
        return $"{Name}({KernelContext.Join(
            Tensors.Select(t => $"ref Unsafe.Add(ref {KernelContext.Name(t)}, (nuint){place} * stride)"),
            Parameters.Select(p => $"ref Unsafe.Add(ref {KernelContext.Name(p)}, start)"),
            Scalars.Select(s => $"ref {s}Of"),
            from p in RowParameters from r in Enumerable.Range(0, rows) select own.Load(kernel.TypeOf(p), KernelContext.Name(p), $"(nuint){place}{(r == 0 ? "" : $" + {r}")}"),
            Values.Select(v => kernel.Value(v, isDouble: false)),
            [from, to],
            rows > 1 ? ["stride"] : [])});";
    }

    public void Write()
    {
        string parameters = KernelContext.Join(
            Tensors.Select(t => $"ref {kernel.TypeOf(t).Name} {KernelContext.Name(t)}{Row(0)}"),
            Parameters.Select(p => $"ref {kernel.TypeOf(p).Name} {KernelContext.Name(p)}"),
            Scalars.Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            from p in RowParameters from r in Enumerable.Range(0, rows) select $"{kernel.Compute.Name} {KernelContext.Name(p)}{Row(r)}",
            Values.Select(v => $"{kernel.Compute.Name} {KernelContext.Name(v)}"),
            ["nuint from", "nuint to"],
            rows > 1 ? ["nuint stride"] : []);
        writer.Comment($"<summary>{Describe()}, for the columns from one to another of {(rows == 1 ? "one row" : $"{rows} rows")}.</summary>", "/// ");
        using (writer.Block($"private static void {Name}({parameters})"))
        using (writer.Block("unchecked"))
        {
            for (int r = 1; r < rows; r++)
            {
                foreach (Role tensor in Tensors)
                    writer.Line($"ref {kernel.TypeOf(tensor).Name} {KernelContext.Name(tensor)}{Row(r)} = ref Unsafe.Add(ref {KernelContext.Name(tensor)}{Row(r - 1)}, stride);");
            }

            foreach (Role parameter in RowParameters)
            {
                for (int r = 0; r < rows; r++)
                    writer.Line($"{code.Type} {KernelContext.Name(parameter)}{Row(r)}V = {code.Broadcast(KernelContext.Name(parameter) + Row(r))};");
            }

            foreach (CallValue value in Values)
                writer.Line($"{code.Type} {KernelContext.Name(value)}V = {code.Broadcast(KernelContext.Name(value))};");
            writer.Line("nuint i = from;");
            code.WriteLoops(writer, "to", 1, WriteStep);
        }
    }

    private string Row(int row) => rows == 1 ? "" : Literals.Int(row);

    private void WriteStep(int vectors, string? tailCount)
    {
        foreach (string scalar in Scalars)
            writer.Line($"{code.Type} {scalar} = {code.LoadScalars(scalar + "Of", "i")};");
        foreach (Role parameter in Parameters)
            writer.Line($"{code.Type} {KernelContext.Name(parameter)}V = {code.Load(kernel.TypeOf(parameter), KernelContext.Name(parameter), "i", tailCount)};");
        for (int r = 0; r < rows; r++)
        {
            int row = r;
            string value = code.Text(_map.Value, leaf => leaf switch
            {
                Element { Tensor: var tensor } when KernelContext.IsPerRow(tensor) => code.Load(kernel.TypeOf(tensor), KernelContext.Name(tensor) + Row(row), "i", tailCount),
                Element parameter => KernelContext.Name(parameter.Tensor) + "V",
                RowScalar scalar => scalar.Name,
                FeatureScalar feature => KernelContext.Name(feature.Parameter) + Row(row) + "V",
                CallScalar call => KernelContext.Name(call.Value) + "V",
                _ => throw new InvalidOperationException($"{leaf} has no place in a map."),
            });
            writer.Line(code.Store(value, _map.Value is MultiplyAdd or OneNaN, kernel.TypeOf(_map.Output), KernelContext.Name(_map.Output) + Row(row), "i", tailCount));
        }
    }
}
