namespace NormGen.Tests.Kernels;

/// <summary>All annotated methods of this project whose statistics are of sets beside rows.</summary>
internal static class Sets
{
    public static SetForm[] All { get; } =
    [
        .. BatchFeature.Forms, .. BatchChannel.Forms, .. GroupsAndInstances.Forms, .. ChannelRows.Forms, .. Powers.Forms,
        .. SetPadding.Forms, .. SetTypes.Forms, .. SetGoldenSizes.Forms,
    ];
}
