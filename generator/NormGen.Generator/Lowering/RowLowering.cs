using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for one row, or one set of runs, its scalars in local variables, once its prologue is done. How its sums
/// are taken and its output is written, in vectors or one element at a time, is for the classes below.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="dialect">The scalars.</param>
/// <param name="isRedo">Whether this is the second try, in double, of a row that float could not hold.</param>
internal abstract class RowLowering(SourceWriter writer, KernelContext kernel, ScalarDialect dialect, bool isRedo)
{
    protected SourceWriter Writer => writer;

    protected KernelContext Kernel => kernel;

    protected ScalarDialect Dialect => dialect;

    protected bool IsRedo => isRedo;

    protected abstract string MethodName { get; }

    protected abstract string Summary { get; }

    protected bool SaysWhetherItHeld => kernel.HasGuard && !isRedo;

    private readonly ScalarText _scalars = new(kernel, dialect, isRedo);

    /// <summary>A call, given the texts of the row's references and of the statistics' destinations.</summary>
    public string Call(Func<Role, string> reference, Func<Save, string> destination, Func<Take, string>? taken = null) => MethodName + "(" + KernelContext.Join(
        kernel.Inner.Select(r => "ref " + reference(r)),
        kernel.Takes.Select(t => taken!(t)),
        kernel.Saves.Select(s => "out " + destination(s)), kernel.CallArguments) + ")";

    public void Write()
    {
        string parameters = KernelContext.Join(
            kernel.Inner.Select(r => $"ref {kernel.TypeOf(r).Name} {KernelContext.Name(r)}"),
            kernel.Takes.Select(t => $"{kernel.TypeOf(t).Name} {t.Name}"),
            kernel.Saves.Select(s => $"out {kernel.Compute.Name} {Saved(s)}"), kernel.CallParameters);
        writer.Comment($"<summary>{Summary}</summary>", "/// ");
        using (writer.Block($"private static {(SaysWhetherItHeld ? "bool" : "void")} {MethodName}({parameters})"))
        using (writer.Block("unchecked"))
        {
            if (kernel is { HasPilot: true, KnownDim: null })
                writer.Line(kernel.Walk == Walk.Rows ? $"nuint pilotDim = Math.Min(dim, {kernel.Compute.VirtualLanes});" : $"nuint pilotCount = Math.Min(count, {kernel.Compute.VirtualLanes});");
            foreach (CallValue value in kernel.CallValues)
                writer.Line($"{dialect.Type} {KernelContext.Name(value)} = {kernel.Value(value, dialect.IsDouble)};");
            if (isRedo && kernel.Program.Prologue is { } prologue)
                writer.Line($"FloatRange.UnifyNaN(ref {KernelContext.Name(prologue.Output)}, {kernel.Dim});");
            foreach (Phase phase in Phase.Of(kernel.Program))
                WritePhase(phase);
            WriteOutput();
            foreach (Save save in kernel.Saves)
                writer.Line($"{Saved(save)} = {_scalars.Saved(save.Name)};");
            foreach (Update update in kernel.Program.Updates)
                kernel.WriteIfPresent(writer, update.State, () => writer.Line($"{KernelContext.Name(update.State)} = {_scalars.ToCaller(Text(update.Value))};"));
            if (SaysWhetherItHeld)
                writer.Line("return true;");
        }
    }

    /// <summary>Writes what comes before a row's call of this method.</summary>
    public abstract void WritePrologueCall();

    protected abstract void WriteReduce(Reduce reduce);

    protected abstract void WriteOutput();

    private void WritePhase(Phase phase)
    {
        writer.Line();
        if (phase.Retry is not { } retry)
        {
            if (phase.Reduce is not null)
                WriteReduce(phase.Reduce);
            foreach (Stage stage in phase.Scalars)
                WriteScalar(stage, isDeclaration: true);
            return;
        }

        // What the loop works out is used after it.
        foreach (Scalar scalar in phase.Scalars.OfType<Scalar>().Where(IsOfUse))
            writer.Line($"{_scalars.TypeOf(scalar.Name)} {scalar.Name};");
        using (writer.Block("for (int round = 0; ; round++)"))
        {
            WriteReduce(phase.Reduce!);
            foreach (Stage stage in phase.Scalars.TakeWhile(s => s != retry))
                WriteScalar(stage, isDeclaration: false);
            using (writer.Indent($"if (!({Text(retry.Left)} > {Text(retry.Right)}) || round == 1)"))
                writer.Line("break;");
            writer.Line();
            writer.Comment(retry.Because);
            writer.Line($"{retry.Name} = {_scalars.Held(retry.Name, Text(retry.Value))};");
        }

        writer.Line();
        foreach (Stage stage in phase.Scalars.SkipWhile(s => s != retry).Skip(1))
            WriteScalar(stage, isDeclaration: false);
    }

