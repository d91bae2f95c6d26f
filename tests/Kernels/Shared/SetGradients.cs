namespace NormGen.Tests.Kernels;

/// <summary>All annotated gradients of this project of methods whose statistics are of sets beside rows.</summary>
internal static class SetGradients
{
    public static SetGradientForm[] All { get; } =
    [
        .. SetGradientBatch.Forms, .. SetGradientSamples.Forms, .. SetGradientPositions.Forms, .. SetGradientPower.Forms,
        .. SetGradientPadding.Forms, .. SetGradientTypes.Forms, .. SetGradientGoldenSizes.Forms,
    ];
}
