using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that writes a stretch of one row, element by element: the output, once the row's scalars are known, or the prologue.</summary>
internal sealed class MapLowering(SourceWriter writer, KernelContext kernel, Schedule schedule, Map map, MapSchedule plan, string name)
{
    private readonly VectorDialect _vector = new(schedule.Bits, kernel.Compute);
    private readonly Expression _value = map.Value;

    private int StepFeatures => plan.VectorsPerStep * schedule.VectorLanes;

    /// <summary>Of a kernel's output.</summary>
    public static MapLowering OfOutput(SourceWriter writer, KernelContext kernel, Schedule schedule) => new(writer, kernel, schedule, kernel.Program.Map, schedule.Map, "Map");

    /// <summary>Of what is done to each element first.</summary>
    public static MapLowering OfPrologue(SourceWriter writer, KernelContext kernel, Schedule schedule, Map prologue) =>
        new(writer, kernel, schedule, prologue, Planner.PlanMap(prologue, kernel.KnownDim, schedule.Bits, kernel.Compute), "Add");

    /// <summary>Where the stretch that takes in all of a row ends.</summary>
    public string End => kernel.Dim;

    public string Describe() => PlainText.Of(map);

    private Scalars Scalars => new(kernel, _vector, [_value]);

    /// <summary>The tensors that are handed over by reference, and those whose vectors are.</summary>
    private IEnumerable<Role> Referenced => KernelContext.InOrder(_value.Walk().OfType<Element>().Select(e => e.Tensor).Append(map.Output)).Where(r => !Held.Contains(r));

    private IReadOnlyList<Role> Held => plan.HoldsParameters ? _value.Walk().OfType<Element>().Select(e => e.Tensor).Where(RoleFacts.IsPerFeature).Distinct().OrderBy(r => r).ToList() : [];

    /// <summary>The vectors that are held, by tensor and first feature.</summary>
    private IEnumerable<(Role Tensor, int Index)> HeldVectors =>
        from tensor in Held
        from vector in Enumerable.Range(0, (kernel.KnownDim!.Value + schedule.VectorLanes - 1) / schedule.VectorLanes)
        select (tensor, vector * schedule.VectorLanes);

    /// <summary>Writes the loads of what calls hand over in registers.</summary>
    public void WriteHeld()
    {
        foreach ((Role tensor, int index) in HeldVectors)
            writer.Line($"{_vector.Type} {HeldName(tensor, index)} = {_vector.Load(kernel.TypeOf(tensor), KernelContext.Name(tensor), Literals.Int(index), TailCount(index))};");
    }

    /// <summary>A call for the features from start to end, given the texts of the row's references and scalars.</summary>
    public string Call(Func<Role, string> reference, Func<string, string> scalar, string start, string end, Func<Role, string>? featureScalar = null) =>
        $"{name}{schedule.Bits}(" + KernelContext.Join(
            Referenced.Select(r => "ref " + reference(r)),
            HeldVectors.Select(v => HeldName(v.Tensor, v.Index)),
            Scalars.Arguments(scalar, featureScalar),
            plan.IsUnrolled ? [] : [start, end]) + ");";

    public void Write()
    {
        string parameters = KernelContext.Join(
            Referenced.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
            HeldVectors.Select(v => $"{_vector.Type} {HeldName(v.Tensor, v.Index)}"),
            Scalars.Parameters,
            plan.IsUnrolled ? [] : ["nuint start", "nuint end"]);
        writer.Comment($"<summary>{Describe()}{(plan.IsUnrolled ? "" : ", for the features from start to end")}.</summary>", "/// ");
        writer.Line(GeneratedCode.Inline);
        using (writer.Block($"private static void {name}{schedule.Bits}({parameters})"))
        using (writer.Block("unchecked"))
        {
            Scalars.WriteVectors(writer);
            if (plan.IsUnrolled)
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
            for (int k = 0; k < plan.VectorsPerStep; k++)
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
        Elements elements = new(writer, _vector, [_value], tensor => Held.Contains(tensor)
            ? HeldName(tensor, int.Parse(index))
            : _vector.Load(kernel.TypeOf(tensor), KernelContext.Name(tensor), index, tailCount), "At");
        elements.WriteBound();
        string value = _vector.Text(_value, leaf => leaf switch
        {
            Element element => elements.Text(element),
            _ => Scalars.Text(leaf) ?? throw new InvalidOperationException($"{leaf} has no place in a map."),
        }, kernel.TypeOf);
        writer.Line(_vector.Store(value, IsCall(_value), kernel.TypeOf(map.Output), KernelContext.Name(map.Output), index, tailCount));
    }

    /// <summary>Whether the text of an expression is a call, which needs no parentheses before a member of its result.</summary>
    private bool IsCall(Expression expression) => expression switch
    {
        Stored stored => _vector.Stored("", kernel.TypeOf(stored.As)).Length > 0 || IsCall(stored.Operand),
        _ => expression is MultiplyAdd or OneNaN,
    };
}
