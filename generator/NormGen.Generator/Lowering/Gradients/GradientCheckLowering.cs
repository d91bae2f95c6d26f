using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The checks of a gradient of rows.</summary>
internal sealed class GradientCheckLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps)
    : CheckLowering(writer, spec, names, steps)
{
    protected override void WriteTensors()
    {
        Writer.Line($"int rows = Shapes.Rows(dy.Length, {Dim}, {Quoted(Role.Dy)});");
        foreach (Role role in Spec.Parameters.Select(p => p.Role).Where(r => RoleFacts.IsTensor(r) && r != Role.Dy).OrderBy(r => r))
            Writer.Line($"Shapes.Tensor({KernelContext.Name(role)}.Length, rows, {Dim}, {Quoted(role)});");
    }
}
