using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that writes some columns of rows, each column with scalars of its own. One row after another: several at once were slower, because their
/// stores and loads get in each other's way.
/// </summary>
internal sealed class ColumnMapLowering(SourceWriter writer, KernelContext kernel, ColumnCode code, ColumnSchedule schedule)
{
    private readonly Map _map = kernel.Program.Map;

    private IEnumerable<Expression> Leaves => _map.Value.Walk().Distinct();

    private IReadOnlyList<Role> Tensors => KernelContext.InOrder(Leaves.OfType<Element>().Select(e => e.Tensor).Append(_map.Output));

    /// <summary>The scalars that each column has one of.</summary>
    private IReadOnlyList<string> Scalars => Leaves.OfType<RowScalar>().Select(s => s.Name).ToList();

    /// <summary>The parameters that each row has an element of.</summary>
    private IReadOnlyList<Role> RowParameters => Leaves.OfType<FeatureScalar>().Select(f => f.Parameter).ToList();

    private IReadOnlyList<CallValue> Values => Leaves.OfType<CallScalar>().Select(c => c.Value).ToList();

    /// <summary>A call for some columns of some rows.</summary>
    public string Call(string row, string rows, string from, string to) => $"Map{code.Suffix}({KernelContext.Join(
        Tensors.Select(t => $"ref Unsafe.Add(ref {KernelContext.Name(t)}, {row} * stride)"),
        Scalars.Select(s => $"ref {s}Of"),
        RowParameters.Select(p => $"ref Unsafe.Add(ref {KernelContext.Name(p)}, {row})"),
        Values.Select(v => kernel.Value(v, isDouble: false)),
        [rows, "stride", from, to])});";

    public void Write()
    {
        string parameters = KernelContext.Join(
            Tensors.Select(t => $"ref {kernel.TypeOf(t).Name} {KernelContext.Name(t)}"),
            Scalars.Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            RowParameters.Select(p => $"ref {kernel.TypeOf(p).Name} {KernelContext.Name(p)}"),
            Values.Select(v => $"{kernel.Compute.Name} {KernelContext.Name(v)}"),
            ["nuint rows", "nuint stride", "nuint from", "nuint to"]);
        writer.Comment($"<summary>{PlainText.Of(_map)}, for the columns from one to another.</summary>", "/// ");
        using (writer.Block($"private static void Map{code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        {
            foreach (string name in Values.Select(KernelContext.Name))
                writer.Line($"{code.Type} {name}V = {code.Broadcast(name)};");
            using (writer.Block("for (nuint row = 0; row < rows; row++)"))
            {
                ScalarDialect own = new(kernel.Compute);
                foreach (Role parameter in RowParameters)
                    writer.Line($"{code.Type} {KernelContext.Name(parameter)}V = {code.Broadcast(own.Load(kernel.TypeOf(parameter), KernelContext.Name(parameter), "row"))};");
                writer.Line("nuint i = from;");
                code.WriteLoops(writer, "to", schedule.OutputVectors, (vectors, tailCount) =>
                {
                    for (int v = 0; v < vectors; v++)
                        WriteVector(code.Index("i", v), tailCount);
                });
                writer.Line();
                foreach (Role tensor in Tensors)
                    writer.Line($"{KernelContext.Name(tensor)} = ref Unsafe.Add(ref {KernelContext.Name(tensor)}, stride);");
            }
        }
    }

    private void WriteVector(string index, string? tailCount)
    {
        string value = code.Text(_map.Value, leaf => leaf switch
        {
            Element element => code.Load(kernel.TypeOf(element.Tensor), KernelContext.Name(element.Tensor), index, tailCount),
            RowScalar scalar => code.LoadScalars(scalar.Name + "Of", index),
            FeatureScalar feature => KernelContext.Name(feature.Parameter) + "V",
            CallScalar call => KernelContext.Name(call.Value) + "V",
            _ => throw new InvalidOperationException($"{leaf} has no place in a map."),
        });
        writer.Line(code.Store(value, _map.Value is MultiplyAdd or OneNaN, kernel.TypeOf(_map.Output), KernelContext.Name(_map.Output), index, tailCount));
    }
}
