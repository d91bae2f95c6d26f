using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the calls of kernels for all rows of a call, or for those of them that are no padding.</summary>
internal sealed class StepLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<StepKernels> kernels)
{
    /// <summary>The steps whose kernel is chosen by the feature count, in a method of its own: a switch inside the entry would be written again for each.</summary>
    private readonly List<KernelStep> _chosen = [];

    private string Groups => Literals.Int(spec.Groups);

    /// <summary>Writes what tells the rows that are no padding.</summary>
    public void WriteRuns()
    {
        if (spec.HasPadding)
            writer.Line(spec.Has(Role.Mask) ? "RowRuns valid = new(mask);" : "RowRuns valid = new(lengths, rows);");
    }

    /// <summary>Writes some steps, one after another for a few rows at a time, so that what one leaves is still in the cache for the next.</summary>
    public void WriteRows(IReadOnlyList<KernelStep> steps)
    {
        // The run-time-size kernels add first and then normalize, so they too are given a few rows at a time.
        bool addsApart = steps[0].Program.Prologue is not null && (KernelsOf(steps[0]).Count == 0 || names.OnlySize is null);
        bool isWhole = steps.Count == 1 && spec.Groups == 1 && !addsApart;
        if (!spec.HasPadding)
        {
            WriteStretch(steps, isWhole, "0", "rows");
            return;
        }

        using (writer.Block("for (int first = 0; valid.Next(ref first, out int count); first += count)"))
            WriteStretch(steps, isWhole, "first", "count");
    }

    /// <summary>Writes that a tensor's padded rows become zero.</summary>
    public void WriteClear(Place place)
    {
        if (spec.HasPadding)
            writer.Line($"valid.ClearPadding({names.Of(place)}, {names.Dim}, {names.Stride(place)});");
    }

    /// <summary>Writes that the statistics of padded rows become zero.</summary>
    public void WriteClearStatistic(Role statistic)
    {
        if (spec.HasPadding)
            writer.Line($"valid.ClearPadding({KernelContext.Name(statistic)}, {Groups}, {Groups});");
    }

    private void WriteStretch(IReadOnlyList<KernelStep> steps, bool isWhole, string first, string count)
    {
        if (isWhole)
        {
            WriteStep(steps[0], first, count, null);
            return;
        }

        writer.Comment(steps.Count == 1 && spec.Groups > 1
            ? "A few rows at a time, so that they are still in the cache for their next group."
            : "A few rows at a time, so that what one step leaves is in the cache for the next.");
        string chunk = $"RowBlock.Chunk({names.Dim})";
        string last = first == "0" ? count : $"{first} + {count}";
        using (writer.Block($"for (int start = {first}, last = {last}, some; start < last; start += some)"))
        {
            writer.Line($"some = Math.Min(last - start, {chunk});");
            foreach (KernelStep step in steps)
            {
                if (spec.Groups == 1)
                {
                    WriteStep(step, "start", "some", null);
                    continue;
                }

                using (writer.Block($"for (int group = 0; group < {Groups}; group++)"))
                    WriteStep(step, "start", "some", "group");
            }
        }
    }

    private IReadOnlyList<(string Class, KernelContext Kernel)> KernelsOf(KernelStep step) => kernels.FirstOrDefault(k => k.Step == step)?.Kernels ?? [];

