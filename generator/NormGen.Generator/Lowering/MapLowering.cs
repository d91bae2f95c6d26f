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

    /// <summary>A call for the features from start to end, given the texts of the row's references and scalars.</summary>
    public string Call(Func<Role, string> reference, Func<string, string> scalar, string start, string end) =>
        $"Map{schedule.Bits}(" + KernelContext.Join(
            kernel.Read.Append(Role.Y).Select(r => "ref " + reference(r)),
            Scalars(kernel.Program).Select(scalar),
            schedule.Map.IsUnrolled ? [] : [start, end]) + ");";

    public void Write()
    {
        string parameters = KernelContext.Join(
            kernel.Read.Append(Role.Y).Select(r => $"ref float {KernelContext.Name(r)}"),
            Scalars(kernel.Program).Select(s => $"float {s}"),
            schedule.Map.IsUnrolled ? [] : ["nuint start", "nuint end"]);
        writer.Comment($"<summary>{Describe()}{(schedule.Map.IsUnrolled ? "" : ", for the features from start to end")}.</summary>", "/// ");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
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
            WriteVector(Literals.Int(i), dim - i < schedule.VectorLanes ? Literals.Int(dim - i) : null);
    }

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
        Elements elements = new(writer, _vector, [_value], tensor => Load(tensor, index, tailCount), "At");
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

    private string Load(Role tensor, string index, string? tailCount) => tailCount is null
        ? $"{_vector.Operations}.LoadUnsafe(ref {KernelContext.Name(tensor)}, {index})"
        : $"Tail.Load{schedule.Bits}(ref {KernelContext.Name(tensor)}, {index}, {tailCount})";
}
