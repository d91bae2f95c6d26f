using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>The steps of a gradient of rows, by the placement of its forward method: those of the forward pass, backwards.</summary>
internal static class GradientSteps
{
    public static IReadOnlyList<Step> Of(NormSpec spec)
    {
        if (spec.IsRuntimeKernel)
            return [OfLibrary(spec)];
        ResidualSum sum = new(spec);
        return spec.Placement switch
        {
            Placement.None => [Norm(spec, Place.X, sum, spec.Has)],
            Placement.Sandwich when !NeedsBranch(spec) => [Next(spec, sum)],
            Placement.Sandwich =>
            [
                // What goes on to the branch waits in dx, where there is one.
                Next(spec, sum),
                Branch(spec),
            ],
            _ => [Norm(spec, Place.Sum, sum, spec.Has)],
        };
    }

    private static KernelStep Norm(NormSpec spec, Place input, ResidualSum sum, Func<Role, bool> isWanted)
    {
        bool isPlaced = spec.Placement != Placement.None;
        return new("", RuntimePart.Norm, GradientCatalog.OfRows(
            spec, isNext: false, spec.Has(Role.DResidualOut), isPlaced ? sum.ScaleOfResidual : null, isPlaced ? sum.ScaleOfBranch : null, isWanted), Places(input, Place.Dy, Place.Dx));
    }

    private static KernelStep Next(NormSpec spec, ResidualSum sum) => new("Next", RuntimePart.Norm, GradientCatalog.OfRows(
        spec, isNext: true, spec.Has(Role.DResidualOut), sum.ScaleOfResidual, sum.ScaleOfBranch, role => role == Role.Dx ? NeedsBranch(spec) : spec.Has(role)), Places(Place.Sum, Place.Dy, Passed(spec))) { IsNext = true };

    private static KernelStep Branch(NormSpec spec) => new("Branch", RuntimePart.Norm, GradientCatalog.OfRows(
        spec, isNext: false, carried: false, null, null, spec.Has), Places(Place.X, Passed(spec), Place.Dx));

    /// <summary>Where the gradient of a sandwich's inner norm's output waits.</summary>
    private static Place Passed(NormSpec spec) => spec.Has(Role.Dx) ? Place.Dx : Place.BranchOutput;

    /// <summary>Whether anything is wanted of the norm of a sandwich's branch.</summary>
    public static bool NeedsBranch(NormSpec spec) => spec.Has(Role.Dx) || spec.Has(Role.DWeight) || spec.Has(Role.DBias);

    private static KernelStep OfLibrary(NormSpec spec) => new("", RuntimePart.Norm, GradientCatalog.OfRows(
        spec, isNext: false, carried: true, new CallScalar(CallValue.ResidualScale), new CallScalar(CallValue.BranchScale), _ => true), Places(Place.X, Place.Dy, Place.Dx));

    private static Dictionary<Role, Place> Places(Place input, Place gradient, Place output) => new()
    {
        [Role.X] = input,
        [Role.Dy] = gradient,
        [Role.Dx] = output,
        [Role.DResidual] = Place.DResidual,
        [Role.DResidualOut] = Place.DResidualOut,
    };
}
