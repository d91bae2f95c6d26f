namespace NormGen.Tests.Kernels;

/// <summary>All annotated gradients of this project whose statistics are of rows.</summary>
internal static class Gradients
{
    public static GradientForm[] All { get; } =
    [
        .. GradientNorms.Forms, .. GradientEpsilons.Forms, .. GradientL2.Forms, .. GradientPlacements.Forms, .. GradientSandwiches.Forms, .. GradientTypes.Forms,
        .. GradientPlacedTypes.Forms, .. GradientGroups.Forms, .. GradientPadding.Forms,
    ];
}
