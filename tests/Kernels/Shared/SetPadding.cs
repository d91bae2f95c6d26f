using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Batches and samples of which parts are padding, told by a mask or by lengths.</summary>
internal static partial class SetPadding
{
    public static SetForm[] Forms { get; } =
    [
        new("one size, masked, all there is", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y, Mask], c => Batch64(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y, c.Mask)) { IsTraining = true, Sizes = [64] },
        new("no size, lengths, in place, cumulative", Kind.Batch, Axis.Feature, [X, Weight, RunningMean, RunningVar, Batches, Lengths], c => BatchLengths(c.X, c.Weight, c.RunningMean, c.RunningVar, ref c.Batches, c.Lengths)) { IsTraining = true },
        new("no size, masked", Kind.Batch, Axis.Feature, [X, Y, Mean, InvStd, Mask, Dim], c => BatchBare(c.X, c.Y, c.Mean, c.InvStd, c.Mask, c.Dim)),
        new("no size, masked", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y, Mask], c => BatchInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y, c.Mask)) { IsInference = true },
        new("one size, lengths, in place", Kind.Batch, Axis.Feature, [X, Mean, InvStd, Lengths], c => BatchGiven33(c.X, c.Mean, c.InvStd, c.Lengths)) { IsGiven = true, Sizes = [33] },
        new("one size, masked, all there is", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial, Y, Mask], c => Channel8(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, c.Y, c.Mask)) { IsTraining = true, Sizes = [8] },
        new("no size, masked, in place, momentum given", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Momentum, Spatial, Mask], c => ChannelMask(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, (float)c.Momentum, c.Spatial, c.Mask)) { IsTraining = true },
        new("several sizes, positions known, lengths, cumulative", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Batches, Y, Lengths], c => ChannelLengths(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, ref c.Batches, c.Y, c.Lengths)) { IsTraining = true, Sizes = [5, 32], Spatial = 20 },
        new("no size, lengths, saved", Kind.Batch, Axis.Channel, [X, Bias, Spatial, Y, Mean, InvStd, Lengths], c => ChannelBare(c.X, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Lengths)),
        new("no size, lengths, in place", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Lengths], c => ChannelInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Lengths)) { IsInference = true },
        new("no size, masked", Kind.Batch, Axis.Channel, [X, Weight, Bias, Mean, InvStd, Spatial, Y, Mask], c => ChannelGiven(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Spatial, c.Y, c.Mask)) { IsGiven = true },

        new("no size, masked, saved", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Mask], c => Group(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Mask)) { Groups = 2 },
        new("one size, positions known, lengths, in place", Kind.Group, Axis.Channel, [X, Weight, Bias, Mean, InvStd, Lengths], c => Group32(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Lengths)) { Sizes = [32], Groups = 8, Spatial = 20 },
        new("no size, masked, saved", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Mask], c => Instance(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Mask)),
        new("no size, masked, in place, saved", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Mean, InvStd, Mask], c => RowsGroup(c.X, c.Weight, c.Bias, c.Spatial, c.Mean, c.InvStd, c.Mask)) { Groups = 3 },
        new("one size, lengths, saved", Kind.Group, Axis.Feature, [X, Weight, Spatial, Y, Mean, InvStd, Lengths], c => RowsGroup64(c.X, c.Weight, c.Spatial, c.Y, c.Mean, c.InvStd, c.Lengths)) { Sizes = [64], Groups = 4 },
        new("no size, lengths, saved", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Lengths], c => RowsInstance(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Lengths)),
        new("several sizes, masked", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, InvStd, Mask], c => RowsInstanceMask(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.InvStd, c.Mask)) { Sizes = [8, 33] },

        new("no size, masked, saved", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Mask], c => Layer(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Mask)) { Groups = 2 },
        new("no size, lengths, saved", Kind.RMS, Axis.Channel, [X, Weight, Spatial, Y, InvStd, Lengths], c => Rms(c.X, c.Weight, c.Spatial, c.Y, c.InvStd, c.Lengths)),
        new("one size, positions known, masked, in place", Kind.L2, Axis.Channel, [X, InvStd, Mask], c => L2(c.X, c.InvStd, c.Mask)) { Sizes = [16], Spatial = 20, Epsilon = 1e-12 },

        new("no size, masked", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y, Mask], c => Power(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y, c.Mask)) { IsTraining = true },
        new("no size, lengths, in place, saved", Kind.Power, Axis.Feature, [X, Weight, InvStd, Lengths], c => PowerWarmUp(c.X, c.Weight, c.InvStd, c.Lengths)),
        new("no size, lengths", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Spatial, Y, Lengths], c => PowerChannel(c.X, c.Weight, c.Bias, c.RunningSquare, c.Spatial, c.Y, c.Lengths)) { IsTraining = true },
        new("no size, masked, in place", Kind.Power, Axis.Channel, [X, RunningSquare, Spatial, Mask], c => PowerInference(c.X, c.RunningSquare, c.Spatial, c.Mask)) { IsInference = true },
    ];

    [Norm(Kind.Batch, Axis.Feature, 64)]
    private static partial void Batch64(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchLengths(Out x, In weight, Out runningMean, Out runningVar, ref long batches, IntIn lengths);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchBare(In x, Out y, Out mean, Out invStd, MaskIn mask, int dim);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchInference(In x, In weight, In bias, In runningMean, In runningVar, Out y, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature, 33)]
    private static partial void BatchGiven33(Out x, In mean, In invStd, IntIn lengths);

    [Norm(Kind.Batch, Axis.Channel, 8)]
    private static partial void Channel8(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial, Out y, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelMask(Out x, In weight, In bias, Out runningMean, Out runningVar, float momentum, int spatial, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel, 5, 32, Spatial = 20)]
    private static partial void ChannelLengths(In x, In weight, In bias, Out runningMean, Out runningVar, ref long batches, Out y, IntIn lengths);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelBare(In x, In bias, int spatial, Out y, Out mean, Out invStd, IntIn lengths);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelInference(Out x, In weight, In bias, In runningMean, In runningVar, int spatial, IntIn lengths);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelGiven(In x, In weight, In bias, In mean, In invStd, int spatial, Out y, MaskIn mask);

    [Norm(Kind.Group, Axis.Channel, Groups = 2)]
    private static partial void Group(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, MaskIn mask);

    [Norm(Kind.Group, Axis.Channel, 32, Groups = 8, Spatial = 20)]
    private static partial void Group32(Out x, In weight, In bias, Out mean, Out invStd, IntIn lengths);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void Instance(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, MaskIn mask);

    [Norm(Kind.Group, Axis.Feature, Groups = 3)]
    private static partial void RowsGroup(Out x, In weight, In bias, int spatial, Out mean, Out invStd, MaskIn mask);

    [Norm(Kind.Group, Axis.Feature, 64, Groups = 4)]
    private static partial void RowsGroup64(In x, In weight, int spatial, Out y, Out mean, Out invStd, IntIn lengths);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstance(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, IntIn lengths);

    [Norm(Kind.Instance, Axis.Feature, 8, 33)]
    private static partial void RowsInstanceMask(In x, In weight, In bias, int spatial, Out y, Out invStd, MaskIn mask);

    [Norm(Kind.Layer, Axis.Channel, Groups = 2)]
    private static partial void Layer(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, MaskIn mask);

    [Norm(Kind.RMS, Axis.Channel)]
    private static partial void Rms(In x, In weight, int spatial, Out y, Out invStd, IntIn lengths);

    [Norm(Kind.L2, Axis.Channel, 16, Spatial = 20, Epsilon = 1e-12)]
    private static partial void L2(Out x, Out invStd, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void Power(In x, In weight, In bias, Out runningSquare, Out invStd, Out y, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void PowerWarmUp(Out x, In weight, Out invStd, IntIn lengths);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerChannel(In x, In weight, In bias, Out runningSquare, int spatial, Out y, IntIn lengths);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerInference(Out x, In runningSquare, int spatial, MaskIn mask);
}
