using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the class that the body of a gradient of rows calls: it checks the arguments, works out statistics that were not saved, hands the kernels a few rows
/// after another, and adds what each feature adds up to what the caller has.
/// </summary>
internal sealed class GradientEntryLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps, IReadOnlyList<StepKernels> kernels, string statistics)
{
    private bool HasPadding => spec.Has(Role.Mask) || spec.Has(Role.Lengths);

    private string Compute => spec.Compute.Name;

    private IReadOnlyList<KernelStep> KernelSteps => steps.OfType<KernelStep>().ToList();

    /// <summary>What each feature adds up, in the order of its memory.</summary>
    private IReadOnlyList<Role> Sums => spec.Parameters.Select(p => p.Role).Where(r => r is Role.DWeight or Role.DBias or Role.DNextWeight or Role.DNextBias).OrderBy(r => r).ToList();

    /// <summary>Writes the class.</summary>
    /// <param name="className">Its name.</param>
    public void Write(string className)
    {
        writer.Comment("<summary>Checks the arguments, and goes through the rows in an order that fixes every bit of the sums over them.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {className}"))
        using (writer.Block($"internal static void Run({string.Join(", ", spec.Parameters.Select(p => $"{EntryLowering.TypeOf(spec, p)} {KernelContext.Name(p.Role)}"))})"))
        {
            new GradientCheckLowering(writer, spec, names, steps).Write();
            writer.Line(spec.Has(Role.Mask) ? "RowRuns valid = new(mask);" : spec.Has(Role.Lengths) ? "RowRuns valid = new(lengths, rows);" : "RowRuns valid = new(rows);");
            WriteStatistics();
            if (Sums.Count > 0)
                writer.Line($"using FeatureSums<{Compute}> sums = new({names.Dim}, {Sums.Count});");
            if (KernelSteps.Any(s => s.Places.Values.Contains(Place.BranchOutput)))
                WriteBranch();
            writer.Line();
            WriteRows();
            writer.Line();
            for (int i = 0; i < Sums.Count; i++)
                writer.Line($"sums.AddTo({i}, {KernelContext.Name(Sums[i])});");
            WritePadding();
        }
    }

    private void WriteBranch()
    {
        writer.Line($"using Workspace<{spec[Role.X].Element.Name}> passed = new(rows, {names.Dim}, 1);");
        writer.Line($"Span<{spec[Role.X].Element.Name}> branchOutput = passed.Part(0);");
    }

    /// <summary>Writes what works out the statistics that the kernels take and the method is not given.</summary>
    private void WriteStatistics()
    {
        foreach (StepKernels one in kernels)
        {
            KernelStep step = one.Step;
            IReadOnlyList<Role> missing = Missing(spec, one);
            if (missing.Count == 0)
                continue;
            NormSpec forward = StatisticsSpec(spec, one);
            string x = names.Of(step.Places[Role.X]);
            writer.Line();
            writer.Comment("The forward pass has not saved its statistics: once more.");
            writer.Line($"using Workspace<{Compute}> saved{step.Suffix} = new(rows, {Literals.Int(spec.Groups)}, {missing.Count});");
            for (int i = 0; i < missing.Count; i++)
                writer.Line($"Span<{Compute}> {KernelContext.Name(missing[i])} = saved{step.Suffix}.Part({i});");
            writer.Line($"using Workspace<{forward[Role.Y].Element.Name}> normalized{step.Suffix} = new(rows, {names.Dim}, 1);");
            writer.Line($"{statistics}{step.Suffix}Entry.Run({string.Join(", ", forward.Parameters.Select(p => p.Role switch
            {
                Role.X => x,
                Role.Y => $"normalized{step.Suffix}.Part(0)",
                Role.Mean or Role.InvStd when step.IsNext => KernelContext.Name(p.Role == Role.Mean ? Role.NextMean : Role.NextInvStd),
                _ => KernelContext.Name(p.Role),
            }))});");
        }
    }

    /// <summary>
    /// The statistics that a step's kernels take and the method is not given. The library's kernels take all of their kind's, whether this program reads
    /// them or not.
    /// </summary>
    public static IReadOnlyList<Role> Missing(NormSpec spec, StepKernels kernels)
    {
        KernelStep step = kernels.Step;
        bool callsLibrary = spec.Sizes.Count != 1 || kernels.Kernels.Count == 0;
        IEnumerable<Role> taken = callsLibrary
            ? ProgramCatalog.Statistics(spec.Kind, spec.Axis).Select(r => !step.IsNext ? r : r == Role.Mean ? Role.NextMean : Role.NextInvStd)
            : step.Program.Takes.Select(t => t.Statistic);
        return taken.Where(r => !spec.Has(r)).ToList();
    }

    /// <summary>The forward method that works out statistics for a step.</summary>
    public static NormSpec StatisticsSpec(NormSpec spec, StepKernels kernels)
    {
        KernelStep step = kernels.Step;
        ElementType x = KernelContext.TypeAt(spec, step.Places[Role.X]);
        List<RoleParameter> parameters = [new(Role.X, "x", x), new(Role.Y, "y", x) { IsWritable = true }];
        parameters.AddRange(Missing(spec, kernels).Select(r => new RoleParameter(r is Role.Mean or Role.NextMean ? Role.Mean : Role.InvStd, "statistic", spec.Compute) { IsWritable = true }));
        if (spec.Sizes.Count != 1)
            parameters.Add(new(Role.Dim, "dim", ElementType.Int32, IsSpan: false));
        parameters.AddRange(spec.Parameters.Where(p => p.Role is Role.Epsilon or Role.Mask or Role.Lengths));
        return spec with { Placement = NormGen.Placement.None, Forward = null, ZeroCentered = false, ResidualScale = 1, BranchScale = 1, Parameters = parameters.ToEquatableArray() };
    }

    private void WriteRows()
    {
        if (Sums.Count == 0)
        {
            string most = spec.Groups == 1 && KernelSteps.Count == 1 ? "int.MaxValue" : $"RowBlock.Chunk({names.Dim})";
            using (writer.Block($"for (int at = 0; valid.Next(ref at, rows, {most}, out int some); at += some)"))
                WriteSteps();
            return;
        }

        using (writer.Block("for (int block = 0; block < rows; block += SetOrder.BlockRows)"))
        {
            writer.Line("int end = Math.Min(rows - block, SetOrder.BlockRows) + block;");
            using (writer.Block("for (int at = block; valid.Next(ref at, end, SetOrder.PieceRows, out int some); at += some)"))
            {
                WriteSteps();
                writer.Line("sums.EndPiece();");
            }

            writer.Line();
            writer.Line("sums.EndBlock();");
        }
    }

    private void WriteSteps()
    {
        foreach (KernelStep step in KernelSteps)
            new GradientCall(writer, spec, names, step, kernels.First(k => k.Step == step).Kernels, Sums).Write("at", "some");
    }

    /// <summary>Padding has no gradient; its residual stream goes by, and so does what comes down it.</summary>
    private void WritePadding()
    {
        if (!HasPadding)
            return;

        // What comes down may lie where dx is to be.
        if (spec.Has(Role.DResidual))
        {
            writer.Line(spec.Has(Role.DResidualOut)
                ? $"valid.CopyPadding(dResidualOut, dResidual, {names.Dim});"
                : $"valid.ClearPadding(dResidual, {names.Dim}, {names.Dim});");
        }

        if (spec.Has(Role.Dx))
            writer.Line($"valid.ClearPadding(dx, {names.Dim}, {names.Dim});");
    }
}
