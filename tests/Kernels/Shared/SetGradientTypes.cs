using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of elements that are no floats, or became something wider, or have parameters or sums of another type.</summary>
internal static partial class SetGradientTypes
{
    private static readonly SetForm
        s_batchHalf = new("no size", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => BatchHalf(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, X = ElementType.Half, Parameters = ElementType.Single },
        s_batchDouble = new("several sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y], c => BatchDouble(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y)) { X = ElementType.Double, Sizes = [5, 33] },
        s_batchGiven = new("several sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y], c => BatchGiven(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y)) { IsGiven = true, Sizes = [5, 33] },
        s_channelBFloat = new("one size, y wider", Kind.Batch, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => ChannelBFloat(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.BFloat16, Y = ElementType.Single, Sizes = [16] },
        s_channelDouble = new("no size, ε given", Kind.Batch, Axis.Channel, [X, Weight, Bias, Spatial, Epsilon, Y, Mean, InvStd], c => ChannelDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Epsilon, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double },
        s_groupHalf = new("one size, y wider", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => GroupHalf(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Y = ElementType.Single, Groups = 2, Sizes = [6] },
        s_rowsGroupDouble = new("no size", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsGroupDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double, Groups = 3 },
        s_instanceBFloat = new("no size, in place", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial], c => InstanceBFloat(c.X, c.Weight, c.Bias, c.Spatial)) { X = ElementType.BFloat16 },
        s_rowsInstanceDouble = new("one size", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y], c => RowsInstanceDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Y)) { X = ElementType.Double, Parameters = ElementType.Single, Sizes = [8] },
        s_rowsInstanceToDouble = new("no size, y wider", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsInstanceToDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Y = ElementType.Double },
        s_layerHalf = new("no size", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => LayerHalf(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Parameters = ElementType.Single },
        s_layerDouble = new("one size", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => LayerDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double, Sizes = [33] },
        s_rmsBFloat = new("no size, y wider", Kind.RMS, Axis.Channel, [X, Weight, Spatial, Y], c => RmsBFloat(c.X, c.Weight, c.Spatial, c.Y)) { X = ElementType.BFloat16, Y = ElementType.Single, ZeroCentered = true },
        s_powerDouble = new("one size, masked", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y, Mask], c => PowerDouble(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y, c.Mask)) { IsTraining = true, X = ElementType.Double, Sizes = [33] },
        s_powerHalf = new("no size", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, InvStd, Spatial, Y], c => PowerHalf(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Spatial, c.Y)) { IsTraining = true, X = ElementType.Half, Parameters = ElementType.Single };

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_batchHalf, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => BatchHalfGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_batchDouble, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => BatchDoubleGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("all there is", s_batchGiven, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => BatchGivenGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)) { Statistics = ElementType.Double },
        new("x alone", s_batchGiven, [Dy, Weight, InvStd, Dx], c => BatchGivenOfX(c.Dy, c.Weight, c.InvStd, c.Dx)) { Statistics = ElementType.Double },
        new("recomputed", s_channelBFloat, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => ChannelBFloatGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)) { Sums = ElementType.Single },
        new("recomputed", s_channelDouble, [Dy, X, Weight, Spatial, Epsilon, Dx, DWeight, DBias], c => ChannelDoubleGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Epsilon, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_groupHalf, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => GroupHalfGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rowsGroupDouble, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => RowsGroupDoubleGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_instanceBFloat, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => InstanceBFloatGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rowsInstanceDouble, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => RowsInstanceDoubleGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rowsInstanceToDouble, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => RowsInstanceToDoubleGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_layerHalf, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => LayerHalfGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_layerDouble, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => LayerDoubleGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rmsBFloat, [Dy, X, Weight, Spatial, Dx, DWeight], c => RmsBFloatGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight)),
        new("saved", s_powerDouble, [Dy, X, Weight, InvStd, Nu, Dx, DWeight, DBias, Mask], c => PowerDoubleGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight, c.DBias, c.Mask)) { WritesNu = true },
        new("saved", s_powerHalf, [Dy, X, Weight, InvStd, Nu, Spatial, Dx, DWeight, DBias], c => PowerHalfGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Spatial, c.Dx, c.DWeight, c.DBias)) { WritesNu = true },
    ];

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchHalf(HalfIn x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, HalfOut y);

    [NormGradient(nameof(BatchHalf))]
    private static partial void BatchHalfGradient(HalfIn dy, HalfIn x, In weight, In mean, In invStd, HalfOut dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Feature, 5, 33)]
    private static partial void BatchDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut mean, DoubleOut invStd, DoubleOut y);

    [NormGradient(nameof(BatchDouble))]
    private static partial void BatchDoubleGradient(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias);

    [Norm(Kind.Batch, Axis.Feature, 5, 33)]
    private static partial void BatchGiven(In x, In weight, In bias, DoubleIn mean, DoubleIn invStd, Out y);

    [NormGradient(nameof(BatchGiven))]
    private static partial void BatchGivenGradient(In dy, In x, In weight, DoubleIn mean, DoubleIn invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(BatchGiven))]
    private static partial void BatchGivenOfX(In dy, In weight, DoubleIn invStd, Out dx);

    [Norm(Kind.Batch, Axis.Channel, 16)]
    private static partial void ChannelBFloat(BFloatIn x, BFloatIn weight, BFloatIn bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(ChannelBFloat))]
    private static partial void ChannelBFloatGradient(In dy, BFloatIn x, BFloatIn weight, int spatial, BFloatOut dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, int spatial, double epsilon, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [NormGradient(nameof(ChannelDouble))]
    private static partial void ChannelDoubleGradient(DoubleIn dy, DoubleIn x, DoubleIn weight, int spatial, double epsilon, DoubleOut dx, DoubleOut dweight, DoubleOut dbias);

    [Norm(Kind.Group, Axis.Channel, 6, Groups = 2)]
    private static partial void GroupHalf(HalfIn x, HalfIn weight, HalfIn bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(GroupHalf))]
    private static partial void GroupHalfGradient(In dy, HalfIn x, HalfIn weight, In mean, In invStd, int spatial, HalfOut dx, HalfOut dweight, HalfOut dbias);

    [Norm(Kind.Group, Axis.Feature, Groups = 3)]
    private static partial void RowsGroupDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, int spatial, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [NormGradient(nameof(RowsGroupDouble))]
    private static partial void RowsGroupDoubleGradient(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, int spatial, DoubleOut dx, DoubleOut dweight, DoubleOut dbias);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void InstanceBFloat(BFloatOut x, BFloatIn weight, BFloatIn bias, int spatial);

    [NormGradient(nameof(InstanceBFloat))]
    private static partial void InstanceBFloatGradient(BFloatIn dy, BFloatIn x, BFloatIn weight, int spatial, BFloatOut dx, BFloatOut dweight, BFloatOut dbias);

    [Norm(Kind.Instance, Axis.Feature, 8)]
    private static partial void RowsInstanceDouble(DoubleIn x, In weight, In bias, int spatial, DoubleOut y);

    [NormGradient(nameof(RowsInstanceDouble))]
    private static partial void RowsInstanceDoubleGradient(DoubleIn dy, DoubleIn x, In weight, int spatial, DoubleOut dx, Out dweight, Out dbias);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstanceToDouble(In x, In weight, In bias, int spatial, DoubleOut y, Out mean, Out invStd);

    [NormGradient(nameof(RowsInstanceToDouble))]
    private static partial void RowsInstanceToDoubleGradient(DoubleIn dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Layer, Axis.Channel)]
    private static partial void LayerHalf(HalfIn x, In weight, In bias, int spatial, HalfOut y, Out mean, Out invStd);

    [NormGradient(nameof(LayerHalf))]
    private static partial void LayerHalfGradient(HalfIn dy, HalfIn x, In weight, int spatial, HalfOut dx, Out dweight, Out dbias);

    [Norm(Kind.Layer, Axis.Channel, 33)]
    private static partial void LayerDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, int spatial, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [NormGradient(nameof(LayerDouble))]
    private static partial void LayerDoubleGradient(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, int spatial, DoubleOut dx, DoubleOut dweight, DoubleOut dbias);

    [Norm(Kind.RMS, Axis.Channel, ZeroCentered = true)]
    private static partial void RmsBFloat(BFloatIn x, BFloatIn weight, int spatial, Out y);

    [NormGradient(nameof(RmsBFloat))]
    private static partial void RmsBFloatGradient(In dy, BFloatIn x, BFloatIn weight, int spatial, BFloatOut dx, BFloatOut dweight);

    [Norm(Kind.Power, Axis.Feature, 33)]
    private static partial void PowerDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut runningSquare, DoubleOut invStd, DoubleOut y, MaskIn mask);

    [NormGradient(nameof(PowerDouble))]
    private static partial void PowerDoubleGradient(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut nu, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerHalf(HalfIn x, In weight, In bias, Out runningSquare, Out invStd, int spatial, HalfOut y);

    [NormGradient(nameof(PowerHalf))]
    private static partial void PowerHalfGradient(HalfIn dy, HalfIn x, In weight, In invStd, Out nu, int spatial, HalfOut dx, Out dweight, Out dbias);
}
