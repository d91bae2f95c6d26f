using NormGen.Programs;
using NormGen.Scheduling;

namespace NormGen.Lowering;

/// <summary>Writes the method that writes the output of some rows of a block, once their scalars are known.</summary>
internal sealed class MapLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
{
    private readonly VectorDialect _vector = new(schedule.Bits);
    private readonly Expression _value = kernel.Program.Map.Value;

    private int StepFeatures => schedule.Map.VectorsPerStep * schedule.VectorLanes;

    private int? FullSteps => kernel.KnownDim - kernel.KnownDim % StepFeatures;

    /// <summary>The row scalars that the output is made of.</summary>
    public static IReadOnlyList<string> Scalars(NormProgram program) =>
        program.Map.Value.Walk().OfType<RowScalar>().Select(s => s.Name).Distinct().ToList();

    public string Call(string first, string end) => $"Map{schedule.Bits}(" + KernelContext.Join(
        kernel.Read.Select(r => "ref " + KernelContext.Name(r)).Append("ref y"),
        Scalars(kernel.Program).Select(s => "ref " + s), [first, end],
        kernel.KnownDim is null ? ["dim"] : []) + ");";

    public void Write()
    {
        string parameters = KernelContext.Join(
            kernel.Read.Select(r => $"ref float {KernelContext.Name(r)}").Append("ref float y"),
            Scalars(kernel.Program).Select(s => $"ref RowScalars {s}"), ["nuint first", "nuint end"],
            kernel.KnownDim is null ? ["nuint dim"] : []);
        writer.Comment($"<summary>y = {PlainText.Of(_value)} for the rows from first to end.</summary>", "/// ");
        using (writer.Block($"private static void Map{schedule.Bits}({parameters})"))
        using (writer.Block("unchecked"))
        {
            if (schedule.Map.IsUnrolled)
                WriteRows(() => WriteKnownVectors(0));
            else
                WriteSteps();
        }
    }

    private void WriteSteps()
    {
        string full = FullSteps is { } known ? Literals.Int(known) : "full";
        if (FullSteps is null)
            writer.Line($"nuint full = dim - dim % {StepFeatures};");
        if (schedule.Map.Chunk == 0)
        {
            WriteRows(() =>
            {
                WriteLoop("0", full);
                WriteRest();
            });
            return;
        }

        int chunk = schedule.Map.Chunk;
        writer.Comment($"{chunk} features at a time for all rows, so that their parameters are still in the first-level cache.");
        using (writer.Block($"for (nuint start = 0; start < {full}; start += {chunk})"))
        {
            string stop = $"start + {chunk}";
            if (FullSteps is null || FullSteps % chunk != 0)
            {
                writer.Line($"nuint stop = Math.Min(start + {chunk}, {full});");
                stop = "stop";
            }

            WriteRows(() => WriteLoop("start", stop));
        }

        if (kernel.KnownDim is null || FullSteps < kernel.KnownDim)
        {
            writer.Line();
            writer.Comment("What is left of each row.");
            WriteRows(WriteRest);
        }
    }

    private void WriteRows(Action writeRow)
    {
        using (writer.Block("for (nuint row = first; row < end; row++)"))
        {
            foreach (Role tensor in kernel.Read.Where(KernelContext.IsPerRow).Append(Role.Y))
            {
                string name = KernelContext.Name(tensor);
                writer.Line($"ref float {name}Row = ref Unsafe.Add(ref {name}, row * {kernel.Dim});");
            }

            foreach (string scalar in Scalars(kernel.Program))
                writer.Line($"{_vector.Type} {scalar}V = {_vector.Broadcast($"{scalar}[row]")};");
            writeRow();
        }
    }

    private void WriteLoop(string start, string stop)
    {
        using (writer.Block($"for (nuint i = {start}; i < {stop}; i += {StepFeatures})"))
        {
            for (int k = 0; k < schedule.Map.VectorsPerStep; k++)
                WriteVector(k == 0 ? "i" : $"i + {k * schedule.VectorLanes}", null);
        }
    }

    private void WriteRest()
    {
        if (FullSteps is { } full)
        {
            WriteKnownVectors(full);
            return;
        }

        writer.Line("nuint i = full;");
        using (writer.Block($"for (; i + {schedule.VectorLanes} <= dim; i += {schedule.VectorLanes})"))
            WriteVector("i", null);
        using (writer.Block("if (i < dim)"))
            WriteVector("i", "dim - i");
    }

    private void WriteKnownVectors(int start)
    {
        for (int i = start; i < kernel.KnownDim; i += schedule.VectorLanes)
            WriteVector(Literals.Int(i), kernel.KnownDim - i < schedule.VectorLanes ? Literals.Int(kernel.KnownDim.Value - i) : null);
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
        string store = tailCount is null ? $".StoreUnsafe(ref yRow, {index});" : "";
        bool isSimple = _value is MultiplyAdd;
        writer.Line(tailCount is null
            ? (isSimple ? value : $"({value})") + store
            : $"Tail.Store({value}, ref yRow, {index}, {tailCount});");
    }

    private string Load(Role tensor, string index, string? tailCount)
    {
        string reference = KernelContext.Name(tensor) + (KernelContext.IsPerRow(tensor) ? "Row" : "");
        return tailCount is null
            ? $"{_vector.Operations}.LoadUnsafe(ref {reference}, {index})"
            : $"Tail.Load{schedule.Bits}(ref {reference}, {index}, {tailCount})";
    }
}
