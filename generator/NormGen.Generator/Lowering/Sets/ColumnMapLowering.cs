using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that writes some columns of rows, each column with scalars of its own, and adds to what each row adds up. One row after another: several at
/// once were slower, because their stores and loads get in each other's way.
/// </summary>
internal sealed class ColumnMapLowering(SourceWriter writer, KernelContext kernel, ColumnCode code, ColumnSchedule schedule)
{
    private readonly NormProgram _program = kernel.Program;

    private IReadOnlyList<Expression> Walked => _program.OutputExpressions.SelectMany(e => e.Walk()).ToList();

    private IEnumerable<Expression> Leaves => Walked.Distinct();

    private IReadOnlyList<Role> Tensors => KernelContext.InOrder(Leaves.OfType<Element>().Select(e => e.Tensor).Concat(_program.Maps.Select(m => m.Output)));

    /// <summary>The scalars that each column has one of.</summary>
    private IReadOnlyList<string> Scalars => Leaves.OfType<RowScalar>().Select(s => s.Name).ToList();

    /// <summary>Those of them that are read more than once.</summary>
    private IReadOnlyList<string> Shared => Walked.OfType<RowScalar>().GroupBy(s => s.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToList();

    /// <summary>The parameters that each row has an element of.</summary>
    private IReadOnlyList<Role> RowParameters => Leaves.OfType<FeatureScalar>().Select(f => f.Parameter).ToList();

    private IReadOnlyList<CallValue> Values => Leaves.OfType<CallScalar>().Select(c => c.Value).ToList();

    private int LanesAlongRow => ColumnSchedule.LanesAlongRow(kernel.Compute);

    /// <summary>The accumulators that a row's sum has: as many vectors as its lanes fill, or an array of them.</summary>
    private int Accumulators => HasVectors ? LanesAlongRow / schedule.VectorLanes : 1;

    private bool HasVectors => schedule.VectorLanes > 1;

    /// <summary>
    /// A call for some columns of some rows. Where a row has an element of a parameter, its rows are channels, none of which is padding: the first row is 0 then, and the
    /// parameter's reference stays where it is.
    /// </summary>
    public string Call(string row, string rows, string from, string to) => $"Map{code.Suffix}({KernelContext.Join(
        Tensors.Select(t => $"ref Unsafe.Add(ref {KernelContext.Name(t)}, {row} * stride)"),
        Scalars.Select(s => $"ref {s}Of"),
        RowParameters.Select(p => $"ref Unsafe.Add(ref {KernelContext.Name(p)}, {row})"),
        _program.FeatureSums.Select(s => "ref " + AtRow(KernelContext.Name(s.Output), row)),
        Values.Select(v => kernel.Value(v, isDouble: false)),
        [rows, "stride", from, to])});";

    public void Write()
    {
        string parameters = KernelContext.Join(
            Tensors.Select(t => $"ref {kernel.TypeOf(t).Name} {KernelContext.Name(t)}"),
            Scalars.Select(s => $"ref {kernel.Compute.Name} {s}Of"),
            RowParameters.Select(p => $"ref {kernel.TypeOf(p).Name} {KernelContext.Name(p)}"),
            _program.FeatureSums.Select(s => $"ref double {KernelContext.Name(s.Output)}"),
            Values.Select(v => $"{kernel.Compute.Name} {KernelContext.Name(v)}"),
            ["nuint rows", "nuint stride", "nuint from", "nuint to"]);
        writer.Comment($"<summary>{PlainText.OutputsOf(_program)}, for the columns from one to another.</summary>", "/// ");
        using (writer.Block($"private static void Map{code.Suffix}({parameters})"))
        using (writer.Block("unchecked"))
        {
            foreach (string name in Values.Select(KernelContext.Name))
                writer.Line($"{code.Type} {name}V = {code.Broadcast(name)};");
            using (writer.Block("for (nuint row = 0; row < rows; row++)"))
                WriteRow();
        }
    }

    /// <summary>The library's kernels are given no reference to a sum that is not wanted, and a place behind none is not none.</summary>
    private string AtRow(string sum, string row) =>
        kernel.Spec.IsRuntimeKernel ? $"(Unsafe.IsNullRef(ref {sum}) ? ref {sum} : ref Unsafe.Add(ref {sum}, {row}))" : $"Unsafe.Add(ref {sum}, {row})";

    private void WriteRow()
    {
        ScalarDialect own = new(kernel.Compute);
        foreach (Role parameter in RowParameters)
            writer.Line($"{code.Type} {KernelContext.Name(parameter)}V = {code.Broadcast(own.Load(kernel.TypeOf(parameter), KernelContext.Name(parameter), "row"))};");
        foreach (FeatureSum sum in _program.FeatureSums)
        {
            writer.Line(HasVectors
                ? $"{code.Type} {string.Join(", ", Enumerable.Range(0, Accumulators).Select(k => $"{AccumulatorsOf(sum)}{k} = {code.Zero}"))};"
                : $"VirtualLanes<{code.Type}> {AccumulatorsOf(sum)} = default;");
        }

        writer.Line("nuint i = from;");
        code.WriteLoops(writer, "to", schedule.OutputVectors, (vectors, tailCount) =>
        {
            for (int v = 0; v < vectors; v++)
                WriteVector(v, code.Index("i", v), tailCount);
            if (tailCount is null && vectors % Accumulators != 0)
                WriteTurn(vectors % Accumulators);
        });
        writer.Line();
        foreach (FeatureSum sum in _program.FeatureSums)
        {
            string all = HasVectors ? $"Lanes.Fold({VectorDialect.Halve([.. Enumerable.Range(0, Accumulators).Select(k => $"{AccumulatorsOf(sum)}{k}")])})" : $"ref {AccumulatorsOf(sum)}";
            kernel.WriteIfPresent(writer, sum.Output, () => writer.Line($"Unsafe.Add(ref {KernelContext.Name(sum.Output)}, row) += Lanes.Sum({all});"));
        }

        foreach (Role tensor in Tensors)
            writer.Line($"{KernelContext.Name(tensor)} = ref Unsafe.Add(ref {KernelContext.Name(tensor)}, stride);");
    }

    /// <summary>Writes what makes the next vector's accumulator the first: how they are turned is no matter to the sum of all.</summary>
    private void WriteTurn(int by)
    {
        foreach (FeatureSum sum in _program.FeatureSums)
        {
            string From(int first) => string.Join(", ", Enumerable.Range(0, Accumulators).Select(k => $"{AccumulatorsOf(sum)}{(k + first) % Accumulators}"));
            writer.Line($"({From(0)}) = ({From(by)});");
        }
    }

    private static string AccumulatorsOf(FeatureSum sum) => KernelContext.Name(sum.Output) + "Lanes";

    private void WriteVector(int vector, string index, string? tailCount)
    {
        string suffix = Literals.Int(vector);
        Elements elements = code.Elements(writer, _program.OutputExpressions, tensor => code.Load(kernel.TypeOf(tensor), KernelContext.Name(tensor), index, tailCount), suffix);
        elements.WriteBound();
        foreach (string scalar in Shared)
            writer.Line($"{code.Type} {scalar}{suffix} = {code.LoadScalars(scalar + "Of", index)};");
        string Text(Expression expression) => code.Text(expression, leaf => leaf switch
        {
            Element element => elements.Text(element),
            Named named => named.Name + suffix,
            RowScalar scalar => Shared.Contains(scalar.Name) ? scalar.Name + suffix : code.LoadScalars(scalar.Name + "Of", index),
            FeatureScalar feature => KernelContext.Name(feature.Parameter) + "V",
            CallScalar call => KernelContext.Name(call.Value) + "V",
            _ => throw new InvalidOperationException($"{leaf} has no place in a map."),
        });

        // Behind a tail there are no scalars of columns either.
        string Masked(Expression e) => code.Masked(e, Text(e), tailCount);
        foreach (Let let in _program.Lets)
            writer.Line($"{code.Type} {let.Name}{suffix} = {Masked(let.Value)};");
        foreach (Map map in _program.Maps)
            writer.Line(code.Store(Text(map.Value), map.Value is MultiplyAdd or OneNaN, kernel.TypeOf(map.Output), KernelContext.Name(map.Output), index, tailCount));
        foreach (FeatureSum sum in _program.FeatureSums)
        {
            string lanes = HasVectors ? $"{AccumulatorsOf(sum)}{vector % Accumulators}" : $"{AccumulatorsOf(sum)}[(int)((i - from) % {LanesAlongRow})]";
            writer.Line($"{lanes} = {code.Accumulate(sum.Value, lanes, Masked)};");
        }
    }
}