    private void WriteStep(KernelStep step, string first, string count, string? group)
    {
        IReadOnlyList<(string Class, KernelContext Kernel)> own = KernelsOf(step);
        RuntimeCallLowering runtime = new(writer, spec, names, step);
        if (own.Count == 0)
        {
            runtime.Write(new EntryReferences(spec, names, first, group), count);
        }
        else if (names.OnlySize is not null)
        {
            WriteOwn(step, own[0], runtime, new EntryReferences(spec, names, first, group), count);
        }
        else
        {
            _chosen.Add(step);
            EntryReferences references = new(spec, names, first, group);
            writer.Line($"{ChooserOf(step)}({KernelContext.Join(
                ChooserTensors(step).Select(place => "ref " + references.Tensor(place)),
                ChooserParameters(step).Select(p => p.IsSpan ? "ref " + references.Parameter(p.Role) : KernelContext.Name(p.Role)),
                ChooserStatistics(step).Select(p => "ref " + references.Statistic(p.Role)),
                [count, "dim"],
                ChooserNumbers.Select(p => KernelContext.Name(p.Role)))});");
        }
    }

    /// <summary>Writes the methods that choose a kernel by the feature count.</summary>
    public void WriteChoosers()
    {
        foreach (KernelStep step in _chosen.Distinct())
        {
            writer.Line();
            string parameters = KernelContext.Join(
                ChooserTensors(step).Select(place => $"ref {KernelContext.TypeAt(spec, place).Name} {names.Of(place)}"),
                ChooserParameters(step).Select(p => $"{(p.IsSpan ? "ref " : "")}{p.Element.Name} {KernelContext.Name(p.Role)}"),
                ChooserStatistics(step).Select(p => $"ref {p.Element.Name} {KernelContext.Name(p.Role)}"),
                ["int count", "int dim"],
                ChooserNumbers.Select(p => $"{p.Element.Name} {KernelContext.Name(p.Role)}"));
            using (writer.Block($"private static void {ChooserOf(step)}({parameters})"))
            using (writer.Block("switch (dim)"))
            {
                RuntimeCallLowering runtime = new(writer, spec, names, step);
                foreach ((string Class, KernelContext Kernel) kernel in KernelsOf(step))
                {
                    using (writer.Indent($"case {Literals.Int(kernel.Kernel.KnownDim!.Value * spec.Groups)}:"))
                    {
                        WriteOwn(step, kernel, runtime, EntryReferences.Inside(spec, names), "count");
                        writer.Line("break;");
                    }
                }

                using (writer.Indent("default:"))
                {
                    runtime.Write(EntryReferences.Inside(spec, names), "count");
                    writer.Line("break;");
                }
            }
        }
    }

    private static string ChooserOf(KernelStep step) => "Choose" + step.Suffix;

    private IReadOnlyList<Place> ChooserTensors(KernelStep step) =>
        step.Places.Where(p => p.Value != Place.Sum || spec.Has(Role.Sum)).Select(p => p.Value).GroupBy(names.Of).Select(g => g.First()).ToList();

    private IEnumerable<RoleParameter> ChooserParameters(KernelStep step) =>
        spec.Parameters.Where(p => p.Role is Role.Weight or Role.Bias && !step.IsNext || p.Role is Role.NextWeight or Role.NextBias && step.IsNext);

    private IEnumerable<RoleParameter> ChooserStatistics(KernelStep step) =>
        spec.Parameters.Where(p => p.Role is Role.Mean or Role.InvStd && !step.IsNext || p.Role is Role.NextMean or Role.NextInvStd && step.IsNext);

    private IEnumerable<RoleParameter> ChooserNumbers =>
        spec.Parameters.Where(p => p.Role is Role.Epsilon or Role.ResidualScale or Role.BranchScale or Role.XStride or Role.YStride);

    private void WriteOwn(KernelStep step, (string Class, KernelContext Kernel) own, RuntimeCallLowering runtime, EntryReferences references, string count)
    {
        int least = own.Kernel.IsStaged || own.Kernel.Widened.Count > 0 ? Planner.LeastRowsForMemory(own.Kernel.KnownDim!.Value) : 0;
        if (least == 0)
        {
            writer.Line(Call(step, own, references, count));
            return;
        }

        using (writer.Block($"if ({count} < {least})"))
            runtime.Write(references, count);
        using (writer.Indent("else"))
            writer.Line(Call(step, own, references, count));
    }

    private static string Call(KernelStep step, (string Class, KernelContext Kernel) own, EntryReferences references, string count)
    {
        KernelContext kernel = own.Kernel;
        return $"{own.Class}.Rows({KernelContext.Join(
            kernel.References.Select(r => "ref " + (KernelContext.IsPerRow(r) ? references.Tensor(step.Places[r]) : references.Parameter(r))),
            kernel.Saves.Select(s => "ref " + references.Statistic(s.Statistic)),
            ["(nuint)" + count],
            kernel.CallArgumentValues.Select(EntryReferences.Value),
            kernel.Strides.Select(s => "(nuint)" + s))});";
    }
}
