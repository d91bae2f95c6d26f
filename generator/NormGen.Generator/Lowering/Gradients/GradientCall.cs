using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the call of one step's kernel for some rows of a gradient: of the method's own, by the feature count, or of the library's.</summary>
internal sealed class GradientCall(SourceWriter writer, NormSpec spec, EntryNames names, KernelStep step, IReadOnlyList<(string Class, KernelContext Kernel)> own, IReadOnlyList<Role> sums)
{
    /// <summary>Writes the calls, for each group of features apart.</summary>
    public void Write()
    {
        if (spec.Groups == 1)
        {
            WriteCall(null);
            return;
        }

        using (writer.Block($"for (int group = 0; group < {Literals.Int(spec.Groups)}; group++)"))
            WriteCall("group");
    }

    private void WriteCall(string? group)
    {
        if (own.Count == 0)
        {
            writer.Line(Library(group));
        }
        else if (names.OnlySize is not null)
        {
            writer.Line(Own(own[0], group));
        }
        else
        {
            using (writer.Block("switch (dim)"))
            {
                foreach ((string Class, KernelContext Kernel) kernel in own)
                {
                    using (writer.Indent($"case {Literals.Int(kernel.Kernel.KnownDim!.Value * spec.Groups)}:"))
                    {
                        writer.Line(Own(kernel, group));
                        writer.Line("break;");
                    }
                }

                using (writer.Indent("default:"))
                {
                    writer.Line(Library(group));
                    writer.Line("break;");
                }
            }
        }
    }

    private string Own((string Class, KernelContext Kernel) own, string? group) => $"{own.Class}.Rows({KernelContext.Join(
        own.Kernel.References.Select(r => "ref " + Reference(r, group)),
        own.Kernel.Takes.Select(t => "ref " + Statistic(t.Statistic, group)),
        ["(nuint)some"],
        own.Kernel.CallArgumentValues.Select(EntryReferences.Value))});";

    private string Library(string? group)
    {
        KernelContext library = LibraryKernel();
        string stride = names.OnlySize is { } size ? Literals.Int(size) : "(nuint)dim";
        string dim = Literals.Native(names.GroupDim);
        return $"GradientKernels.{spec.Kind}({KernelContext.Join(
            library.References.Select(r => Argument(r, group)),
            library.Takes.Select(t => "ref " + (step.Program.Takes.Any(own => own.Name == t.Name) ? Statistic(OfStep(t.Statistic), group) : $"Unsafe.NullRef<{spec.Compute.Name}>()")),
            ["(nuint)some", dim],
            library.CallArgumentValues.Select(Value),
            [stride, Literals.Int(spec.Groups)])});";
    }

    /// <summary>The library's kernel, which has all that a gradient of this kind may have.</summary>
    private KernelContext LibraryKernel()
    {
        NormSpec library = spec with
        {
            RuntimePart = Runtime.RuntimePart.Norm,
            Parameters = new[] { Role.X, Role.Dy, Role.Weight, Role.Mean, Role.InvStd, Role.Dx, Role.DResidual, Role.DResidualOut, Role.DWeight, Role.DBias }
                .Select(r => new RoleParameter(r, "", spec.Compute)).ToEquatableArray(),
        };
        KernelStep whole = GradientSteps.Of(library).Cast<KernelStep>().Single();
        return new(library, whole.Program, null, KernelContext.ViewsOf(library, whole));
    }

    private string Argument(Role role, string? group)
    {
        if (role == Role.Weight)
            return LibraryArguments.Weight(spec, OfStep(role), weight => Reference(weight, group));
        bool isUsed = step.Program.Maps.Select(m => m.Output).Concat(step.Program.SummedByFeature).Concat(Elements).Contains(OfStep(role));
        return "ref " + (isUsed ? Reference(OfStep(role), group) : "Unsafe.NullRef<Nothing>()");
    }

    private IEnumerable<Role> Elements => step.Program.Stages.SelectMany(Pruning.Expressions).Concat(step.Program.OutputExpressions).SelectMany(e => e.Walk()).OfType<Element>().Select(e => e.Tensor);

    /// <summary>What the library calls weight and statistics are a sandwich's second ones in its second norm.</summary>
    private Role OfStep(Role role) => !step.IsNext ? role : role switch
    {
        Role.Weight => Role.NextWeight,
        Role.Mean => Role.NextMean,
        Role.InvStd => Role.NextInvStd,
        Role.DWeight => Role.DNextWeight,
        Role.DBias => Role.DNextBias,
        _ => role,
    };

    private string Reference(Role role, string? group)
    {
        if (KernelContext.IsPerRow(role))
            return At(names.Of(step.Places[role]), $"(nint)at * {names.Dim}", OfGroup(group));
        int place = sums.ToList().IndexOf(role);
        if (place < 0)
            return At(KernelContext.Name(role), OfGroup(group));
        string offset = string.Join(" + ", new[] { place == 0 ? "" : place == 1 ? names.Dim : $"{place} * {names.Dim}", group is null ? "" : $"{group} * {names.GroupDim}" }.Where(o => o.Length > 0));
        return $"sums.Piece({(offset.Length == 0 ? "0" : offset)})";
    }

    private string Statistic(Role role, string? group) =>
        At(KernelContext.Name(role), spec.Groups == 1 ? "at" : $"(nint)at * {Literals.Int(spec.Groups)}", group ?? "");

    private string OfGroup(string? group) => group is null ? "" : $"{group} * {names.GroupDim}";

    private static string At(string span, params string[] offsets)
    {
        string offset = string.Join(" + ", offsets.Where(o => o.Length > 0));
        return offset.Length == 0 ? $"MemoryMarshal.GetReference({span})" : $"Unsafe.Add(ref MemoryMarshal.GetReference({span}), {offset})";
    }

    private string Value(CallValue value) => value switch
    {
        CallValue.Epsilon => LibraryArguments.Epsilon(spec),
        CallValue.EpsilonBeside => LibraryArguments.EpsilonBeside(spec),
        CallValue.ResidualScale => LibraryArguments.ResidualScale(spec),
        CallValue.BranchScale => step.Places[Role.X] != Place.Sum ? Literals.Of(1, spec.Compute) : LibraryArguments.BranchScale(spec),
        _ => throw new InvalidOperationException($"{value} is no argument of the library's."),
    };
}
