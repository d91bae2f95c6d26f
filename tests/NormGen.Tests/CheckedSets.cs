using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>The methods whose checks <see cref="SetCheckTests"/> and <see cref="SetOverlapTests"/> provoke.</summary>
internal static partial class CheckedSets
{
    [Norm(Kind.Batch, Axis.Channel, 3)]
    public static partial void Channel(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y, int spatial);

    [Norm(Kind.Batch, Axis.Channel, Spatial = 2)]
    public static partial void KnownPositions(In x, In weight, Out runningMean, Out runningVar, Out y, float momentum);

    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void Inference(In x, In runningMean, In runningVar, Out y, int spatial, float eps);

    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void MaskedChannel(In x, In weight, Out runningMean, Out runningVar, Out y, int spatial, MaskIn mask, ref long batches);

    [Norm(Kind.Batch, Axis.Channel, 3)]
    public static partial void ChannelLengths(In x, Out runningMean, Out runningVar, Out y, int spatial, IntIn lengths);

    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void Rows(In x, In gamma, In beta, Out runningMean, Out runningVar, Out output, ref long batches);

    [Norm(Kind.Batch, Axis.Feature, 3)]
    public static partial void MaskedRows(In x, Out runningMean, Out runningVar, Out y, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature, 3)]
    public static partial void RowsLengths(In x, In mean, In invStd, Out y, IntIn lengths);

    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void InPlace(Out x, Out mean, int dim);

    [Norm(Kind.Batch, Axis.Feature, 3)]
    public static partial void HalfToFloat(HalfIn x, Out runningMean, Out runningVar, Out y);

    [Norm(Kind.Group, Axis.Channel, Groups = 2)]
    public static partial void Group(In x, In weight, In bias, Out y, Out mean, Out invStd, int spatial);

    [Norm(Kind.Group, Axis.Feature, Groups = 2)]
    public static partial void RowsGroup(In x, In weight, Out y, Out mean, int spatial, IntIn lengths);

    [Norm(Kind.Instance, Axis.Feature, 3)]
    public static partial void RowsInstance(In x, Out y, Out invStd, int spatial);

    [Norm(Kind.Layer, Axis.Channel, Groups = 2)]
    public static partial void Positions(In x, In weight, Out y, Out mean, Out invStd, int spatial);

    [Norm(Kind.RMS, Axis.Channel, 3)]
    public static partial void PositionsInPlace(Out x, Out invStd, int spatial, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    public static partial void Power(DoubleIn x, DoubleIn weight, DoubleOut runningSquare, DoubleOut invStd, DoubleOut y, double epsilon);
}
