using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the class that the body of a gradient of rows calls: it checks the arguments, works out statistics that were not saved, hands the kernels a few rows
/// after another, and adds what each feature adds up to what the caller has.
/// </summary>
internal sealed class GradientEntryLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps, IReadOnlyList<StepKernels> kernels, string plainName)
{
    /// <summary>The type of the residual stream, and of its gradient.</summary>
    private string Stream => (spec.Forward ?? spec)[Role.X].Element.Name;

    private string Compute => spec.Compute.Name;

    private IReadOnlyList<KernelStep> KernelSteps => steps.OfType<KernelStep>().ToList();

    /// <summary>What each feature adds up, in the order of its memory.</summary>
    private IReadOnlyList<Role> Sums => spec.Parameters.Select(p => p.Role).Where(r => r is Role.DWeight or Role.DBias or Role.DNextWeight or Role.DNextBias).OrderBy(r => r).ToList();

    /// <summary>Writes the class.</summary>
    public void Write()
    {
        writer.Comment("<summary>Checks the arguments, and goes through the rows in an order that fixes every bit of the sums over them.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {plainName}Entry"))
        using (writer.Block($"internal static void Run{EntryLowering.TypeParameters(spec)}({string.Join(", ", spec.Parameters.Select(p => $"{EntryLowering.TypeOf(spec, p)} {KernelContext.Name(p.Role)}"))}){EntryLowering.Constraints(spec)}"))
        {
            new GradientCheckLowering(writer, spec, names, steps).Write();
            using (writer.Indent("if (rows == 0)"))
                writer.Line("return;");
            writer.Line();
            writer.Line($"RowRuns valid = new({names.Padding}rows);");
            foreach (KernelStep step in KernelSteps)
                new GradientStatistics(writer, spec, names, step).Write(plainName, $"rows, {Literals.Int(spec.Groups)}");
            if (Sums.Count > 0)
                writer.Line($"using FeatureSums<{Compute}> sums = new({names.Dim}, {Sums.Count}, rows <= SetOrder.BlockRows);");
            if (spec.IsBlock)
                WriteBlock();
            else
                WriteFused();
            writer.Line();
            for (int i = 0; i < Sums.Count; i++)
                writer.Line($"sums.AddTo({i}, {KernelContext.Name(Sums[i])});");
            WritePadding();
        }
    }

    /// <summary>Writes the steps one after another for a few rows at a time.</summary>
    private void WriteFused()
    {
        if (KernelSteps.Any(s => s.Places[Role.Dy] == Place.BranchOutput))
        {
            writer.Line($"using Workspace<{Stream}> passed = new(rows, {names.Dim}, 1);");
            writer.Line($"Span<{Stream}> branchOutput = passed.Part(0);");
        }

        writer.Line();
        WriteRows(KernelSteps);
    }

    /// <summary>Writes the steps one after another, each for all rows: the sub-layer wants all of them.</summary>
    private void WriteBlock()
    {
        EntryLowering.WriteRoom(writer, spec, names, Steps.WorkspaceParts(steps), "the sub-layer's gradient");
        foreach (Step step in steps)
        {
            writer.Line();
            switch (step)
            {
                case KernelStep kernel:
                    WriteRows([kernel]);
                    break;
                case SumStep sum:
                    WriteSum(sum);
                    break;
                case SublayerStep sublayer:
                    if (spec.HasPadding)
                        writer.Line($"valid.ClearPadding({names.Of(sublayer.Input)}, {names.Dim}, {names.Dim});");
                    writer.Line($"sublayer.Invoke({names.Of(sublayer.Input)}, {names.Of(sublayer.Output)});");
                    break;
            }
        }
    }

    private void WriteSum(SumStep sum)
    {
        string At(Place place) => $"ref Unsafe.Add(ref MemoryMarshal.GetReference({names.Of(place)}), (nint)at * {names.Dim})";
        string dim = names.OnlySize is null ? "(nuint)dim" : names.Dim;
        using (writer.Block("for (int at = 0; valid.Next(ref at, rows, int.MaxValue, out int some); at += some)"))
        {
            writer.Line($"FeatureKernels.Sum({KernelContext.Join(
                [At(sum.Branch), sum.Residual is { } residual ? At(residual) : "ref Unsafe.NullRef<Nothing>()", At(sum.Output)],
                ["(nuint)some", dim, Scale(sum.ResidualScale), Scale(sum.BranchScale), dim, dim, dim])});");
        }
    }

    private string Scale(Expression scale) => scale is Constant constant ? Literals.Of(constant.Value, spec.Compute) : KernelContext.Name(((CallScalar)scale).Value);

    private void WriteRows(IReadOnlyList<KernelStep> together)
    {
        if (Sums.Count == 0)
        {
            string most = spec.Groups == 1 && together.Count == 1 ? "int.MaxValue" : $"RowBlock.Chunk({names.Dim})";
            using (writer.Block($"for (int at = 0; valid.Next(ref at, rows, {most}, out int some); at += some)"))
                WriteSteps(together);
            return;
        }

        using (writer.Block("for (int block = 0, end; block < rows; block = end)"))
        {
            writer.Line("end = block + Math.Min(rows - block, SetOrder.BlockRows);");
            using (writer.Block("for (int at = block; valid.Next(ref at, end, SetOrder.FeaturePieceRows, out int some); at += some)"))
            {
                WriteSteps(together);
                writer.Line("sums.EndPiece();");
            }

            writer.Line();
            writer.Line("sums.EndBlock();");
        }
    }

    private void WriteSteps(IReadOnlyList<KernelStep> together)
    {
        foreach (KernelStep step in together)
        {
            IReadOnlyList<(string Class, KernelContext Kernel)> own = kernels.First(k => k.Step == step).Kernels;
            new GradientCall(writer, spec, names, step, own, Sums).Write();
        }
    }

    /// <summary>Padding has no gradient; its residual stream goes by, and so does what comes down it.</summary>
    private void WritePadding()
    {
        if (!spec.HasPadding)
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
