using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the checks of a method's arguments, before which nothing is written to. Those of the shapes are for rows here, and for sets in a class below.</summary>
internal class CheckLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps)
{
    protected SourceWriter Writer => writer;

    protected NormSpec Spec => spec;

    protected EntryNames Names => names;

    protected string Dim => names.Dim;

    public void Write()
    {
        if (names.OnlySize is null)
        {
            if (!spec.Has(Role.Dim))
                writer.Line($"int dim = {KernelContext.Name(names.DimSource)}.Length;");
            writer.Line($"Shapes.Dim(dim, {Quoted(names.DimSource)});");
            if (spec.Groups > 1)
                writer.Line($"Shapes.Groups(dim, {Literals.Int(spec.Groups)}, {Quoted(names.DimSource)});");
        }

        WriteTensors();
        foreach (Role role in Present(r => (RoleFacts.IsPerFeature(r) || RoleFacts.IsState(r)) && spec[r].IsSpan && (names.OnlySize is not null || r != names.DimSource)))
            writer.Line($"Shapes.PerFeature({KernelContext.Name(role)}.Length, {(spec.IsOneForAll(role) ? "1" : Dim)}, {Quoted(role)});");
        foreach (Role role in Present(RoleFacts.IsStatistic))
            WriteStatistic(role);
        WritePadding();
        if (spec.Has(Role.Epsilon))
            writer.Line($"Shapes.Epsilon(epsilon, {Quoted(Role.Epsilon)});");
        foreach (Role scale in Present(Role.ResidualScale, Role.BranchScale))
            writer.Line($"Shapes.Scale({KernelContext.Name(scale)}, {Quoted(scale)});");
        if (spec.IsBlock)
            writer.Line($"Shapes.Sublayer(sublayer, {Quoted(Role.Sublayer)});");
        if (spec.Has(Role.Workspace))
            writer.Line($"Shapes.Workspace(workspace.Length, rows, {Dim}, {Steps.WorkspaceParts(steps)}, {Quoted(Role.Workspace)});");
        WriteOverlaps();
    }

    protected virtual void WriteStatistic(Role role) => writer.Line(spec.Groups == 1
        ? $"Shapes.PerRow({KernelContext.Name(role)}.Length, rows, {Quoted(role)});"
        : $"Shapes.PerGroup({KernelContext.Name(role)}.Length, rows, {Literals.Int(spec.Groups)}, {Quoted(role)});");

    protected virtual void WritePadding()
    {
        if (spec.Has(Role.Mask))
            writer.Line($"Shapes.PerRow(mask.Length, rows, {Quoted(Role.Mask)});");
        if (spec.Has(Role.Lengths))
            writer.Line($"Shapes.Lengths(lengths, rows, {Quoted(Role.Lengths)});");
    }

    protected virtual void WriteTensors()
    {
        foreach (Role stride in Present(Role.XStride, Role.YStride))
            writer.Line($"Shapes.Stride({KernelContext.Name(stride)}, {Dim}, {Quoted(stride)});");

        // A tensor whose rows follow one another tells how many there are; behind the last row of a strided one anything may be left out.
        List<Role> tensors = [.. Present(Role.X, Role.Y, Role.Residual, Role.Sum)];
        Role counted = tensors.Where(t => StrideOf(t) is null).DefaultIfEmpty(Role.X).First();
        string length = KernelContext.Name(counted) + ".Length";
        writer.Line(StrideOf(counted) is { } only
            ? $"int rows = Shapes.StridedRows({length}, {Dim}, {KernelContext.Name(only)}, {Quoted(counted)});"
            : $"int rows = Shapes.Rows({length}, {Dim}, {Quoted(counted)});");
        foreach (Role role in tensors.Where(t => t != counted))
        {
            writer.Line(StrideOf(role) is { } stride
                ? $"Shapes.StridedTensor({KernelContext.Name(role)}.Length, rows, {Dim}, {KernelContext.Name(stride)}, {Quoted(role)});"
                : $"Shapes.Tensor({KernelContext.Name(role)}.Length, rows, {Dim}, {Quoted(role)});");
        }
    }

    private void WriteOverlaps()
    {
        List<RoleParameter> spans = spec.Parameters.Where(p => p.IsSpan && !p.IsNothing).ToList();
        List<Role> written = [.. spans.Select(p => p.Role).Where(spec.Writes).OrderBy(Rank).ThenBy(r => r)];
        List<Role> all = [.. written, .. spans.Select(p => p.Role).Except(written).OrderBy(r => r)];
        for (int i = 0; i < written.Count; i++)
        {
            foreach (Role other in all.Skip(i + 1))
                WriteOverlap(written[i], other);
        }
    }

    private static int Rank(Role role) => role switch
    {
        Role.X => 0,
        Role.Y => 1,
        _ => 2,
    };

    private void WriteOverlap(Role output, Role other)
    {
        // Before C# 14 the compiler infers no element type through the conversion of a Span to a ReadOnlySpan.
        string elements = $"<{spec[output].Element.Name}, {spec[other].Element.Name}>";
        string spans = $"{KernelContext.Name(output)}, {KernelContext.Name(other)}", quoted = $"{Quoted(output)}, {Quoted(other)}";

        // Element i of the output is written after element i of the input was read, so the two may be one.
        bool mayBeOne = (output, other) is (Role.Y, Role.X) or (Role.Sum, Role.X or Role.Residual)
            || (output, other) is (Role.Y, Role.Residual) && !spec.Writes(Role.Residual)
            || (output, other) is (Role.X, Role.Residual) && !spec.Writes(Role.Residual)
            || (output, other) is (Role.Dx or Role.DResidual, Role.Dy or Role.DResidualOut);
        if (mayBeOne && (StrideOf(output) ?? StrideOf(other)) is not null)
            writer.Line($"Shapes.SameOrApart{elements}({spans}, {Dim}, {Stride(output)}, {Stride(other)}, {quoted});");
        else
            writer.Line($"Shapes.{(mayBeOne ? "SameOrApart" : "Apart")}{elements}({spans}, {quoted});");
    }

    private Role? StrideOf(Role tensor) => tensor switch
    {
        Role.X when spec.Has(Role.XStride) => Role.XStride,
        Role.Y when spec.Has(Role.YStride) => Role.YStride,
        _ => null,
    };

    private string Stride(Role tensor) => StrideOf(tensor) is { } stride ? KernelContext.Name(stride) : Dim;

    protected string Quoted(Role role) => Literals.String(spec[role].Name);

    protected IEnumerable<Role> Present(params Role[] roles) => roles.Where(r => spec.Has(r) && !spec[r].IsNothing);

    private IEnumerable<Role> Present(Func<Role, bool> isWanted) => spec.Parameters.Select(p => p.Role).Where(isWanted).OrderBy(r => r);
}
