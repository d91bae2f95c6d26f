using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the method that carries a program out for a block of sets: first the sums of all of them, then each set's scalars, which wait in memory for the
/// output. How the sums are taken and the output is written is for the classes below.
/// </summary>
internal abstract class SetBlockLowering(SourceWriter writer, KernelContext kernel)
{
    /// <summary>What the name of a sum's memory for one block ends in.</summary>
    private const string BlockOf = "OfBlock";

    private readonly ScalarDialect _scalar = new(ElementType.Double);
    private readonly ScalarText _scalars = new(kernel, new ScalarDialect(ElementType.Double), isRedo: false);
    private readonly IReadOnlyList<Phase> _phases = Phase.Of(kernel.Program);

    /// <summary>Parameters that tell where the elements of the sets are.</summary>
    public abstract string Geometry { get; }

    protected SourceWriter Writer => writer;

    protected KernelContext Kernel => kernel;

    /// <summary>What the names of methods end in.</summary>
    protected abstract string Suffix { get; }

    protected abstract string Summary { get; }

    /// <summary>The arguments for <see cref="Geometry"/>.</summary>
    protected string GeometryArguments => string.Join(", ", Geometry.Split(',').Select(p => p.Substring(p.LastIndexOf(' ') + 1)));

    /// <summary>The parameter that tells how many features are a group, where that matters.</summary>
    protected string Features => kernel.IsTogether ? ", nuint features" : "";

    /// <summary>The elements from one set's first to the next one's.</summary>
    protected abstract string SetStride { get; }

    /// <summary>A set's elements as runs.</summary>
    protected abstract string Runs { get; }

    private string Compute => kernel.Compute.Name;

    private IReadOnlyList<Together> Together => kernel.Program.Stages.OfType<Together>().ToList();

    /// <summary>The scalars that wait in memory: those of the elements, and those that a later phase reads.</summary>
    private IReadOnlyList<string> Buffered => kernel.Program.Stages.OfType<Scalar>().Select(s => s.Name).Where(name =>
        kernel.ScalarsOfElements.Contains(name) || _phases.Any(p => !p.DefinesScalar(name) && p.Scalars.SelectMany(Pruning.Uses).Contains(name))).ToList();

    /// <summary>The sums that are gathered block by block: all but those of a few first elements.</summary>
    private IEnumerable<string> BlockSums => kernel.Program.Reduces.Where(IsOfBlocks).SelectMany(r => r.Sums).Select(s => s.Name);

    private IEnumerable<string> Sums => kernel.Program.Reduces.SelectMany(r => r.Sums).Select(s => s.Name);

