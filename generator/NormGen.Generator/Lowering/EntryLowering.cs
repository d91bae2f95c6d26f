using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the class that a method's body calls: it checks the arguments, in the user's names for them, and hands the rows to the
/// kernel of their size, or to the run-time-size kernel.
/// </summary>
internal sealed class EntryLowering(SourceWriter writer, NormSpec spec, IReadOnlyList<(string Class, KernelContext Kernel)> kernels)
{
    // In the order of the user's parameters; names are the roles', so that nothing a user names can get in the way.
    private IEnumerable<string> Parameters => spec.Parameters.Select(p => $"{TypeOf(p.Role)} {KernelContext.Name(p.Role)}");

    private string Output => KernelContext.Name(spec.Output.Role);

    private int? OnlySize => spec.Sizes.Count == 1 ? spec.Sizes[0] : null;

    private string Dim => OnlySize is { } size ? Literals.Int(size) : "dim";

    public void Write(string className)
    {
        writer.Comment("<summary>Checks the arguments and chooses the kernel.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {className}"))
        {
            writer.Line(GeneratedCode.Inline);
            using (writer.Block($"internal static void Run({string.Join(", ", Parameters)})"))
            {
                WriteDim();
                if (spec.IsRuntimeKernel)
                    writer.Line("int rows = x.Length / dim;");
                else
                    WriteChecks();
                WriteChoice();
            }
        }
    }

    private string TypeOf(Role role) => role switch
    {
        Role.Dim => "int",
        Role.Epsilon => "float",
        Role.Y or Role.Mean or Role.InvStd => "Span<float>",
        Role.X when !spec.Has(Role.Y) => "Span<float>",
        _ => "ReadOnlySpan<float>",
    };

    private void WriteDim()
    {
        if (OnlySize is not null || spec.Has(Role.Dim))
            return;
        writer.Line($"int dim = {KernelContext.Name(DimSource)}.Length;");
    }

    /// <summary>The parameter that tells the feature count where no size does.</summary>
    private Role DimSource => spec.Has(Role.Dim) ? Role.Dim : spec.Has(Role.Weight) ? Role.Weight : Role.Bias;

    private string Quoted(Role role) => Literals.String(spec[role].Name);

    private void WriteChecks()
    {
        if (OnlySize is null)
            writer.Line($"Shapes.Dim(dim, {Quoted(DimSource)});");
        writer.Line($"int rows = Shapes.Rows(x.Length, {Dim}, {Quoted(Role.X)});");
        if (spec.Has(Role.Y))
            writer.Line($"Shapes.Tensor(y.Length, rows, {Dim}, {Quoted(Role.Y)});");
        foreach (Role role in Present(Role.Weight, Role.Bias).Where(r => OnlySize is not null || r != DimSource))
            writer.Line($"Shapes.PerFeature({KernelContext.Name(role)}.Length, {Dim}, {Quoted(role)});");
        foreach (Role role in Present(Role.Mean, Role.InvStd))
            writer.Line($"Shapes.PerRow({KernelContext.Name(role)}.Length, rows, {Quoted(role)});");
        if (spec.Has(Role.Epsilon))
            writer.Line($"Shapes.Epsilon(epsilon, {Quoted(Role.Epsilon)});");
        WriteOverlapChecks();
    }

    private void WriteOverlapChecks()
    {
        List<Role> written = [.. Present(Role.Y, Role.Mean, Role.InvStd)];
        if (!spec.Has(Role.Y))
            written.Insert(0, Role.X);
        List<Role> all = [.. written, .. Present(Role.X, Role.Weight, Role.Bias).Except(written)];
        for (int i = 0; i < written.Count; i++)
        {
            foreach (Role other in all.Skip(i + 1))
            {
                // Element i of the output is written after element i of the input was read, so the two may be one.
                string check = (written[i], other) is (Role.Y, Role.X) ? "SameOrApart" : "Apart";
                writer.Line($"Shapes.{check}({KernelContext.Name(written[i])}, {KernelContext.Name(other)}, {Quoted(written[i])}, {Quoted(other)});");
            }
        }
    }

    private void WriteChoice()
    {
        if (OnlySize is not null && kernels.Count == 1 || spec.IsRuntimeKernel)
        {
            writer.Line(KernelCall(kernels[0].Class));
            return;
        }

        if (kernels.Count == 0)
        {
            writer.Line(RuntimeCall());
            return;
        }

        using (writer.Block("switch (dim)"))
        {
            foreach ((string name, KernelContext kernel) in kernels)
            {
                using (writer.Indent($"case {kernel.KnownDim}:"))
                {
                    writer.Line(KernelCall(name));
                    writer.Line("break;");
                }
            }

            using (writer.Indent("default:"))
            {
                writer.Line(RuntimeCall());
                writer.Line("break;");
            }
        }
    }

    private string KernelCall(string className)
    {
        KernelContext kernel = kernels[0].Kernel;
        return $"{className}.Rows({KernelContext.Join(
            kernel.Read.Select(Reference).Append($"ref MemoryMarshal.GetReference({Output})"),
            kernel.Saves.Select(s => KernelContext.Name(s.Statistic)),
            ["(nuint)rows"],
            kernel.KnownDim is null ? ["(nuint)dim"] : [],
            kernel.HasEpsilonArgument ? ["epsilon"] : [])});";
    }

    private static string Reference(Role role) => $"ref MemoryMarshal.GetReference({KernelContext.Name(role)})";

    private string RuntimeCall() => $"FeatureKernels.{spec.Kind}({KernelContext.Join(
        ["x", Output, Dim, spec.Has(Role.Epsilon) ? "epsilon" : Literals.Float(spec.Epsilon)],
        Present(Role.Weight, Role.Bias, Role.Mean, Role.InvStd).Select(r => $"{KernelContext.Name(r)}: {KernelContext.Name(r)}"),
        spec.ZeroCentered ? ["zeroCentered: true"] : [])});";

    private IEnumerable<Role> Present(params Role[] roles) => roles.Where(spec.Has);
}
