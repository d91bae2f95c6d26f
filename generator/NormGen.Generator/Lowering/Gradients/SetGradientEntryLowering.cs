using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the class that the body of a gradient calls whose statistics are of features over the batch or a sample, or of groups of them, or of positions: it checks
/// the arguments, hands the kernel the batch, or one sample or run of positions after another, and adds what each feature adds up to what the caller has.
/// </summary>
internal sealed class SetGradientEntryLowering(SourceWriter writer, NormSpec spec, EntryNames names, KernelStep step, (string Class, KernelContext Kernel)? own, string plainName)
{
    private readonly Sharing _sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);
    private readonly SetGradientCall _call = new(writer, spec, names, step, own);

    /// <summary>The statistics that the kernels take.</summary>
    public GradientStatistics Statistics => new(writer, spec, names, step);

    private bool HasRowsOfChannels => IsChannel && _sharing == Sharing.FeatureOfBatch && (spec.Has(Role.Spatial) || Spatial == "1");

    private bool IsChannel => spec.Axis == Axis.Channel;

    private string Dim => names.Dim;

    private string Spatial => names.Spatial;

    private string Sets => SetCheckLowering.SetsOfSample(spec, names);

    private IReadOnlyList<Role> Sums => _call.Sums;

    /// <summary>Writes the class.</summary>
    public void Write()
    {
        writer.Comment("<summary>Checks the arguments and hands the kernel what shares statistics.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {plainName}Entry"))
        using (writer.Block($"internal static void Run({string.Join(", ", spec.Parameters.Select(p => $"{EntryLowering.TypeOf(spec, p)} {KernelContext.Name(p.Role)}"))})"))
        {
            new SetGradientCheckLowering(writer, spec, names, [step]).Write();
            using (writer.Indent("if (positions == 0)"))
                writer.Line("return;");
            writer.Line();
            writer.Line($"RowRuns valid = new({names.Padding}positions);");
            Statistics.Write(plainName, _sharing switch
            {
                Sharing.FeatureOfBatch => $"{Dim}, 1",
                Sharing.Position => $"positions, {Sets}",
                _ => $"samples, {Sets}",
            });
            if (Sums.Count > 0)
                writer.Line($"using FeatureSums<double> sums = new({Dim}, {Sums.Count}, isOneBlock: true);");
            writer.Line();
            switch (_sharing)
            {
                case Sharing.FeatureOfBatch:
                    WriteBatch();
                    break;
                case Sharing.Position:
                    WritePositions();
                    break;
                default:
                    WriteSamples();
                    break;
            }

            WriteEnd();
        }
    }

    private void WriteBatch()
    {
        writer.Line("int count = valid.Count(0, positions);");
        using (writer.Block("if (count > 0)"))
        {
            string ofRows = $"valid, 0, positions, {Literals.Native(Dim)}, (nuint)count, {Literals.Native(Dim)}", ofChannels = $"valid, samples, {Dim}, {Spatial}, (nuint)count, {Literals.Native(Dim)}";
            string Reference(Role role) => At(role == Role.Nu && !spec.Writes(role) ? "kept.Part(0)" : KernelContext.Name(role), "");
            if (spec.Has(Role.Nu) && !spec.Writes(Role.Nu))
            {
                // The library's kernel lets ν take in the batch.
                writer.Line($"using Workspace<{spec.Compute.Name}> kept = new({Dim}, 1, 1);");
                writer.Line("nu.CopyTo(kept.Part(0));");
            }

            if (!IsChannel)
            {
                _call.Write(Reference, ofRows);
            }
            else if (HasRowsOfChannels)
            {
                // Channels of one position are rows, which are gone through side by side.
                if (Spatial != "1")
                {
                    using (writer.Indent($"if ({Spatial} > 1)"))
                        _call.Write(Reference, ofChannels);
                    using (writer.Indent("else"))
                        _call.WriteLibrary(Reference, ofRows, Axis.Feature);
                }
                else
                {
                    _call.WriteLibrary(Reference, ofRows, Axis.Feature);
                }
            }
            else
            {
                _call.Write(Reference, ofChannels);
            }
        }
    }

    private void WritePositions() => PositionsLowering.Write(writer, spec, names, (offset, geometry, feature) => _call.Write(
        role => At(KernelContext.Name(role), offset(role)), geometry, feature));

    private void WriteSamples()
    {
        bool isGrouped = _sharing == Sharing.GroupOfSample;
        IReadOnlyList<Role> taken = Statistics.Taken;
        if (isGrouped && taken.Count > 0)
        {
            writer.Comment("Each feature has its group's statistics.");
            writer.Line($"using Workspace<{spec.Compute.Name}> spread = new({Dim}, 1, {taken.Count});");
        }

        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"int first = sample * {Spatial}, end = first + {Spatial};");
            writer.Line("int count = valid.Count(first, end);");
            using (writer.Indent("if (count == 0)"))
                writer.Line("continue;");
            writer.Line();
            for (int i = 0; isGrouped && i < taken.Count; i++)
                writer.Line($"SetOrder.Spread({KernelContext.Name(taken[i])}.Slice(sample * {Sets}, {Sets}), spread.Part({i}));");
            string Reference(Role role) => KernelContext.IsPerRow(role) ? At(KernelContext.Name(role), $"(nint)first * {Dim}")
                : !RoleFacts.IsStatistic(role) ? At(KernelContext.Name(role), "")
                : isGrouped ? At($"spread.Part({taken.ToList().IndexOf(role)})", "")
                : At(KernelContext.Name(role), $"sample * {Dim}");
            string sets = isGrouped ? $"{(own is { Kernel.IsTogether: false } ? "" : Literals.Native(names.GroupDim) + ", ")}(nuint)count * {Literals.Native(names.GroupDim)}, {Literals.Native(Dim)}" : $"(nuint)count, {Literals.Native(Dim)}";
            _call.Write(Reference, IsChannel ? $"valid.OfSample(sample, {Spatial}), 1, {Dim}, {Spatial}, {sets}" : $"valid, first, end, {Literals.Native(Dim)}, {sets}");
        }
    }

    private static string At(string span, string offset) => offset.Length == 0 ? $"MemoryMarshal.GetReference({span})" : $"Unsafe.Add(ref MemoryMarshal.GetReference({span}), {offset})";

    private void WriteEnd()
    {
        if (Sums.Count > 0)
        {
            writer.Line();
            writer.Line("sums.EndPiece();");
            writer.Line("sums.EndBlock();");
            for (int i = 0; i < Sums.Count; i++)
                writer.Line($"sums.AddTo({i}, {KernelContext.Name(Sums[i])});");
        }

        if (spec.HasPadding && spec.Has(Role.Dx))
            writer.Line(IsChannel ? $"valid.ClearPaddedPositions(dx, {Dim}, {Spatial});" : $"valid.ClearPadding(dx, {Dim}, {Dim});");
    }
}
