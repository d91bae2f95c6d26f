using NormGen.Programs;
using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes the calls of the library's run-time-size kernels that do a step. They take every storage type, a type of its own standing for a
/// parameter that is not there or is read in another way.
/// </summary>
internal sealed class RuntimeCallLowering(SourceWriter writer, NormSpec spec, EntryNames names, KernelStep step)
{
    private string Dim => Literals.Native(names.GroupDim);

    private string Compute => spec.Compute.Name;

    public void Write(EntryReferences references, string count)
    {
        Place input = step.Places[Role.X];
        if (step.Part == RuntimePart.Sum)
        {
            WriteSum(references, count, step.Places[Role.Y]);
            return;
        }

        if (step.Program.Prologue is { } prologue)
        {
            input = step.Places[prologue.Output];
            WriteSum(references, count, input);
        }

        bool isBranch = step.Part == RuntimePart.Branch;
        (Role weight, Role bias) = step.IsNext ? (Role.NextWeight, Role.NextBias) : (Role.Weight, Role.Bias);
        Place output = step.Places[step.Program.Map.Output];
        IEnumerable<Role> statistics = ProgramCatalog.Statistics(spec.Kind, spec.Axis).Select(s => !step.IsNext ? s : s == Role.Mean ? Role.NextMean : Role.NextInvStd);
        writer.Line($"FeatureKernels.{spec.Kind}{(isBranch ? "Branch" : "")}({KernelContext.Join(
            ["ref " + references.Tensor(input)],
            isBranch ? ["ref " + references.Tensor(step.Places[Role.Residual])] : [],
            [LibraryArguments.Weight(spec, weight, references.Parameter), Bias(references, bias), "ref " + references.Tensor(output)],
            statistics.Select(s => spec.Has(s) ? "ref " + references.Statistic(s) : $"ref Unsafe.NullRef<{Compute}>()"),
            ["(nuint)" + count, Dim],
            Epsilons(),
            isBranch ? Scales() : [],
            [Stride(input)],
            isBranch ? [Stride(step.Places[Role.Residual])] : [],
            [Stride(output), Literals.Int(spec.Groups)])});");
    }

    private void WriteSum(EntryReferences references, string count, Place output) => writer.Line($"FeatureKernels.Sum({KernelContext.Join(
        [$"ref {references.Tensor(step.Places[Role.X])}", $"ref {references.Tensor(step.Places[Role.Residual])}", $"ref {references.Tensor(output)}"],
        ["(nuint)" + count, Dim],
        Scales(),
        [Stride(step.Places[Role.X]), Stride(step.Places[Role.Residual]), Stride(output)])});");

    private string Bias(EntryReferences references, Role role) => spec.Has(role) ? "ref " + references.Parameter(role) : "ref Unsafe.NullRef<NoBias>()";

    private IEnumerable<string> Epsilons() =>
        ProgramCatalog.HasEpsilonUnderRoot(spec.Kind, spec.Axis) ? [LibraryArguments.EpsilonUnder(spec), LibraryArguments.EpsilonBeside(spec)] : [LibraryArguments.Epsilon(spec)];

    private IEnumerable<string> Scales() => [LibraryArguments.ResidualScale(spec), LibraryArguments.BranchScale(spec)];

    private string Stride(Place place) => Literals.Native(names.Stride(place));
}
