namespace NormGen.Tests.Kernels;

/// <summary>All annotated methods of this project.</summary>
internal static class Forms
{
    public static NormForm[] All { get; } =
        [.. CorpusSizes.Forms, .. GoldenSizes.Forms, .. Combinations.Forms, .. AnySize.Forms, .. Options.Forms, .. RunTimeSize.Forms];
}