    private void WriteScalar(Stage stage, bool isDeclaration)
    {
        if (stage is Scalar scalar && IsOfUse(scalar))
        {
            writer.Line($"{(isDeclaration ? _scalars.TypeOf(scalar.Name) + " " : "")}{scalar.Name} = {_scalars.Held(scalar.Name, Text(scalar.Value))};");
        }
        else if (stage is Guard guard && !isRedo)
        {
            using (writer.Block($"if ({_scalars.IsOutside(guard.Name)})"))
            {
                foreach (Save save in kernel.Saves)
                    writer.Line($"{Saved(save)} = default;");
                writer.Line("return false;");
            }

            writer.Line();
        }
    }

    /// <summary>What only tells whether to do a row again is of no use once that is being done.</summary>
    private bool IsOfUse(Scalar scalar) => !isRedo || kernel.Program.Stages.Any(s => s is not Guard && Pruning.Uses(s).Contains(scalar.Name));

    private string Text(Expression expression) => dialect.Text(expression, Leaf);

    /// <summary>What a second try hands over, in the kernel's type.</summary>
    protected string Result(string value) => FloatRangeText.Result(value, kernel);

    protected string Leaf(Expression leaf) => leaf switch
    {
        RowScalar s => _scalars.Read(s.Name),
        Named n => n.Name,
        FeatureScalar f => dialect.Load(kernel.TypeOf(f.Parameter), KernelContext.Name(f.Parameter), "0"),
        CallScalar c when kernel.CallValues.Contains(c.Value) => KernelContext.Name(c.Value),
        CallScalar c => kernel.Value(c.Value, dialect.IsDouble),
        _ => throw new InvalidOperationException($"{leaf} has no place here."),
    };

    private static string Saved(Save save) => "saved" + save.Statistic;
}

/// <summary>A row in vectors, for calls of so few rows that a block would not pay.</summary>
internal sealed class VectorRowLowering(SourceWriter writer, KernelContext kernel, Schedule schedule)
    : RowLowering(writer, kernel, new ScalarDialect(kernel.Compute), isRedo: false)
{
    protected override string MethodName => $"Row{schedule.Bits}";

    protected override string Summary => $"One row in vectors of {schedule.VectorLanes}{(Kernel.HasGuard ? $"; false where {Kernel.Compute.Name} cannot hold its squares" : "")}.";

    public override void WritePrologueCall()
    {
        if (Kernel.Program.Prologue is { } prologue)
            Writer.Line(MapLowering.OfPrologue(Writer, Kernel, schedule, prologue).Call(KernelContext.Name, scalar => scalar, "0", Kernel.Dim));
    }

    protected override void WriteReduce(Reduce reduce)
    {
        ReduceLowering lowering = new(Writer, Kernel, schedule, reduce);
        Writer.Comment(lowering.Describe());
        Writer.Line(lowering.Call(KernelContext.Name, scalar => scalar, sum => $"{ReduceLowering.SumType(Kernel)} {sum}Lanes"));
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{Kernel.Compute.Name} {sum.Name} = Lanes.Sum({sum.Name}Lanes);");
    }

    protected override void WriteOutput()
    {
        Writer.Line();
        if (!Kernel.Program.HasPlainOutput)
        {
            OutputsLowering outputs = new(Writer, Kernel, schedule, 1);
            Writer.Comment(outputs.Describe());
            Writer.Line(outputs.Call(KernelContext.Name, (scalar, _) => scalar, "0", Kernel.Dim));
            return;
        }

        MapLowering lowering = MapLowering.OfOutput(Writer, Kernel, schedule);
        Writer.Comment(lowering.Describe());
        lowering.WriteHeld();
        Writer.Line(lowering.Call(KernelContext.Name, scalar => scalar, "0", lowering.End));
    }
}
