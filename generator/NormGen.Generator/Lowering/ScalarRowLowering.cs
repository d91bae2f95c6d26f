using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>A row one element at a time: in the kernel's type for hardware without vectors, in double for a row that float cannot hold.</summary>
internal sealed class ScalarRowLowering : RowLowering
{
    private ScalarRowLowering(SourceWriter writer, KernelContext kernel, ElementType type, bool isRedo)
        : base(writer, kernel, new ScalarDialect(type), isRedo)
    {
    }

    protected override string MethodName => IsRedo ? "RowDouble" : "RowScalar";

    protected override string Summary => IsRedo
        ? Kernel.Compute == ElementType.Double
            ? "One row whose squares are beyond a double: as anywhere, but every NaN that comes of it is the same."
            : "One row in double precision: float cannot hold its squares."
        : $"One row without vectors, its {Kernel.Compute.VirtualLanes} lanes in arrays{(Kernel.HasGuard ? $"; false where {Kernel.Compute.Name} cannot hold its squares" : "")}.";

    public static ScalarRowLowering InKernelType(SourceWriter writer, KernelContext kernel) => new(writer, kernel, kernel.Compute, isRedo: false);

    /// <summary>The second try of a row.</summary>
    public static ScalarRowLowering Redo(SourceWriter writer, KernelContext kernel) => new(writer, kernel, ElementType.Double, isRedo: true);

    public override void WritePrologueCall()
    {
        if (Kernel.Program.Prologue is { } prologue)
            Writer.Line($"AddScalar({KernelContext.Join(References(prologue).Select(r => "ref " + KernelContext.Name(r)), Kernel.CallArguments)});");
    }

    /// <summary>Writes the method that does the prologue.</summary>
    public void WritePrologue(Map prologue)
    {
        string parameters = KernelContext.Join(References(prologue).Select(r => $"ref {Kernel.TypeOf(r).Name} {KernelContext.Name(r)}"), Kernel.CallParameters);
        Writer.Comment($"<summary>{KernelContext.Name(prologue.Output)} = {PlainText.Of(prologue.Value)}, one element at a time.</summary>", "/// ");
        using (Writer.Block($"private static void AddScalar({parameters})"))
        using (Writer.Block("unchecked"))
        using (Writer.Block($"for (nuint i = 0; i < {Kernel.Dim}; i++)"))
            WriteElement(prologue);
    }

    protected override void WriteReduce(Reduce reduce)
    {
        foreach (Let sum in reduce.Sums)
            Writer.Line($"VirtualLanes<{Dialect.Type}> {sum.Name}Lanes = default;");
        using (Writer.Block($"for (nuint i = 0; i < {Kernel.SizeOf(reduce.Over).Text}; i++)"))
        {
            Elements elements = new(Writer, Dialect, reduce.Lets.Concat(reduce.Sums).Select(l => l.Value), Load, "i");
            elements.WriteBound();
            foreach (Let let in reduce.Lets)
                Writer.Line($"{Dialect.Type} {let.Name} = {Text(let.Value, elements)};");
            Writer.Line($"int lane = (int)(i % {Kernel.Compute.VirtualLanes});");
            foreach (Let sum in reduce.Sums)
            {
                string lane = $"{sum.Name}Lanes[lane]";
                Writer.Line($"{lane} = {Text(Reduce.Accumulate(sum.Value, new Named(lane)), elements)};");
            }
        }

        Writer.Line();
        foreach (Let sum in reduce.Sums)
            Writer.Line($"{Dialect.Type} {sum.Name} = Lanes.Sum(ref {sum.Name}Lanes);");
    }

    protected override void WriteOutput()
    {
        Writer.Line();
        using (Writer.Block($"for (nuint i = 0; i < {Kernel.Dim}; i++)"))
        {
            if (Kernel.Program.HasPlainOutput)
                WriteElement(Kernel.Program.Map);
            else
                WriteOutputs();
        }

        if (Kernel.Saves.Count > 0 || SaysWhetherItHeld)
            Writer.Line();
    }

    private void WriteOutputs()
    {
        NormProgram program = Kernel.Program;
        string At(Role role) => KernelContext.Name(role) + "At";
        string Text(Expression e) => Dialect.Text(e, leaf => leaf is Element element ? At(element.Tensor) : Leaf(leaf), Kernel.TypeOf);
        foreach (Role role in program.OutputExpressions.SelectMany(e => e.Walk()).OfType<Element>().Select(e => e.Tensor).Concat(program.FeatureSums.Select(s => s.Output)).Distinct())
            Writer.Line($"{Dialect.Type} {At(role)} = {Load(role)};");
        foreach (Let let in program.Lets)
            Writer.Line($"{Dialect.Type} {let.Name} = {Text(let.Value)};");
        foreach ((Role output, Expression value) in program.Maps.Select(m => (m.Output, m.Value)).Concat(program.FeatureSums.Select(s => (s.Output, Reduce.Accumulate(s.Value, new Element(s.Output))))))
            Writer.Line(ScalarDialect.Store(Text(value), Kernel.Compute, Kernel.TypeOf(output), KernelContext.Name(output), "i"));
    }

    private void WriteElement(Map map)
    {
        Elements elements = new(Writer, Dialect, [map.Value], Load, "i");
        elements.WriteBound();
        ElementType type = Kernel.TypeOf(map.Output);
        string name = KernelContext.Name(map.Output);
        if (!IsRedo)
        {
            Writer.Line(ScalarDialect.Store(Text(map.Value, elements), Kernel.Compute, type, name, "i"));
        }
        else if (map.Value.Walk().OfType<Stored>().SingleOrDefault() is { } stored)
        {
            // From where it would be stored on, the kernel's type is precise enough again, and the same as without fusing.
            ScalarDialect own = new(Kernel.Compute);
            Writer.Line($"{own.Type} normalized = {own.Text(new Stored(new Named(Result(Text(stored.Operand, elements))), stored.As), Leaf, Kernel.TypeOf)};");
            string value = own.Text(
                map.Value.Replacing(stored, new Named("normalized")),
                leaf => leaf is Element e ? own.Load(Kernel.TypeOf(e.Tensor), KernelContext.Name(e.Tensor), "i") : Leaf(leaf),
                Kernel.TypeOf);
            Writer.Line(ScalarDialect.Store(value, Kernel.Compute, type, name, "i"));
        }
        else
        {
            Writer.Line(ScalarDialect.Store(Result(Text(map.Value, elements)), Kernel.Compute, type, name, "i"));
        }
    }

    private static IReadOnlyList<Role> References(Map map) => KernelContext.InOrder(map.Value.Walk().OfType<Element>().Select(e => e.Tensor).Append(map.Output));

    private string Load(Role tensor) => Dialect.Load(Kernel.TypeOf(tensor), KernelContext.Name(tensor), "i");

    private string Text(Expression expression, Elements elements) =>
        Dialect.Text(expression, leaf => leaf is Element e ? elements.Text(e) : Leaf(leaf), Kernel.TypeOf);
}
