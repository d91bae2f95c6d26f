using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>Writes the method that writes a stretch of one row's output, once the row's scalars are known.</summary>
internal sealed class MapLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
{
    private readonly VectorDialect _vector = new(schedule.Bits);
    private readonly Expression _value = kernel.Program.Map.Value;

    private int StepFeatures => schedule.Map.VectorsPerStep * schedule.VectorLanes;

    /// <summary>Where the stretch that takes in all of a row ends.</summary>
    public string End => kernel.Dim;

    /// <summary>The row scalars that the output is made of.</summary>
    public static IReadOnlyList<string> Scalars(NormProgram program) =>
        program.Map.Value.Walk().OfType<RowScalar>().Select(s => s.Name).Distinct().ToList();

    public string Describe() => $"y = {PlainText.Of(_value)}";

    /// <summary>The tensors that are handed over by reference, and those whose vectors are.</summary>
    private IEnumerable<Role> Referenced => kernel.Read.Append(Role.Y).Where(r => !Held.Contains(r));

    private IReadOnlyList<Role> Held => schedule.Map.HoldsParameters ? kernel.Read.Where(r => !KernelContext.IsPerRow(r)).ToList() : [];

    /// <summary>The vectors that are held, by tensor and first feature.</summary>
    private IEnumerable<(Role Tensor, int Index)> HeldVectors =>
        from tensor in Held
        from vector in Enumerable.Range(0, (kernel.KnownDim!.Value + schedule.VectorLanes - 1) / schedule.VectorLanes)
        select (tensor, vector * schedule.VectorLanes);

    /// <summary>Writes the loads of what calls hand over in registers.</summary>
    public void WriteHeld()
    {
        foreach ((Role tensor, int index) in HeldVectors)
            writer.Line($"{_vector.Type} {HeldName(tensor, index)} = {_vector.Load(tensor, Literals.Int(index), TailCount(index))};");
    }

    /// <summary>A call for the features from start to end, given the texts of the row's references and scalars.</summary>
    public string Call(Func<Role, string> reference, Func<string, string> scalar, string start, string end) =>
        $"Map{schedule.Bits}(" + KernelContext.Join(
            Referenced.Select(r => "ref " + reference(r)),
            HeldVectors.Select(v => HeldName(v.Tensor, v.Index)),
            Scalars(kernel.Program).Select(scalar),
            schedule.Map.IsUnrolled ? [] : [start, end]) + ");";

    public void Write()
    {
        string parameters = KernelContext.Join(
            Referenced.Select(r => $"ref float {KernelContext.Name(r)}"),
            HeldVectors.Select(v => $"{_vector.Type} {HeldName(v.Tensor, v.Index)}"),
            Scalars(kernel.Program).Select(s => $"float {s}"),
            schedule.Map.IsUnrolled ? [] : ["nuint start", "nuint end"]);
        writer.Comment($"<summary>{Describe()}{(schedule.Map.IsUnrolled ? "" : ", for the features from start to end")}.</summary>", "/// ");
        writer.Line(GeneratedCode.Inline);
        using (writer.Block($"private static void Map{schedule.Bits}({parameters})"))
        using (writer.Block("unchecked"))
        {
            foreach (string scalar in Scalars(kernel.Program))
                writer.Line($"{_vector.Type} {scalar}V = {_vector.Broadcast(scalar)};");
            if (schedule.Map.IsUnrolled)
                WriteAll(kernel.KnownDim!.Value);
            else
                WriteLoops();
        }
    }

    private void WriteAll(int dim)
    {
        for (int i = 0; i < dim; i += schedule.VectorLanes)
            WriteVector(Literals.Int(i), TailCount(i));
    }

    private string? TailCount(int index) =>
        kernel.KnownDim - index < schedule.VectorLanes ? Literals.Int(kernel.KnownDim!.Value - index) : null;

    private static string HeldName(Role tensor, int index) => KernelContext.Name(tensor) + index;

    private void WriteLoops()
    {
        writer.Line("nuint i = start;");
        using (writer.Block($"for (; i + {StepFeatures} <= end; i += {StepFeatures})"))
        {
            for (int k = 0; k < schedule.Map.VectorsPerStep; k++)
                WriteVector(k == 0 ? "i" : $"i + {k * schedule.VectorLanes}", null);
        }

        // Only the last stretch of a row has anything left here, and a known size tells whether it has.
        if (kernel.KnownDim is not { } dim || dim % StepFeatures >= schedule.VectorLanes)
        {
            using (writer.Block($"for (; i + {schedule.VectorLanes} <= end; i += {schedule.VectorLanes})"))
                WriteVector("i", null);
        }

        if (kernel.KnownDim is null || kernel.KnownDim % schedule.VectorLanes != 0)
        {
            using (writer.Block("if (i < end)"))
                WriteVector("i", kernel.KnownDim is { } known ? Literals.Int(known % schedule.VectorLanes) : "end - i");
        }
    }

    private void WriteVector(string index, string? tailCount)
    {
        Elements elements = new(writer, _vector, [_value], tensor => Held.Contains(tensor) ? KernelContext.Name(tensor) + index : _vector.Load(tensor, index, tailCount), "At");
        elements.WriteBound();
        string value = _vector.Text(_value, leaf => leaf switch
        {
            Element element => elements.Text(element),
            RowScalar scalar => scalar.Name + "V",
            _ => throw new InvalidOperationException($"{leaf} has no place in a map."),
        });
        writer.Line(
            tailCount is not null ? $"Tail.Store({value}, ref y, {index}, {tailCount});"
            : _value is MultiplyAdd ? $"{value}.StoreUnsafe(ref y, {index});"
            : $"({value}).StoreUnsafe(ref y, {index});");
    }
}
