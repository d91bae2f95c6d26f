using NormGen.Programs;
using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the call of a gradient's kernel for sets of one feature: of the method's own, or of the library's.</summary>
internal sealed class SetGradientCall(SourceWriter writer, NormSpec spec, EntryNames names, KernelStep step, (string Class, KernelContext Kernel)? own)
{
    /// <summary>What each feature adds up, in the order of its memory.</summary>
    public IReadOnlyList<Role> Sums => step.Program.SummedByFeature.OrderBy(r => r).ToList();

    /// <summary>Writes the call, given the texts of references, the parameters that tell where the sets are, and the first of their features.</summary>
    public void Write(Func<Role, string> reference, string geometry, string feature = "")
    {
        if (own is not var (name, kernel))
        {
            WriteLibrary(reference, geometry, spec.Axis, feature);
            return;
        }

        writer.Line($"{name}.{MethodLowering.EntryPoint(kernel.Walk)}({KernelContext.Join(
            kernel.References.Select(r => "ref " + Reference(r, reference, feature)),
            kernel.Takes.Select(t => "ref " + reference(t.Statistic)),
            [geometry],
            kernel.CallArgumentValues.Select(EntryReferences.Value))});");
    }

    /// <summary>Writes the call of the library's kernel for an axis; the rest as for <see cref="Write"/>.</summary>
    public void WriteLibrary(Func<Role, string> reference, string geometry, Axis axis, string feature = "")
    {
        StatisticSource source = GradientCatalog.SourceOf(spec);
        NormSpec like = Library(axis, source);
        KernelStep whole = GradientSteps.Of(like).Cast<KernelStep>().Single();
        KernelContext library = new(like, whole.Program, null, KernelContext.ViewsOf(like, whole));
        string suffix = source switch
        {
            StatisticSource.Running or StatisticSource.Given => "Running",
            StatisticSource.RunningBefore => "RunningBefore",
            _ => "",
        };
        writer.Line($"GradientKernels.{spec.Kind}{axis}{suffix}({KernelContext.Join(
            library.References.Select(r => Argument(r, reference, feature)),
            library.Takes.Select(t => "ref " + (step.Program.Takes.Contains(t) ? reference(t.Statistic) : $"Unsafe.NullRef<{spec.Compute.Name}>()")),
            [geometry],
            library.CallArgumentValues.Select(Value))});");
    }

    private NormSpec Library(Axis axis, StatisticSource source) => spec with
    {
        Axis = axis,
        RuntimePart = source is StatisticSource.Running or StatisticSource.Given ? RuntimePart.Given : RuntimePart.Norm,
        Parameters = new[] { Role.X, Role.Dy, Role.Weight, Role.Mean, Role.InvStd, Role.Dx, Role.DWeight, Role.DBias }
            .Concat(source == StatisticSource.RunningBefore ? [Role.Nu] : [])
            .Select(r => new RoleParameter(r, "", spec.Compute) { IsWritable = true }).ToEquatableArray(),
    };

    private string Reference(Role role, Func<Role, string> reference, string feature)
    {
        int place = Sums.ToList().IndexOf(role);
        if (place < 0)
            return reference(role);
        string first = string.Join(" + ", new[] { place == 0 ? "" : names.Dim, feature }.Where(t => t.Length > 0));
        return $"sums.Piece({(first.Length == 0 ? "0" : first)})";
    }

    private string Argument(Role role, Func<Role, string> reference, string feature)
    {
        if (role == Role.Weight)
            return LibraryArguments.Weight(spec, role, reference);
        bool isUsed = RoleFacts.IsPerFeature(role) ? Sums.Contains(role) : spec.Has(role);
        return "ref " + (isUsed ? Reference(role, reference, feature) : $"Unsafe.NullRef<{(RoleFacts.IsPerFeature(role) ? "double" : "Nothing")}>()");
    }

    private string Value(CallValue value) => value switch
    {
        CallValue.Epsilon => LibraryArguments.Epsilon(spec),
        CallValue.EpsilonBeside => LibraryArguments.EpsilonBeside(spec),
        CallValue.AlphaBackward => Literals.Double(spec.AlphaBackward),
        _ => throw new InvalidOperationException($"{value} is no argument of the library's."),
    };
}
