using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that writes several outputs of some rows side by side, element by element, and adds to what each feature adds up. The rows share the loads
/// of their features' parameters; a sum takes them in one after another, so that how many are side by side changes no bit.
/// </summary>
internal sealed class OutputsLowering(SourceWriter writer, KernelContext kernel, Schedule schedule, int rows)
{
    private readonly VectorDialect _vector = new(schedule.Bits, kernel.Compute);
    private readonly NormProgram _program = kernel.Program;

    private string Name => $"Map{schedule.Bits}" + (rows == 1 ? "" : $"By{rows}");

    private IReadOnlyList<Role> Read => _program.OutputExpressions.SelectMany(e => e.Walk()).OfType<Element>().Select(e => e.Tensor)
        .Concat(_program.FeatureSums.Select(s => s.Output)).Distinct().ToList();

    private IReadOnlyList<Role> Roles => KernelContext.InOrder(Read.Concat(_program.Maps.Select(m => m.Output)));

    /// <summary>The scalars of a row, and those of the call.</summary>
    private IReadOnlyList<Expression> Leaves => _program.OutputExpressions.SelectMany(e => e.Walk()).Where(e => e is RowScalar or CallScalar).Distinct().ToList();

    /// <summary>The strides that the method is told, by the names of their parameters.</summary>
    private IReadOnlyList<string> Strides => rows == 1 ? [] : Roles.Where(KernelContext.IsPerRow).Select(kernel.Stride).Where(s => char.IsLower(s[0])).Distinct().ToList();

    public string Describe() => PlainText.OutputsOf(_program);

    /// <summary>Whether calls say which features, rather than mean all of them.</summary>
    private bool IsOfStretch => schedule.Map.Chunk > 0;

    private string End => IsOfStretch ? "end" : kernel.Dim;

    /// <summary>A call for the features from start to end, given the texts of the first row's references and of each row's scalars.</summary>
    public string Call(Func<Role, string> reference, Func<string, int, string> scalar, string start, string end) => $"{Name}({KernelContext.Join(
        Roles.Select(r => "ref " + reference(r)),
        Leaves.OfType<RowScalar>().SelectMany(s => Enumerable.Range(0, rows).Select(k => scalar(s.Name, k))),
        Leaves.OfType<CallScalar>().Select(c => kernel.Value(c.Value, isDouble: false)),
        Strides,
        IsOfStretch ? [start, end] : [])});";

    public void Write()
    {
        string type = kernel.Compute.Name;
        string parameters = KernelContext.Join(
            Roles.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
            Leaves.OfType<RowScalar>().SelectMany(s => Enumerable.Range(0, rows).Select(k => $"{type} {s.Name}{k}")),
            Leaves.OfType<CallScalar>().Select(c => $"{type} {KernelContext.Name(c.Value)}"),
            Strides.Select(s => "nuint " + s),
            IsOfStretch ? ["nuint start", "nuint end"] : []);
        writer.Comment($"<summary>{Describe()}{(rows == 1 ? "" : $", of {rows} rows side by side")}{(IsOfStretch ? ", for the features from start to end" : "")}.</summary>", "/// ");
        writer.Line(GeneratedCode.Inline);
        using (writer.Block($"private static void {Name}({parameters})"))
        using (writer.Block("unchecked"))
        {
            foreach (Expression leaf in Leaves)
            {
                if (leaf is CallScalar call)
                    writer.Line($"{_vector.Type} {KernelContext.Name(call.Value)}V = {_vector.Broadcast(KernelContext.Name(call.Value))};");
                for (int k = 0; leaf is RowScalar scalar && k < rows; k++)
                    writer.Line($"{_vector.Type} {scalar.Name}{k}V = {_vector.Broadcast($"{scalar.Name}{k}")};");
            }

            WriteLoops();
        }
    }

    private void WriteLoops()
    {
        int lanes = schedule.VectorLanes;
        int? tail = kernel.KnownDim % lanes;
        writer.Line($"nuint i = {(IsOfStretch ? "start" : "0")};");
        if (kernel.KnownDim is null || kernel.KnownDim >= lanes)
        {
            using (writer.Block($"for (; i + {lanes} <= {End}; i += {lanes})"))
                WriteVector(null);
        }

        if (tail == 0)
            return;
        writer.Line();
        using (writer.Block(IsOfStretch ? "if (i < end)" : ""))
            WriteVector(tail is { } known ? Literals.Int(known) : "end - i");
    }

    private void WriteVector(string? tailCount)
    {
        string At(Role role) => KernelContext.Name(role) + "At";
        foreach (Role role in Read.Where(r => !KernelContext.IsPerRow(r)))
            writer.Line($"{_vector.Type} {At(role)} = {_vector.Load(kernel.TypeOf(role), KernelContext.Name(role), "i", tailCount)};");
        for (int k = 0; k < rows; k++)
        {
            string Index(Role tensor) => k == 0 ? "i" : $"i + {(k == 1 ? "" : $"{k} * ")}{kernel.Stride(tensor)}";
            string Text(Expression e) => _vector.Text(e, leaf => leaf switch
            {
                Element element => At(element.Tensor) + (KernelContext.IsPerRow(element.Tensor) ? Literals.Int(k) : ""),
                Named named => $"{named.Name}{k}",
                RowScalar scalar => $"{scalar.Name}{k}V",
                CallScalar call => KernelContext.Name(call.Value) + "V",
                _ => throw new InvalidOperationException($"{leaf} has no place in an output."),
            }, kernel.TypeOf);
            foreach (Role tensor in Read.Where(KernelContext.IsPerRow))
                writer.Line($"{_vector.Type} {At(tensor)}{k} = {_vector.Load(kernel.TypeOf(tensor), KernelContext.Name(tensor), Index(tensor), tailCount)};");
            foreach (Let let in _program.Lets)
                writer.Line($"{_vector.Type} {let.Name}{k} = {Text(let.Value)};");
            foreach (Map map in _program.Maps)
                writer.Line(_vector.Store(Text(map.Value), map.Value is OneNaN or MultiplyAdd, kernel.TypeOf(map.Output), KernelContext.Name(map.Output), Index(map.Output), tailCount));
            foreach (FeatureSum sum in _program.FeatureSums)
                writer.Line($"{At(sum.Output)} = {Text(Reduce.Accumulate(sum.Value, new Element(sum.Output)))};");
        }

        foreach (Role sum in _program.FeatureSums.Select(s => s.Output))
            writer.Line(_vector.Store(At(sum), true, kernel.TypeOf(sum), KernelContext.Name(sum), "i", tailCount));
    }
}
