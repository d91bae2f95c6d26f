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
    private readonly ScalarDialect _scalar = new(ElementType.Double);
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

    /// <summary>The elements from one set's first to the next one's.</summary>
    protected abstract string SetStride { get; }

    /// <summary>A set's elements as runs.</summary>
    protected abstract string Runs { get; }

    private string Compute => kernel.Compute.Name;

    private bool HasWideScalars => kernel.Compute != ElementType.Double;

    /// <summary>The scalars that wait in memory: those of the elements, and those that a later phase reads.</summary>
    private IReadOnlyList<string> Buffered => kernel.Program.Stages.OfType<Scalar>().Select(s => s.Name).Where(name =>
        kernel.ScalarsOfElements.Contains(name) || _phases.Any(p => !p.DefinesScalar(name) && p.Scalars.SelectMany(Pruning.Uses).Contains(name))).ToList();

    private IEnumerable<string> Sums => kernel.Program.Reduces.SelectMany(r => r.Sums).Select(s => s.Name);

    /// <summary>The call for the sets from start on.</summary>
    public string Call() => $"Block{Suffix}({KernelContext.Join(
        kernel.References.Select(r => KernelContext.IsPerRow(r) ? $"ref Unsafe.Add(ref {KernelContext.Name(r)}, {Times("start", SetStride)})" : $"ref {KernelContext.Name(r)}"),
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

    /// <summary>The call that adds to the sums of all sets.</summary>
    protected abstract string CallReduce(Reduce reduce);

    /// <summary>Writes what writes the output of the sets from one to another.</summary>
    protected abstract void WriteMap(string from, string to);

    /// <summary>Writes what tells how many elements the pilot has.</summary>
    protected abstract void WritePilot();

    protected abstract void WriteMethods();

    protected static string Times(string index, string stride) => stride == "1" ? index : $"{index} * {stride}";

    private void WriteLocals()
    {
        writer.Line($"int room = (int)sets + {ColumnSchedule.Room};");
        foreach (string sum in Sums)
            WriteBuffer("double", sum);
        foreach (string scalar in Buffered)
            WriteBuffer(TypeOf(scalar), scalar);
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
    }

    private void WriteBuffer(string type, string name)
    {
        writer.Line($"Span<{type}> {name}Memory = stackalloc {type}[room];");
        writer.Line($"ref {type} {name}Of = ref Lanes.AtCacheLine({name}Memory);");
    }

    private void WritePhase(Phase phase)
    {
        writer.Line();
        if (phase is { Reduce: { } reduce, Retry: { } retry })
        {
            writer.Comment(RunCode.Describe(reduce));
            using (writer.Block("for (int round = 0; ; round++)"))
            {
                WriteClear(reduce);
                writer.Line(CallReduce(reduce));
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
            writer.Comment(RunCode.Describe(once));
            WriteClear(once);
            writer.Line(CallReduce(once));
        }

        using (writer.Block("for (nuint i = 0; i < sets; i++)"))
        {
            WriteInputs(phase.Scalars.Where(s => s is not Retry).SelectMany(Pruning.Uses), phase);
            foreach (Stage stage in phase.Scalars)
                WriteScalar(stage);
            if (phase == _phases[_phases.Count - 1])
                WriteResults();
        }
    }

    /// <summary>Writes what lets the sums begin at zero, whatever the memory held.</summary>
    private void WriteClear(Reduce reduce)
    {
        foreach (Let sum in reduce.Sums)
            writer.Line($"{sum.Name}Memory.Clear();");
    }

    /// <summary>Writes the loads of what scalars are made of: sums, and scalars of earlier phases.</summary>
    private void WriteInputs(IEnumerable<string> names, Phase phase)
    {
        foreach (string name in names.Distinct().Where(n => !phase.DefinesScalar(n)))
            writer.Line($"{(Sums.Contains(name) ? "double" : TypeOf(name))} {name} = Unsafe.Add(ref {name}Of, i);");
    }

    private void WriteRetry(Phase phase, Retry retry)
    {
        List<Stage> before = [.. phase.Scalars.TakeWhile(s => s != retry)];
        WriteInputs(before.SelectMany(Pruning.Uses).Concat(Pruning.Uses(retry)).Except(before.OfType<Scalar>().Select(s => s.Name)), phase);
        foreach (Scalar scalar in before.OfType<Scalar>())
            writer.Line($"{TypeOf(scalar.Name)} {scalar.Name} = {Rounded(scalar.Name, Text(scalar.Value))};");
        using (writer.Block($"if ({Text(retry.Left)} > {Text(retry.Right)})"))
        {
            writer.Line($"Unsafe.Add(ref {retry.Name}Of, i) = {Rounded(retry.Name, Text(retry.Value))};");
            writer.Line("moved = true;");
        }
    }

    private void WriteScalar(Stage stage)
    {
        if (stage is Scalar scalar)
        {
            writer.Line($"{TypeOf(scalar.Name)} {scalar.Name} = {Rounded(scalar.Name, Text(scalar.Value))};");
            if (Buffered.Contains(scalar.Name))
                writer.Line($"Unsafe.Add(ref {scalar.Name}Of, i) = {scalar.Name};");
        }
        else if (stage is Guard guard)
        {
            using (writer.Block($"if (FloatRange.Outside({(HasWideScalars ? $"(float){guard.Name}" : guard.Name)}))"))
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
            kernel.WriteIfPresent(writer, save.Statistic, () => writer.Line($"Unsafe.Add(ref {KernelContext.Name(save.Statistic)}, start + i) = {ToCaller(save.Name)};"));
        foreach (Update update in kernel.Program.Updates)
        {
            kernel.WriteIfPresent(writer, update.State, () =>
                writer.Line($"Unsafe.Add(ref {KernelContext.Name(update.State)}, start + i) = {(HasWideScalars ? ScalarDialect.Cast(kernel.Compute, Text(update.Value)) : Text(update.Value))};"));
        }
    }

    private string ToCaller(string scalar) => HasWideScalars && !kernel.ScalarsOfElements.Contains(scalar) ? $"(float){scalar}" : scalar;

    private void WriteOutput()
    {
        writer.Line();
        writer.Comment(RunCode.Describe(kernel.Program.Map));
        if (!kernel.HasGuard)
        {
            WriteMap("0", "sets");
            return;
        }

        using (writer.Block("for (nuint from = 0, to; from < sets; from = to)"))
        {
            using (writer.Block("if (apart[(int)from])"))
            {
                writer.Comment($"{(HasWideScalars ? "float cannot hold this set's squares" : "This set's squares are beyond a double")}: apart from the others.");
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
        RowScalar s => s.Name,
        FeatureScalar f => _scalar.Load(kernel.TypeOf(f.Parameter), KernelContext.Name(f.Parameter), "start + i"),
        CallScalar c => KernelContext.Name(c.Value),
        _ => throw new InvalidOperationException($"{leaf} has no place in a scalar."),
    });

    private bool IsForElements(string scalar) => HasWideScalars && kernel.ScalarsOfElements.Contains(scalar);

    private string TypeOf(string scalar) => IsForElements(scalar) ? Compute : "double";

    private string Rounded(string scalar, string value) => IsForElements(scalar) ? ScalarDialect.Cast(kernel.Compute, value) : value;
}
