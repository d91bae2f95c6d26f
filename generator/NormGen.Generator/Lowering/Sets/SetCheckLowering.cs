using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The checks of a method whose statistics are of sets: how many samples, rows and positions there are, and that all spans agree on it.</summary>
internal class SetCheckLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps)
    : CheckLowering(writer, spec, names, steps)
{
    private readonly Sharing _sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);

    /// <summary>The sets of one statistic that a sample has.</summary>
    public static string SetsOfSample(NormSpec spec, EntryNames names) =>
        ProgramCatalog.SharingOf(spec.Kind, spec.Axis) == Sharing.FeatureOfSample ? names.Dim : Literals.Int(spec.Groups);

    protected override void WriteTensors()
    {
        if (Spec.Has(Role.Spatial))
            Writer.Line($"Shapes.Spatial(spatial, {Quoted(Role.Spatial)});");
        if (Spec.Axis == Axis.Channel)
        {
            Writer.Line($"int samples = Shapes.Samples(x.Length, {Dim}, {Names.Spatial}, {Quoted(Role.X)});");
            Writer.Line($"int positions = samples * {Names.Spatial};");
        }
        else
        {
            Writer.Line($"int positions = Shapes.Rows(x.Length, {Dim}, {Quoted(Role.X)});");
            if (ProgramCatalog.HasSamples(Spec.Kind, Spec.Axis))
                Writer.Line($"int samples = Shapes.SamplesOfRows(positions, {Names.Spatial}, {Quoted(Role.X)});");
        }

        if (Present(Role.Y).Any())
        {
            Writer.Line(Spec.Axis == Axis.Channel
                ? $"Shapes.ChannelTensor(y.Length, samples, {Dim}, {Names.Spatial}, {Quoted(Role.Y)});"
                : $"Shapes.Tensor(y.Length, positions, {Dim}, {Quoted(Role.Y)});");
        }

        if (Spec.Has(Role.Momentum))
            Writer.Line($"Shapes.Momentum(momentum, {Quoted(Role.Momentum)});");
        if (Spec.Has(Role.Batches))
            Writer.Line($"Shapes.Batches(batches, {Quoted(Role.Batches)});");
    }

    protected override void WriteStatistic(Role role)
    {
        string length = KernelContext.Name(role) + ".Length";
        Writer.Line(_sharing switch
        {
            Sharing.FeatureOfBatch => $"Shapes.PerFeature({length}, {Dim}, {Quoted(role)});",
            Sharing.Position => $"Shapes.PerPosition({length}, samples, {SetsOfSample(Spec, Names)}, {Names.Spatial}, {Quoted(role)});",
            _ => $"Shapes.PerSample({length}, samples, {SetsOfSample(Spec, Names)}, {Quoted(role)});",
        });
    }

    protected override void WritePadding()
    {
        if (Spec.Has(Role.Mask))
        {
            Writer.Line(Spec.Axis == Axis.Channel
                ? $"Shapes.PositionMask(mask.Length, samples, {Names.Spatial}, {Quoted(Role.Mask)});"
                : $"Shapes.PerRow(mask.Length, positions, {Quoted(Role.Mask)});");
        }

        // Where there are samples, they are the sequences.
        if (Spec.Has(Role.Lengths))
        {
            Writer.Line(ProgramCatalog.HasSamples(Spec.Kind, Spec.Axis)
                ? $"Shapes.PositionLengths(lengths, samples, {Names.Spatial}, {Quoted(Role.Lengths)});"
                : $"Shapes.Lengths(lengths, positions, {Quoted(Role.Lengths)});");
        }
    }
}
