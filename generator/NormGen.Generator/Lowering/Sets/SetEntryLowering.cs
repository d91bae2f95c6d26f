using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the class that the body of a method calls whose statistics are of sets: it checks the arguments, and hands the kernel one set after another, or the
/// columns of one sample after another.
/// </summary>
internal sealed class SetEntryLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps, (string Class, KernelContext Kernel)? own)
{
    private readonly Sharing _sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);
    private readonly KernelStep _step = steps.OfType<KernelStep>().Single();

    private bool IsChannel => spec.Axis == Axis.Channel;

    private string Dim => names.Dim;

    private string Spatial => names.Spatial;

    /// <summary>The statistics of one kind that a sample has, or each of its positions.</summary>
    private string Sets => SetCheckLowering.SetsOfSample(spec, names);

    /// <summary>The features of a set.</summary>
    private string SetDim => _sharing == Sharing.FeatureOfSample ? "1" : names.GroupDim;

    private string Output => names.Of(Place.Output);

    private IEnumerable<RoleParameter> Saved => spec.Parameters.Where(p => RoleFacts.IsStatistic(p.Role) && spec.Writes(p.Role));

    /// <summary>Writes the class.</summary>
    /// <param name="className">Its name.</param>
    public void Write(string className)
    {
        writer.Comment("<summary>Checks the arguments and hands the kernel what shares statistics.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {className}"))
        using (writer.Block($"internal static void Run({string.Join(", ", spec.Parameters.Select(p => $"{EntryLowering.TypeOf(spec, p)} {KernelContext.Name(p.Role)}"))})"))
        {
            new SetCheckLowering(writer, spec, names, steps).Write();
            writer.Line($"RowRuns valid = new({names.Padding}positions);");
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

            if (!spec.HasPadding || !spec.KeepsOutput)
                return;
            writer.Line();
            writer.Line(IsChannel ? $"valid.ClearPaddedPositions({Output}, {Dim}, {Spatial});" : $"valid.ClearPadding({Output}, {Dim}, {Dim});");
        }
    }

    private void WriteBatch()
    {
        writer.Line("int count = valid.Count(0, positions);");
        if (_step.Program.Updates.SelectMany(u => u.Value.Walk()).Contains(new CallScalar(CallValue.Unbiasing)))
            writer.Line($"Shapes.TrainingCount(count, {Literals.String(spec[Role.X].Name)});");
        writer.Line();
        if (_step.Program.Updates.Any())
            writer.Comment("Where there is nothing but padding, what is kept from call to call stays as it is.");
        using (writer.Block("if (count > 0)"))
        {
            if (spec.Has(Role.Batches))
                writer.Line("double momentum = 1d / ++batches;");
            WriteBatchCalls();
        }

        if (!Saved.Any())
            return;
        using (writer.Block("else"))
        {
            foreach (RoleParameter statistic in Saved)
                writer.Line($"{KernelContext.Name(statistic.Role)}.Clear();");
        }
    }

    private void WriteBatchCalls()
    {
        string Reference(Role role) => At(role, "");
        string ofRows = $"valid, 0, positions, {Literals.Native(Dim)}, (nuint)count, {Literals.Native(Dim)}", ofChannels = $"valid, samples, {Dim}, {Spatial}, (nuint)count, {Literals.Native(Dim)}";
        if (!IsChannel)
        {
            WriteCall(Reference, ofRows);
            return;
        }

        // Channels of one position are rows, which are gone through side by side.
        SetRuntimeCall rows = new(writer, spec with { Axis = Axis.Feature });
        if (Spatial == "1")
        {
            rows.Write(Reference, ofRows);
        }
        else if (spec.Has(Role.Spatial))
        {
            using (writer.Indent($"if ({Spatial} == 1)"))
                rows.Write(Reference, ofRows);
            using (writer.Indent("else"))
                WriteCall(Reference, ofChannels);
        }
        else
        {
            WriteCall(Reference, ofChannels);
        }
    }

    private void WriteSamples()
    {
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            writer.Line($"int first = sample * {Spatial}, end = first + {Spatial};");
            writer.Line("int count = valid.Count(first, end);");
            if (spec.HasPadding)
            {
                using (writer.Block("if (count == 0)"))
                {
                    foreach (RoleParameter statistic in Saved)
                        writer.Line($"{KernelContext.Name(statistic.Role)}.Slice(sample * {Sets}, {Sets}).Clear();");
                    writer.Line("continue;");
                }
            }

            writer.Line();
            if (!IsChannel && _sharing == Sharing.FeatureOfSample)
            {
                WriteCall(r => At(r, KernelContext.IsPerRow(r) ? $"(nint)first * {Dim}" : RoleFacts.IsStatistic(r) ? $"sample * {Dim}" : ""), $"valid, first, end, {Literals.Native(Dim)}, (nuint)count, {Literals.Native(Dim)}");
                return;
            }

            using (writer.Block($"for (int set = 0; set < {Sets}; set++)"))
            {
                string feature = SetDim == "1" ? "set" : $"set * {SetDim}";
                string tensor = IsChannel ? $"((nint)sample * {Dim} + {feature}) * {Spatial}" : $"(nint)first * {Dim} + {feature}";
                string runs = IsChannel ? $"SetRuns.OfChannels(valid, sample, {SetDim}, {Spatial})" : $"SetRuns.OfRows(valid, first, end, {Literals.Native(Dim)}, {Literals.Native(SetDim)})";
                WriteCall(
                    r => At(r, KernelContext.IsPerRow(r) ? tensor : RoleFacts.IsStatistic(r) ? $"sample * {Sets} + set" : feature),
                    $"{runs}, (nuint)count{(SetDim == "1" ? "" : $" * {Literals.Native(SetDim)}")}");
            }
        }
    }

    private void WritePositions()
    {
        PositionsLowering.Write(writer, spec, names, (offset, geometry, _) => WriteCall(role => At(role, offset(role)), geometry));
        if (!spec.HasPadding || !Saved.Any())
            return;
        writer.Line();
        foreach (RoleParameter statistic in Saved)
            writer.Line($"valid.ClearPaddedPositions({KernelContext.Name(statistic.Role)}, {Sets}, {Spatial});");
    }

    /// <summary>Writes the call of the method's own kernel, or of the library's.</summary>
    private void WriteCall(Func<Role, string> reference, string geometry)
    {
        if (own is var (name, kernel))
        {
            writer.Line($"{name}.{MethodLowering.EntryPoint(kernel.Walk)}({KernelContext.Join(
                kernel.References.Select(r => "ref " + reference(r)),
                kernel.Saves.Select(s => "ref " + reference(s.Statistic)),
                [geometry],
                kernel.CallArgumentValues.Select(EntryReferences.Value))});");
            return;
        }

        new SetRuntimeCall(writer, spec).Write(reference, geometry);
    }

    private string At(Role role, string offset)
    {
        string span = role == Role.Y ? Output : KernelContext.Name(role), first = $"MemoryMarshal.GetReference({span})";
        return offset.Length == 0 ? first : $"Unsafe.Add(ref {first}, {offset})";
    }
}
