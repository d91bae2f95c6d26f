using NormGen.Programs;
using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the call of the library's kernel for a set or for columns. It has a parameter for everything that a method of the kind may have, and types that stand
/// for what this one has not.
/// </summary>
internal sealed class SetRuntimeCall(SourceWriter writer, NormSpec spec)
{
    private readonly KernelContext _library = LibraryKernel(spec);

    private string Compute => spec.Compute.Name;

    public void Write(Func<Role, string> reference, string geometry)
    {
        StatisticSource source = ProgramCatalog.SourceOf(spec);
        writer.Line($"SetKernels.{spec.Kind}{spec.Axis}{(source == StatisticSource.Elements ? "" : source)}({KernelContext.Join(
            _library.References.Select(r => Argument(r, reference)),
            _library.Saves.Select(s => Argument(s.Statistic, reference)),
            [geometry],
            _library.CallArgumentValues.Select(Value))});");
    }

    /// <summary>The library's kernel as its own specification has it: with all that a method of this kind may have.</summary>
    private static KernelContext LibraryKernel(NormSpec spec)
    {
        StatisticSource source = ProgramCatalog.SourceOf(spec);
        IEnumerable<RoleParameter> parameters = new[] { Role.X, Role.Y, Role.Weight, Role.Bias }.Select(r => new RoleParameter(r, "", spec.Compute) { IsWritable = r == Role.Y })
            .Concat(ProgramCatalog.Statistics(spec.Kind, spec.Axis).Select(r => new RoleParameter(r, "", spec.Compute) { IsWritable = source != StatisticSource.Given }))
            .Concat(ProgramCatalog.States(spec.Kind, spec.Axis).Where(_ => HasState(spec, source)).Select(r => new RoleParameter(r, "", spec.Compute) { IsWritable = source != StatisticSource.Running }));
        NormSpec library = spec with { RuntimePart = RuntimePart.Norm, Parameters = parameters.ToEquatableArray() };
        KernelStep step = Steps.Of(library).OfType<KernelStep>().Single();
        return new(library, step.Program, null, KernelContext.ViewsOf(library, step)) { Walk = MethodLowering.WalkOf(spec) };
    }

    /// <summary>Whether there is state in the library's kernel: where a method without it computes the same, it is given none.</summary>
    private static bool HasState(NormSpec spec, StatisticSource source) => source switch
    {
        StatisticSource.Given => false,
        StatisticSource.Elements => ProgramCatalog.UpdatesByElements(spec.Kind, spec.Axis),
        _ => true,
    };

    private string Argument(Role role, Func<Role, string> reference)
    {
        if (role == Role.Weight)
            return LibraryArguments.Weight(spec, role, reference);
        bool isThere = role == Role.Y || spec.Has(role);
        return "ref " + (isThere ? reference(role) : $"Unsafe.NullRef<{(role == Role.Bias ? "NoBias" : Compute)}>()");
    }

    private string Value(CallValue value) => value switch
    {
        CallValue.Epsilon => LibraryArguments.EpsilonUnder(spec),
        CallValue.EpsilonBeside => LibraryArguments.EpsilonBeside(spec),
        CallValue.Momentum => spec.Has(Role.Momentum) || spec.Has(Role.Batches) ? "momentum" : Literals.Double(spec.Momentum),
        CallValue.AlphaForward => Literals.Double(spec.AlphaForward),
        _ => throw new InvalidOperationException($"The library's kernels take no {value}."),
    };
}
