namespace NormGen.Tests.Kernels;

/// <summary>All annotated methods of this project that are more than a plain norm of floats.</summary>
internal static class Steps
{
    public static StepForm[] All { get; } =
    [
        .. Placements.Forms, .. Sandwiches.Forms, .. ElementTypes.Forms, .. PlacedTypes.Forms, .. Groups.Forms, .. L2.Forms, .. EpsilonModes.Forms,
        .. Padding.Forms, .. Views.Forms, .. Blocks.Forms, .. RunTimeSize.Steps,
    ];
}
