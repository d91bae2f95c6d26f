using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Elements that are no floats, or become something wider, or have parameters of another type.</summary>
internal static partial class SetTypes
{
    public static SetForm[] Forms { get; } =
    [
        new("no size, float parameters, saved", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => BatchHalf(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, X = ElementType.Half, Parameters = ElementType.Single },
        new("one size, cumulative", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Batches, Y], c => BatchBFloat(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, ref c.Batches, c.Y)) { IsTraining = true, X = ElementType.BFloat16, Sizes = [64] },
        new("several sizes, momentum given, saved", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Momentum, Mean, InvStd, Y], c => BatchDouble(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Momentum, c.Mean, c.InvStd, c.Y)) { IsTraining = true, X = ElementType.Double, Sizes = [5, 33] },
        new("no size, in place", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar], c => BatchHalfInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar)) { IsInference = true, X = ElementType.Half },
        new("one size, y wider", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y], c => BatchToDouble(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsInference = true, Y = ElementType.Double, Sizes = [48] },
        new("no size, y wider, float parameters", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y], c => BatchBFloatGiven(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y)) { IsGiven = true, X = ElementType.BFloat16, Y = ElementType.Single, Parameters = ElementType.Single },
        new("one size, y wider", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Y], c => ChannelHalf(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Y)) { IsTraining = true, X = ElementType.Half, Y = ElementType.Single, Sizes = [16] },
        new("no size, in place, float parameters, masked", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Mask], c => ChannelBFloat(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Mask)) { IsTraining = true, X = ElementType.BFloat16, Parameters = ElementType.Single },
        new("no size, ε given, saved", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Epsilon, Mean, InvStd, Y], c => ChannelDouble(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Epsilon, c.Mean, c.InvStd, c.Y)) { IsTraining = true, X = ElementType.Double },
        new("one size, positions known, float parameters", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Y], c => ChannelDoubleInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsInference = true, X = ElementType.Double, Parameters = ElementType.Single, Sizes = [8], Spatial = 9 },
        new("no size, saved", Kind.Batch, Axis.Channel, [X, Dim, Spatial, Y, Mean, InvStd], c => ChannelBFloatBare(c.X, c.Dim, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.BFloat16 },

        new("no size, float parameters, saved", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => GroupHalf(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Parameters = ElementType.Single, Groups = 2 },
        new("one size, positions known", Kind.Group, Axis.Channel, [X, Weight, Bias, Y, InvStd], c => GroupDouble(c.X, c.Weight, c.Bias, c.Y, c.InvStd)) { X = ElementType.Double, Sizes = [32], Groups = 8, Spatial = 64 },
        new("no size, in place", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial], c => InstanceBFloat(c.X, c.Weight, c.Bias, c.Spatial)) { X = ElementType.BFloat16 },
        new("no size, y wider, lengths", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Lengths], c => RowsGroupBFloat(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Lengths)) { X = ElementType.BFloat16, Y = ElementType.Single, Groups = 4 },
        new("no size, saved", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsGroupDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double, Groups = 3 },
        new("one size, float parameters, in place", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial], c => RowsInstanceHalf(c.X, c.Weight, c.Bias, c.Spatial)) { X = ElementType.Half, Parameters = ElementType.Single, Sizes = [33] },
        new("no size, saved", Kind.Instance, Axis.Feature, [X, Weight, Spatial, Y, Mean, InvStd], c => RowsInstanceDouble(c.X, c.Weight, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double },
        new("no size, y wider", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y], c => RowsInstanceToDouble(c.X, c.Weight, c.Bias, c.Spatial, c.Y)) { Y = ElementType.Double },

        new("no size, float parameters, saved", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => LayerHalf(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Parameters = ElementType.Single },
        new("one size, in place", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, InvStd], c => LayerDouble(c.X, c.Weight, c.Bias, c.Spatial, c.InvStd)) { X = ElementType.Double, Sizes = [33] },
        new("several sizes, zero-centred", Kind.RMS, Axis.Channel, [X, Weight, Spatial, Y], c => RmsBFloat(c.X, c.Weight, c.Spatial, c.Y)) { X = ElementType.BFloat16, Sizes = [16, 100], ZeroCentered = true },
        new("no size, y wider", Kind.L2, Axis.Channel, [X, Dim, Spatial, Y], c => L2ToDouble(c.X, c.Dim, c.Spatial, c.Y)) { X = ElementType.Half, Y = ElementType.Double },

        new("no size, float parameters", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y], c => PowerHalf(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, X = ElementType.Half, Parameters = ElementType.Single },
        new("one size, masked", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, Y, Mask], c => PowerDouble(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y, c.Mask)) { IsTraining = true, X = ElementType.Double, Sizes = [33] },
        new("no size, in place", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Spatial], c => PowerBFloat(c.X, c.Weight, c.Bias, c.RunningSquare, c.Spatial)) { IsTraining = true, X = ElementType.BFloat16 },
        new("no size, saved", Kind.Power, Axis.Channel, [X, Weight, Spatial, InvStd, Y], c => PowerDoubleWarmUp(c.X, c.Weight, c.Spatial, c.InvStd, c.Y)) { X = ElementType.Double },
    ];

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchHalf(HalfIn x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, HalfOut y);

    [Norm(Kind.Batch, Axis.Feature, 64)]
    private static partial void BatchBFloat(BFloatIn x, BFloatIn weight, BFloatIn bias, Out runningMean, Out runningVar, ref long batches, BFloatOut y);

    [Norm(Kind.Batch, Axis.Feature, 5, 33)]
    private static partial void BatchDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut runningMean, DoubleOut runningVar, double momentum, DoubleOut mean, DoubleOut invStd, DoubleOut y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchHalfInference(HalfOut x, HalfIn weight, HalfIn bias, In runningMean, In runningVar);

    [Norm(Kind.Batch, Axis.Feature, 48)]
    private static partial void BatchToDouble(In x, In weight, In bias, In runningMean, In runningVar, DoubleOut y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchBFloatGiven(BFloatIn x, In weight, In bias, In mean, In invStd, Out y);

    [Norm(Kind.Batch, Axis.Channel, 16)]
    private static partial void ChannelHalf(HalfIn x, HalfIn weight, HalfIn bias, Out runningMean, Out runningVar, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelBFloat(BFloatOut x, In weight, In bias, Out runningMean, Out runningVar, int spatial, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut runningMean, DoubleOut runningVar, int spatial, double epsilon, DoubleOut mean, DoubleOut invStd, DoubleOut y);

    [Norm(Kind.Batch, Axis.Channel, 8, Spatial = 9)]
    private static partial void ChannelDoubleInference(DoubleIn x, In weight, In bias, DoubleIn runningMean, DoubleIn runningVar, DoubleOut y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelBFloatBare(BFloatIn x, int dim, int spatial, BFloatOut y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Channel, Groups = 2)]
    private static partial void GroupHalf(HalfIn x, In weight, In bias, int spatial, HalfOut y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Channel, 32, Groups = 8, Spatial = 64)]
    private static partial void GroupDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void InstanceBFloat(BFloatOut x, BFloatIn weight, BFloatIn bias, int spatial);

    [Norm(Kind.Group, Axis.Feature, Groups = 4)]
    private static partial void RowsGroupBFloat(BFloatIn x, BFloatIn weight, BFloatIn bias, int spatial, Out y, IntIn lengths);

    [Norm(Kind.Group, Axis.Feature, Groups = 3)]
    private static partial void RowsGroupDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, int spatial, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [Norm(Kind.Instance, Axis.Feature, 33)]
    private static partial void RowsInstanceHalf(HalfOut x, In weight, In bias, int spatial);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstanceDouble(DoubleIn x, DoubleIn weight, int spatial, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstanceToDouble(In x, In weight, In bias, int spatial, DoubleOut y);

    [Norm(Kind.Layer, Axis.Channel)]
    private static partial void LayerHalf(HalfIn x, In weight, In bias, int spatial, HalfOut y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Channel, 33)]
    private static partial void LayerDouble(DoubleOut x, DoubleIn weight, DoubleIn bias, int spatial, DoubleOut invStd);

    [Norm(Kind.RMS, Axis.Channel, 16, 100, ZeroCentered = true)]
    private static partial void RmsBFloat(BFloatIn x, BFloatIn weight, int spatial, BFloatOut y);

    [Norm(Kind.L2, Axis.Channel)]
    private static partial void L2ToDouble(HalfIn x, int dim, int spatial, DoubleOut y);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void PowerHalf(HalfIn x, In weight, In bias, Out runningSquare, Out invStd, HalfOut y);

    [Norm(Kind.Power, Axis.Feature, 33)]
    private static partial void PowerDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut runningSquare, DoubleOut y, MaskIn mask);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerBFloat(BFloatOut x, BFloatIn weight, BFloatIn bias, Out runningSquare, int spatial);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerDoubleWarmUp(DoubleIn x, DoubleIn weight, int spatial, DoubleOut invStd, DoubleOut y);
}
