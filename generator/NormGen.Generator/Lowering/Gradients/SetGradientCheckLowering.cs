using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The checks of a gradient whose statistics are of sets.</summary>
internal sealed class SetGradientCheckLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps)
    : SetCheckLowering(writer, spec, names, steps)
{
    protected override void WriteTensors()
    {
        bool isChannel = Spec.Axis == Axis.Channel;
        if (Spec.Has(Role.Spatial))
            Writer.Line($"Shapes.Spatial(spatial, {Quoted(Role.Spatial)});");
        if (isChannel)
        {
            Writer.Line($"int samples = Shapes.Samples(dy.Length, {Dim}, {Names.Spatial}, {Quoted(Role.Dy)});");
            Writer.Line($"int positions = samples * {Names.Spatial};");
        }
        else
        {
            Writer.Line($"int positions = Shapes.Rows(dy.Length, {Dim}, {Quoted(Role.Dy)});");
            if (ProgramCatalog.HasSamples(Spec.Kind, Spec.Axis))
                Writer.Line($"int samples = Shapes.SamplesOfRows(positions, {Names.Spatial}, {Quoted(Role.Dy)});");
        }

        foreach (Role role in Spec.Parameters.Select(p => p.Role).Where(r => RoleFacts.IsTensor(r) && r != Role.Dy).OrderBy(r => r))
        {
            Writer.Line(isChannel
                ? $"Shapes.ChannelTensor({KernelContext.Name(role)}.Length, samples, {Dim}, {Names.Spatial}, {Quoted(role)});"
                : $"Shapes.Tensor({KernelContext.Name(role)}.Length, positions, {Dim}, {Quoted(role)});");
        }
    }
}
