using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the method that carries a program out for one set of runs: its sums gathered in double from run to run, its scalars in double.</summary>
internal sealed class SetLowering : RowLowering
{
    private readonly RunCode _code;
    private readonly string _summary;

    private SetLowering(SourceWriter writer, KernelContext kernel, RunCode code, string name, string summary, bool isRedo)
        : base(writer, kernel, new ScalarDialect(ElementType.Double), isRedo)
    {
        _code = code;
        _summary = summary;
        MethodName = name;
    }

    protected override string MethodName { get; }

    protected override string Summary => _summary;

    /// <summary>The first try.</summary>
    public static SetLowering Of(SourceWriter writer, KernelContext kernel, RunCode code) =>
        new(writer, kernel, code, "Set" + code.Suffix, $"One set {code.Summary}{(kernel.HasGuard ? $"; false where {kernel.Compute.Name} cannot hold its squares" : "")}.", isRedo: false);

    /// <summary>The second try, in double, of a set that float could not hold.</summary>
    public static SetLowering Redo(SourceWriter writer, KernelContext kernel)
    {
        string summary = kernel.Compute == ElementType.Double
            ? "One set whose squares are beyond a double: as anywhere, but every NaN that comes of it is the same."
            : "One set in double precision: float cannot hold its squares.";
        return new(writer, kernel, new ScalarRunCode(writer, kernel, new ScalarDialect(ElementType.Double), isRedo: true), "SetDouble", summary, isRedo: true);
    }

    public override void WritePrologueCall()
    {
    }

    protected override void WriteReduce(Reduce reduce)
    {
        Writer.Comment(PlainText.Of(reduce));
        foreach (Let sum in reduce.Sums)
            Writer.Line($"double {sum.Name} = 0;");
        using (WriteLoop(reduce, reduce.Over == Extent.Pilot ? $"runs.First({Kernel.Compute.VirtualLanes})" : "runs"))
            _code.WriteSums(reduce, sum => sum);
        Writer.Line();
    }

    protected override void WriteOutput()
    {
        Map map = Kernel.Program.Map;
        Writer.Line();
        Writer.Comment(PlainText.Of(map));
        using (WriteLoop(map, "runs"))
            _code.WriteOutput(map);
        if (Kernel.Saves.Count > 0 || Kernel.Program.Updates.Any() || SaysWhetherItHeld)
            Writer.Line();
    }

    private SourceWriter.Scope WriteLoop(Stage stage, string runs)
    {
        bool needsFeature = Pruning.Expressions(stage).SelectMany(e => e.Walk()).Any(e => e is FeatureScalar || (e is Element element && !KernelContext.IsPerRow(element.Tensor)));
        return Writer.Block($"for (SetRuns rest = {runs}; rest.Next(out nuint at, out nuint length, out {(needsFeature ? "nuint feature" : "_")});)");
    }
}
