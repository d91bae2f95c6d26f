using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that carries a program out for one set of runs in vectors: sums of each run in vectors, gathered in double from run to run.</summary>
internal sealed class VectorSetLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
    : RowLowering(writer, kernel, new ScalarDialect(ElementType.Double), isRedo: false)
{
    protected override string MethodName => $"Set{schedule.Bits}";

    protected override string Summary => $"One set in vectors of {schedule.VectorLanes}{(Kernel.HasGuard ? $"; false where {Kernel.Compute.Name} cannot hold its squares" : "")}.";

    public override void WritePrologueCall()
    {
    }

    protected override void WriteReduce(Reduce reduce)
    {
        ReduceLowering lowering = new(Writer, Kernel, schedule, reduce);
        Writer.Comment(lowering.Describe());
        SetLoops.WriteSums(Writer, Kernel, reduce, () =>
        {
            Writer.Line(lowering.Call(SetLoops.AtRun, scalar => scalar, sum => $"{ReduceLowering.SumType(Kernel)} {sum}Lanes"));
            foreach (Let sum in reduce.Sums)
                Writer.Line($"{sum.Name} += Lanes.Sum({sum.Name}Lanes);");
        });
    }

    protected override void WriteMap(Map map)
    {
        MapLowering lowering = MapLowering.OfOutput(Writer, Kernel, schedule);
        Writer.Line();
        Writer.Comment(lowering.Describe());
        using (SetLoops.WriteLoop(Writer, map, "runs"))
        {
            ScalarDialect own = new(Kernel.Compute);
            Writer.Line(lowering.Call(SetLoops.AtRun, scalar => scalar, "0", "length", role => own.Load(Kernel.TypeOf(role), KernelContext.Name(role), "feature")));
        }
    }
}

/// <summary>A set of runs one element at a time: in the kernel's type for hardware without vectors, in double for a set that float cannot hold.</summary>
internal sealed class ScalarSetLowering : RowLowering
{
    private ScalarSetLowering(SourceWriter writer, KernelContext kernel, bool isRedo)
        : base(writer, kernel, new ScalarDialect(ElementType.Double), isRedo)
    {
    }

    protected override string MethodName => IsRedo ? "SetDouble" : "SetScalar";

    protected override string Summary => IsRedo
        ? Kernel.Compute == ElementType.Double
            ? "One set whose squares are beyond a double: as anywhere, but every NaN that comes of it is the same."
            : "One set in double precision: float cannot hold its squares."
        : $"One set without vectors, its {Kernel.Compute.VirtualLanes} lanes in arrays{(Kernel.HasGuard ? $"; false where {Kernel.Compute.Name} cannot hold its squares" : "")}.";

    /// <summary>What elements are computed in.</summary>
    private ScalarDialect Own => IsRedo ? Dialect : new ScalarDialect(Kernel.Compute);

    public static ScalarSetLowering InKernelType(SourceWriter writer, KernelContext kernel) => new(writer, kernel, isRedo: false);

    /// <summary>The second try of a set.</summary>
    public static ScalarSetLowering Redo(SourceWriter writer, KernelContext kernel) => new(writer, kernel, isRedo: true);

    public override void WritePrologueCall()
    {
    }

    protected override void WriteReduce(Reduce reduce) => SetLoops.WriteSums(Writer, Kernel, reduce, () =>
    {
        foreach (Let sum in reduce.Sums)
            Writer.Line($"VirtualLanes<{Own.Type}> {sum.Name}Lanes = default;");
        using (Writer.Block("for (nuint i = at; i < at + length; i++)"))
        {
            Elements elements = new(Writer, Own, reduce.Lets.Concat(reduce.Sums).Select(l => l.Value), Load, "i");
            elements.WriteBound();
            foreach (Let let in reduce.Lets)
                Writer.Line($"{Own.Type} {let.Name} = {Text(let.Value, elements)};");
            Writer.Line($"int lane = (int)((i - at) % {Kernel.Compute.VirtualLanes});");
            foreach (Let sum in reduce.Sums)
            {
                string lane = $"{sum.Name}Lanes[lane]";
                Writer.Line($"{lane} = {Text(Reduce.Accumulate(sum.Value, new Named(lane)), elements)};");
            }
        }

        Writer.Line();
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{sum.Name} += Lanes.Sum(ref {sum.Name}Lanes);");
    });

    protected override void WriteMap(Map map)
    {
        Writer.Line();
        using (SetLoops.WriteLoop(Writer, map, "runs"))
        using (Writer.Block("for (nuint i = at; i < at + length; i++)"))
        {
            Elements elements = new(Writer, Own, [map.Value], Load, "i");
            elements.WriteBound();
            string value = Text(map.Value, elements);
            Writer.Line(ScalarDialect.Store(IsRedo ? Result(value) : value, Kernel.Compute, Kernel.TypeOf(map.Output), KernelContext.Name(map.Output), "i"));
        }

        Writer.Line();
    }

    private string Load(Role tensor) => Own.Load(Kernel.TypeOf(tensor), KernelContext.Name(tensor), KernelContext.IsPerRow(tensor) ? "i" : "i - at");

    private string Text(Expression expression, Elements elements) => Own.Text(
        expression,
        leaf => leaf switch
        {
            Element e => elements.Text(e),
            FeatureScalar f => Own.Load(Kernel.TypeOf(f.Parameter), KernelContext.Name(f.Parameter), "feature"),
            _ => Leaf(leaf),
        },
        Kernel.TypeOf);
}

/// <summary>The loops over the runs of a set.</summary>
internal static class SetLoops
{
    /// <summary>Writes sums over all runs, or the first of them, given what adds one run's.</summary>
    public static void WriteSums(SourceWriter writer, KernelContext kernel, Reduce reduce, Action writeRun)
    {
        foreach (Let sum in reduce.Sums)
            writer.Line($"double {sum.Name} = 0;");
        using (WriteLoop(writer, reduce, reduce.Over == Extent.Pilot ? $"runs.First({kernel.Compute.VirtualLanes})" : "runs"))
            writeRun();
        writer.Line();
    }

    /// <summary>Writes the head of a loop over runs, whose body follows.</summary>
    public static SourceWriter.Scope WriteLoop(SourceWriter writer, Stage stage, string runs)
    {
        bool needsFeature = Pruning.Expressions(stage).SelectMany(e => e.Walk()).Any(e => e is FeatureScalar);
        return writer.Block($"for (SetRuns rest = {runs}; rest.Next(out nuint at, out nuint length, out {(needsFeature ? "nuint feature" : "_")});)");
    }

    /// <summary>A tensor at the run, a parameter from its first element on.</summary>
    public static string AtRun(Role role) => KernelContext.IsPerRow(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, at)" : KernelContext.Name(role);
}
