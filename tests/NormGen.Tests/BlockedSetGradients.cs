using In = System.ReadOnlySpan<float>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>The same norms of rows and of positions, of rows and of channels of one position, and of one weight for all channels, each with its gradient.</summary>
internal static partial class BlockedSetGradients
{
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerRows(In x, In weight, In bias, Out y, Out mean, Out invStd, MaskIn mask);

    [NormGradient(nameof(LayerRows))]
    public static partial void LayerRowsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Channel)]
    public static partial void LayerPositions(In x, In weight, In bias, Out y, Out mean, Out invStd, int spatial, MaskIn mask);

    [NormGradient(nameof(LayerPositions))]
    public static partial void LayerPositionsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, int spatial, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, 12, Groups = 3, ZeroCentered = true)]
    public static partial void GroupRows(In x, In weight, Out y, Out mean, Out invStd);

    [NormGradient(nameof(GroupRows))]
    public static partial void GroupRowsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight);

    [Norm(Kind.Layer, Axis.Channel, 12, Groups = 3, ZeroCentered = true)]
    public static partial void GroupPositions(In x, In weight, Out y, Out mean, Out invStd, int spatial);

    [NormGradient(nameof(GroupPositions))]
    public static partial void GroupPositionsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, int spatial);

    [Norm(Kind.RMS, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot)]
    public static partial void RmsRows(In x, In weight, Out y, Out invStd);

    [NormGradient(nameof(RmsRows))]
    public static partial void RmsRowsGradient(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [Norm(Kind.RMS, Axis.Channel, EpsilonMode = EpsilonMode.OutsideRoot)]
    public static partial void RmsPositions(In x, In weight, Out y, Out invStd, int spatial);

    [NormGradient(nameof(RmsPositions))]
    public static partial void RmsPositionsGradient(In dy, In x, In weight, In invStd, Out dx, Out dweight, int spatial);

    [Norm(Kind.L2, Axis.Feature)]
    public static partial void L2Rows(In x, In weight, Out y, Out invStd);

    [NormGradient(nameof(L2Rows))]
    public static partial void L2RowsGradient(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [Norm(Kind.L2, Axis.Channel)]
    public static partial void L2Positions(In x, In weight, Out y, Out invStd, int spatial);

    [NormGradient(nameof(L2Positions))]
    public static partial void L2PositionsGradient(In dy, In x, In weight, In invStd, Out dx, Out dweight, int spatial);

    [Norm(Kind.Batch, Axis.Feature, 13)]
    public static partial void BatchRows(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(BatchRows))]
    public static partial void BatchRowsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Channel, 13)]
    public static partial void BatchChannels(In x, In weight, In bias, Out y, Out mean, Out invStd, int spatial);

    [NormGradient(nameof(BatchChannels))]
    public static partial void BatchChannelsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, int spatial);

    [Norm(Kind.L2, Axis.Channel)]
    public static partial void ScaledPositions(In x, int dim, float weight, Out y, int spatial);

    [NormGradient(nameof(ScaledPositions))]
    public static partial void ScaledPositionsGradient(In dy, In x, float weight, int dim, int spatial, Out dx, Out dweight);

    [Norm(Kind.L2, Axis.Channel, 3)]
    public static partial void ScaledPositionsOf3(In x, float weight, Out y, int spatial);

    [NormGradient(nameof(ScaledPositionsOf3))]
    public static partial void ScaledPositionsOf3Gradient(In dy, In x, float weight, int spatial, Out dx, Out dweight);
}