    /// <summary>The call for the sets from start on.</summary>
    public string Call() => $"Block{Suffix}({KernelContext.Join(
        kernel.References.Select(r => KernelContext.IsPerRow(r) ? $"ref Unsafe.Add(ref {KernelContext.Name(r)}, {Times("start", SetStride)})" : $"ref {KernelContext.Name(r)}"),
        kernel.Takes.Select(t => "ref " + KernelContext.Name(t.Statistic)),
        kernel.Saves.Select(s => "ref " + KernelContext.Name(s.Statistic)),
        [GeometryArguments, "count", "start", "some"],
        kernel.ValueArguments)});";

    public void Write()
    {
        writer.Line();
        writer.Comment($"<summary>A block of sets, {Summary}: tensors from the block's first set on, all else from the first of all.</summary>", "/// ");

        // What has memory of its own on the stack must not grow its caller's.
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void Block{Suffix}({KernelContext.Join(BlockKernelLowering.Parameters(kernel), [Geometry, "nuint count", "nuint start", "nuint sets"], kernel.ValueParameters)})"))
        using (writer.Block("unchecked"))
        {
            WriteLocals();
            foreach (Phase phase in _phases)
                WritePhase(phase);
            WriteOutput();
        }

        WriteMethods();
    }

    /// <summary>The head of a loop over the fixed blocks that a set's elements are in.</summary>
    protected abstract string BlockLoop { get; }

    /// <summary>The call that adds to sums of all sets, of the elements of a block or the first few, given the names of the memory that it adds to.</summary>
    protected abstract string CallReduce(Reduce reduce, Func<string, string> memory);

    /// <summary>Writes what writes the output of the sets from one to another.</summary>
    protected abstract void WriteMap(string from, string to);

    /// <summary>Writes what tells how many elements the pilot has.</summary>
    protected abstract void WritePilot();

    protected abstract void WriteMethods();

    protected static string Times(string index, string stride) => stride == "1" ? index : $"{index} * {stride}";

    private void WriteLocals()
    {
        writer.Line($"int room = (int)sets + {ColumnSchedule.Room};");
        if (kernel.IsTogether)
            writer.Line($"using SetMemory memory = new(room, {Literals.Int(Sums.Count() + BlockSums.Count() + Together.Count + kernel.Takes.Count + Buffered.Count)});");
        foreach (string sum in Sums.Concat(Together.Select(t => t.Name)))
            WriteBuffer("double", sum);
        foreach (string sum in BlockSums)
            WriteBuffer("double", sum + BlockOf);
        foreach (string scalar in kernel.Takes.Select(t => t.Name).Concat(Buffered))
            WriteBuffer(_scalars.TypeOf(scalar), scalar);
        if (kernel.HasGuard)
        {
            writer.Line("Span<bool> apart = stackalloc bool[room];");

            // Memory on the stack is zero, but not in a project with SkipLocalsInit.
            writer.Line("apart.Clear();");
            writer.Line("bool hasApart = false;");
        }

        if (kernel.HasPilot)
            WritePilot();
        foreach (CallValue value in kernel.CallValues)
            writer.Line($"double {KernelContext.Name(value)} = {kernel.Value(value, isDouble: true)};");
        if (kernel.Takes.Count == 0)
            return;
        using (writer.Block("for (nuint i = 0; i < sets; i++)"))
        {
            foreach (Take take in kernel.Takes)
                writer.Line($"Unsafe.Add(ref {take.Name}Of, i) = {_scalars.Held(take.Name, kernel.TakenAs(_scalar, take.Statistic, "start + i"))};");
        }
    }

    private void WriteBuffer(string type, string name)
    {
        writer.Line(kernel.IsTogether
            ? $"Span<{type}> {name}Memory = memory.Take<{type}>();"
            : $"Span<{type}> {name}Memory = StackMemory.FromCacheLine(stackalloc {type}[room]);");
        writer.Line($"ref {type} {name}Of = ref MemoryMarshal.GetReference({name}Memory);");
    }

    private void WritePhase(Phase phase)
    {
        writer.Line();
        if (phase is { Reduce: { } reduce, Retry: { } retry })
        {
            writer.Comment(PlainText.Of(reduce));
            using (writer.Block("for (int round = 0; ; round++)"))
            {
                WriteReduce(reduce);
                using (writer.Indent("if (round == 1)"))
                    writer.Line("break;");
                writer.Line();
                writer.Comment(retry.Because);
                writer.Line("bool moved = false;");
                using (writer.Block("for (nuint i = 0; i < sets; i++)"))
                    WriteRetry(phase, retry);
                writer.Line();
                using (writer.Indent("if (!moved)"))
                    writer.Line("break;");
            }

            writer.Line();
        }
        else if (phase.Reduce is { } once)
        {
            writer.Comment(PlainText.Of(once));
            WriteReduce(once);
        }

        foreach (Together together in Together)
            WriteTogether(together, phase);
        using (writer.Block("for (nuint i = 0; i < sets; i++)"))
        {
            bool isLast = phase == _phases[_phases.Count - 1];
            WriteInputs(phase.Scalars.Where(s => s is not Retry).Concat(isLast ? kernel.Program.Updates : []).SelectMany(Pruning.Uses), phase);
            foreach (Stage stage in phase.Scalars)
                WriteScalar(stage);
            if (isLast)
                WriteResults();
        }
    }

    /// <summary>Writes what takes the sums: block by block, and these gathered in their order.</summary>
    private void WriteReduce(Reduce reduce)
    {
        // Memory on the stack is zero, but not in a project with SkipLocalsInit.
        foreach (Let sum in reduce.Sums)
            writer.Line($"{sum.Name}Memory.Clear();");
        if (!IsOfBlocks(reduce))
        {
            writer.Line(CallReduce(reduce, sum => sum));
            return;
        }

        foreach (Let sum in reduce.Sums)
            writer.Line($"{sum.Name}{BlockOf}Memory.Clear();");
        using (writer.Block(BlockLoop))
        {
            writer.Line(CallReduce(reduce, sum => sum + BlockOf));
            foreach (Let sum in reduce.Sums)
                writer.Line($"SetOrder.Gather({sum.Name}Memory[..(int)sets], {sum.Name}{BlockOf}Memory);");
        }
    }

    private static bool IsOfBlocks(Reduce reduce) => reduce.Over == Extent.Row;

    /// <summary>Writes what adds up the sums of a group's features, for each of them to have.</summary>
    private void WriteTogether(Together together, Phase phase)
    {
        writer.Line();
        writer.Comment($"{together.Name}: Σ of {PlainText.Of(together.Value)} over the features of a group");
        using (writer.Block("for (nuint from = 0; from < sets; from += features)"))
        {
            writer.Line("double all = 0;");
            using (writer.Block("for (nuint i = from; i < from + features; i++)"))
            {
                WriteInputs(Pruning.Uses(together), phase);
                writer.Line($"all += {Text(together.Value)};");
            }

            writer.Line();
            writer.Line($"{together.Name}Memory.Slice((int)from, (int)features).Fill(all);");
        }

        writer.Line();
    }

    /// <summary>Writes the loads of what scalars are made of: sums, and scalars of earlier phases.</summary>
    private void WriteInputs(IEnumerable<string> names, Phase phase)
    {
        foreach (string name in names.Distinct().Where(n => !phase.DefinesScalar(n)))
            writer.Line($"{(Sums.Contains(name) || Together.Any(t => t.Name == name) ? "double" : _scalars.TypeOf(name))} {name} = Unsafe.Add(ref {name}Of, i);");
    }

    private void WriteRetry(Phase phase, Retry retry)
    {
        List<Stage> before = [.. phase.Scalars.TakeWhile(s => s != retry)];
        WriteInputs(before.SelectMany(Pruning.Uses).Concat(Pruning.Uses(retry)).Except(before.OfType<Scalar>().Select(s => s.Name)), phase);
        foreach (Scalar scalar in before.OfType<Scalar>())
            writer.Line($"{_scalars.TypeOf(scalar.Name)} {scalar.Name} = {_scalars.Held(scalar.Name, Text(scalar.Value))};");
        using (writer.Block($"if ({Text(retry.Left)} > {Text(retry.Right)})"))
        {
            writer.Line($"Unsafe.Add(ref {retry.Name}Of, i) = {_scalars.Held(retry.Name, Text(retry.Value))};");
            writer.Line("moved = true;");
        }
    }

    private void WriteScalar(Stage stage)
    {
        if (stage is Scalar scalar)
        {
            writer.Line($"{_scalars.TypeOf(scalar.Name)} {scalar.Name} = {_scalars.Held(scalar.Name, Text(scalar.Value))};");
            if (Buffered.Contains(scalar.Name))
                writer.Line($"Unsafe.Add(ref {scalar.Name}Of, i) = {scalar.Name};");
        }
        else if (stage is Guard guard)
        {
            using (writer.Block($"if ({_scalars.IsOutside(guard.Name)})"))
            {
                writer.Line("apart[(int)i] = hasApart = true;");
                writer.Line("continue;");
            }

            writer.Line();
        }
    }

    private void WriteResults()
    {
        foreach (Save save in kernel.Saves)
            kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"Unsafe.Add(ref {KernelContext.Name(save.Statistic)}, start + i) = {_scalars.Saved(save.Name)};"));
        foreach (Update update in kernel.Program.Updates)
        {
            kernel.WriteIfPresent(writer, update.State, () =>
                writer.Line($"Unsafe.Add(ref {KernelContext.Name(update.State)}, start + i) = {(kernel.TypeOf(update.State) == ElementType.Double ? Text(update.Value) : _scalars.ToCaller(Text(update.Value)))};"));
        }
    }

    private void WriteOutput()
    {
        if (!kernel.Program.HasOutputs)
            return;
        writer.Line();
        writer.Comment(PlainText.OutputsOf(kernel.Program));
        if (!kernel.HasGuard)
        {
            WriteMap("0", "sets");
            return;
        }

        using (writer.Block("for (nuint from = 0, to; from < sets; from = to)"))
        {
            using (writer.Block("if (apart[(int)from])"))
            {
                writer.Comment($"{(kernel.Compute == ElementType.Double ? "This set's squares are beyond a double" : "float cannot hold this set's squares")}: apart from the others.");
                WriteRedo();
                writer.Line("to = from + 1;");
                writer.Line("continue;");
            }

            writer.Line();
            writer.Line("int next = hasApart ? apart[(int)from..(int)sets].IndexOf(true) : -1;");
            writer.Line("to = next < 0 ? sets : from + (nuint)next;");
            WriteMap("from", "to");
        }
    }

    private void WriteRedo()
    {
        string At(Role role) => KernelContext.IsPerRow(role) ? $"Unsafe.Add(ref {KernelContext.Name(role)}, {Times("from", SetStride)})"
            : !kernel.IsPerSet(role) ? KernelContext.Name(role)
            : MayBeNull(role) ? $"(Unsafe.IsNullRef(ref {KernelContext.Name(role)}) ? ref {KernelContext.Name(role)} : ref {OfSet(role)})" : OfSet(role);
        foreach (Save save in kernel.Saves)
            writer.Line($"{Compute} {save.Name};");
        writer.Line($"SetRuns runs = {Runs};");
        writer.Line(SetLowering.Redo(writer, kernel).Call(At, save => save.Name) + ";");
        foreach (Save save in kernel.Saves)
            kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"Unsafe.Add(ref {KernelContext.Name(save.Statistic)}, start + from) = {save.Name};"));
    }

    private static string OfSet(Role role) => $"Unsafe.Add(ref {KernelContext.Name(role)}, start + from)";

    /// <summary>The library's kernels are given no reference to state that is not kept, and a place behind none is not none.</summary>
    private bool MayBeNull(Role role) => kernel.Spec.IsRuntimeKernel && kernel.Program.Updates.Any(u => u.State == role);

    private string Text(Expression expression) => _scalar.Text(expression, leaf => leaf switch
    {
        RowScalar s => _scalars.Read(s.Name),
        SetScalar s => kernel.TakenAs(_scalar, s.Statistic, "start + i"),
        FeatureScalar f => _scalar.Load(kernel.TypeOf(f.Parameter), KernelContext.Name(f.Parameter), "start + i"),
        CallScalar c => KernelContext.Name(c.Value),
        _ => throw new InvalidOperationException($"{leaf} has no place in a scalar."),
    });
}
