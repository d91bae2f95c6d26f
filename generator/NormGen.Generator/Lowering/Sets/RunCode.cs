using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// The code for one run of a set's elements, of which <c>at</c> is the first and <c>length</c> the number: what adds it to sums that are gathered from run to
/// run, and what writes its output.
/// </summary>
internal abstract class RunCode(SourceWriter writer, KernelContext kernel)
{
    protected SourceWriter Writer => writer;

    protected KernelContext Kernel => kernel;

    /// <summary>What the names of methods end in.</summary>
    public abstract string Suffix { get; }

    /// <summary>How it goes through a run, for people.</summary>
    public abstract string Summary { get; }

    /// <summary>Writes what adds the run to sums, given where each is gathered.</summary>
    public abstract void WriteSums(Reduce reduce, Func<string, string> gathered);

    /// <summary>Writes what writes the run's output.</summary>
    public abstract void WriteOutput(Map map);

    /// <summary>Writes the methods that the code calls.</summary>
    public virtual void WriteMethods()
    {
    }
}

/// <summary>A run in vectors.</summary>
internal sealed class VectorRunCode(SourceWriter writer, KernelContext kernel, Schedule schedule) : RunCode(writer, kernel)
{
    public override string Suffix => Literals.Int(schedule.Bits);

    public override string Summary => $"in vectors of {schedule.VectorLanes}";

    public override void WriteSums(Reduce reduce, Func<string, string> gathered)
    {
        Writer.Line(new ReduceLowering(Writer, Kernel, schedule, reduce).Call(AtRun, scalar => scalar, sum => $"{ReduceLowering.SumType(Kernel)} {sum}Lanes"));
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{gathered(sum.Name)} += Lanes.Sum({sum.Name}Lanes);");
    }

    public override void WriteOutput(Map map)
    {
        ScalarDialect own = new(Kernel.Compute);
        Writer.Line(MapLowering.OfOutput(Writer, Kernel, schedule).Call(
            AtRun, scalar => scalar, "0", "length", role => own.Load(Kernel.TypeOf(role), KernelContext.Name(role), "feature")));
    }

    public override void WriteMethods()
    {
        foreach (Reduce reduce in Kernel.Program.Reduces)
        {
            Writer.Line();
            new ReduceLowering(Writer, Kernel, schedule, reduce).Write();
        }

        if (Kernel.Program.Maps.Count == 0)
            return;
        Writer.Line();
        MapLowering.OfOutput(Writer, Kernel, schedule).Write();
    }

    private static string AtRun(Role role) => $"Unsafe.Add(ref {KernelContext.Name(role)}, {(KernelContext.IsPerRow(role) ? "at" : "feature")})";
}

/// <summary>A run one element at a time, in some type.</summary>
internal sealed class ScalarRunCode(SourceWriter writer, KernelContext kernel, ScalarDialect dialect, bool isRedo) : RunCode(writer, kernel)
{
    public override string Suffix => "Scalar";

    public override string Summary => $"without vectors, its {Kernel.Compute.VirtualLanes} lanes in arrays";

    public override void WriteSums(Reduce reduce, Func<string, string> gathered)
    {
        if (Kernel.Walk == Walk.Columns)
        {
            WriteOnlyElement(reduce, gathered);
            return;
        }

        foreach (Let sum in reduce.Sums)
            Writer.Line($"VirtualLanes<{dialect.Type}> {sum.Name}Lanes = default;");
        using (Writer.Block("for (nuint i = at; i < at + length; i++)"))
        {
            Elements elements = WriteLets(reduce);
            Writer.Line($"int lane = (int)((i - at) % {Kernel.Compute.VirtualLanes});");
            foreach (Let sum in reduce.Sums)
            {
                string lane = $"{sum.Name}Lanes[lane]";
                Writer.Line($"{lane} = {Text(Reduce.Accumulate(sum.Value, new Named(lane)), elements)};");
            }
        }

        Writer.Line();
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{gathered(sum.Name)} += Lanes.Sum(ref {sum.Name}Lanes);");
    }

    public override void WriteOutput(Map map)
    {
        using (Writer.Block("for (nuint i = at; i < at + length; i++)"))
        {
            Elements elements = new(Writer, dialect, [map.Value], Load, "i");
            elements.WriteBound();
            string value = Text(map.Value, elements);
            Writer.Line(ScalarDialect.Store(isRedo ? FloatRangeText.Result(value, Kernel) : value, Kernel.Compute, Kernel.TypeOf(map.Output), KernelContext.Name(map.Output), "i"));
        }
    }

    /// <summary>A column's run is one element, which needs no lanes.</summary>
    private void WriteOnlyElement(Reduce reduce, Func<string, string> gathered)
    {
        Writer.Line("nuint i = at;");
        Elements elements = WriteLets(reduce);
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{gathered(sum.Name)} += {Text(sum.Value, elements)};");
    }

    private Elements WriteLets(Reduce reduce)
    {
        Elements elements = new(Writer, dialect, reduce.Lets.Concat(reduce.Sums).Select(l => l.Value), Load, "i");
        elements.WriteBound();
        foreach (Let let in reduce.Lets)
            Writer.Line($"{dialect.Type} {let.Name} = {Text(let.Value, elements)};");
        return elements;
    }

    private string Load(Role tensor) => dialect.Load(Kernel.TypeOf(tensor), KernelContext.Name(tensor), KernelContext.IsPerRow(tensor) ? "i" : "feature + (i - at)");

    private string Text(Expression expression, Elements elements) => dialect.Text(
        expression,
        leaf => leaf switch
        {
            Element e => elements.Text(e),
            RowScalar s => s.Name,
            Named n => n.Name,
            FeatureScalar f => dialect.Load(Kernel.TypeOf(f.Parameter), KernelContext.Name(f.Parameter), "feature"),
            CallScalar c => Kernel.Value(c.Value, dialect.IsDouble),
            _ => throw new InvalidOperationException($"{leaf} has no place here."),
        },
        Kernel.TypeOf);
}
