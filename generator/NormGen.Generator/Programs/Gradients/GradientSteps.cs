using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>A sum of two tensors: output = a·residual + b·branch.</summary>
/// <param name="Residual">The residual; null for none, of which output is b·branch.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Output">Where to.</param>
/// <param name="ResidualScale">a.</param>
/// <param name="BranchScale">b.</param>
internal sealed record SumStep(Place? Residual, Place Branch, Place Output, Expression ResidualScale, Expression BranchScale) : Step;

/// <summary>The steps of a gradient, by the placement of its forward method: those of the forward pass, backwards.</summary>
internal static class GradientSteps
{
    public static IReadOnlyList<Step> Of(NormSpec spec)
    {
        if (ProgramCatalog.SharingOf(spec.Kind, spec.Axis) != Sharing.Row)
            return [OfSets(spec)];
        if (spec.IsRuntimeKernel)
            return [OfLibrary(spec)];
        if (spec.IsBlock)
            return OfBlock(spec);
        ResidualSum sum = new(spec);
        return spec.Placement switch
        {
            Placement.None => [Norm(spec, Place.X, Place.Dy, Place.Dx)],
            Placement.Sandwich when NeedsBranch(spec) => [NextOfSandwich(spec, sum), Norm(spec, Place.X, Passed(spec), Place.Dx, "Branch")],
            Placement.Sandwich => [NextOfSandwich(spec, sum)],
            _ => [Placed(spec, sum)],
        };
    }

    /// <summary>A whole block: the gradient of its output goes through the norm and the sub-layer, and past both of them.</summary>
    private static IReadOnlyList<Step> OfBlock(NormSpec spec)
    {
        ResidualSum sum = new(spec);
        Expression one = 1.0;

        // What the sub-layer's gradient reads is b·dy, with zeros in padded rows.
        bool isPassedOn = ResidualSum.IsOne(sum.ScaleOfBranch) && !spec.Has(Role.Mask) && !spec.Has(Role.Lengths);
        Step[] scaled = isPassedOn ? [] : [new SumStep(null, Place.Dy, Place.BranchInput, one, sum.ScaleOfBranch)];
        Place branch = isPassedOn ? Place.Dy : Place.BranchInput;
        Step end = new SumStep(Place.Dy, Place.BranchOutput, Place.Dx, sum.ScaleOfResidual, one);
        return spec.Placement switch
        {
            Placement.Pre =>
            [
                .. scaled,
                new SublayerStep(branch, Place.BranchOutput),
                Norm(spec, Place.X, Place.BranchOutput, Place.BranchOutput),
                end,
            ],
            Placement.Sandwich =>
            [
                .. scaled,
                Norm(spec, Place.Branch, branch, Place.BranchInput, "Branch"),
                new SublayerStep(Place.BranchInput, Place.BranchOutput),
                Norm(spec, Place.X, Place.BranchOutput, Place.BranchOutput, isNext: true),
                end,
            ],
            _ =>
            [
                new KernelStep("", RuntimePart.Norm, GradientCatalog.OfRows(
                    spec, isNext: false, carried: false, sum.ScaleOfResidual, sum.ScaleOfBranch, role => role is Role.Dx or Role.DResidual || spec.Has(role)),
                    Places(Place.Sum, Place.Dy, Place.BranchInput, Place.Dx)),
                new SublayerStep(Place.BranchInput, Place.BranchOutput),
                new SumStep(Place.Dx, Place.BranchOutput, Place.Dx, one, one),
            ],
        };
    }

    /// <summary>A norm by itself; that of a block always hands its gradient on.</summary>
    private static KernelStep Norm(NormSpec spec, Place input, Place gradient, Place output, string suffix = "", bool isNext = false) =>
        new(isNext ? "Next" : suffix, RuntimePart.Norm, GradientCatalog.OfRows(
            spec, isNext, carried: false, null, null, role => role == Role.Dx ? spec.IsBlock || spec.Has(role) : spec.Has(role)), Places(input, gradient, output)) { IsNext = isNext };

    /// <summary>The norm of a sum, behind the branch.</summary>
    private static KernelStep Placed(NormSpec spec, ResidualSum sum) => new("", RuntimePart.Norm, GradientCatalog.OfRows(
        spec, isNext: false, spec.Has(Role.DResidualOut), sum.ScaleOfResidual, sum.ScaleOfBranch, spec.Has), Places(Place.Sum, Place.Dy, Place.Dx));

    /// <summary>A sandwich's norm of the residual stream. What goes on to the branch waits in dx, where there is one.</summary>
    private static KernelStep NextOfSandwich(NormSpec spec, ResidualSum sum) => new("Next", RuntimePart.Norm, GradientCatalog.OfRows(
        spec, isNext: true, spec.Has(Role.DResidualOut), sum.ScaleOfResidual, sum.ScaleOfBranch, role => role == Role.Dx ? NeedsBranch(spec) : spec.Has(role)),
        Places(Place.Sum, Place.Dy, Passed(spec))) { IsNext = true };

    /// <summary>Where the gradient of what a sandwich's inner norm wrote waits.</summary>
    private static Place Passed(NormSpec spec) => spec.Has(Role.Dx) ? Place.Dx : Place.BranchOutput;

    /// <summary>Whether anything is wanted of the norm of a sandwich's branch.</summary>
    private static bool NeedsBranch(NormSpec spec) => spec.Has(Role.Dx) || spec.Has(Role.DWeight) || spec.Has(Role.DBias);

    /// <summary>ν takes in the batch only where it may be written.</summary>
    private static KernelStep OfSets(NormSpec spec) => new("", RuntimePart.Norm, GradientCatalog.OfSets(
        spec, GradientCatalog.SourceOf(spec), role => spec.Has(role) && (role != Role.Nu || spec[role].IsWritable)), Places(Place.X, Place.Dy, Place.Dx));

    private static KernelStep OfLibrary(NormSpec spec) => new("", RuntimePart.Norm, GradientCatalog.OfRows(
        spec, isNext: false, carried: true, new CallScalar(CallValue.ResidualScale), new CallScalar(CallValue.BranchScale), _ => true), Places(Place.X, Place.Dy, Place.Dx));

    private static Dictionary<Role, Place> Places(Place input, Place gradient, Place output, Place residual = Place.DResidual) => new()
    {
        [Role.X] = input,
        [Role.Dy] = gradient,
        [Role.Dx] = output,
        [Role.DResidual] = residual,
        [Role.DResidualOut] = Place.DResidualOut,
    };
}
