using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients at the shapes of the golden cases, with kernels of their own.</summary>
internal static partial class SetGradientGoldenSizes
{
    private static readonly int[] s_sizes = [32, 33, 100, 16, 3, 48, 8, 64];

    private static readonly SetForm
        s_batch = new("golden sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Batch(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, Sizes = s_sizes },
        s_batchMasked = new("golden sizes, masked", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y, Mask], c => BatchMasked(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y, c.Mask)) { Sizes = [8, 64] },
        s_channel = new("golden sizes", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial, Y], c => Channel(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, c.Y)) { IsTraining = true, Sizes = s_sizes },
        s_channelMasked = new("golden sizes, masked", Kind.Batch, Axis.Channel, [X, Weight, Bias, Mean, InvStd, Spatial, Y, Mask], c => ChannelMasked(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Spatial, c.Y, c.Mask)) { Sizes = [8, 64] },
        s_batchInference = new("golden sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y], c => BatchInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsInference = true, Sizes = s_sizes },
        s_channelInference = new("golden sizes", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Y], c => ChannelInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Y)) { IsInference = true, Sizes = s_sizes },
        s_group32 = new("golden size", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => RowsGroup32(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [32], Groups = 8 },
        s_group64 = new("golden size", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => Group64(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [64], Groups = 32 },
        s_group6 = new("golden size", Kind.Group, Axis.Channel, [X, Weight, Bias, Y, Mean, InvStd], c => Group6(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [6], Groups = 2, Spatial = 25 },
        s_rowsGroup6 = new("golden size", Kind.Group, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd], c => RowsGroup6(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [6], Groups = 2, Spatial = 25 },
        s_power = new("golden sizes", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y], c => Power(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, Sizes = [33, 64] },
        s_powerChannel = new("golden sizes, one position", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, InvStd, Y], c => PowerChannel(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, Sizes = [33, 64], Spatial = 1 };

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_batch, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => BatchGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_batchMasked, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias, Mask], c => BatchMaskedGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_channel, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => ChannelGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_channelMasked, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Mask], c => ChannelMaskedGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("all there is", s_batchInference, [Dy, X, Weight, RunningMean, RunningVar, Dx, DWeight, DBias], c => BatchInferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Dx, c.DWeight, c.DBias)),
        new("all there is", s_channelInference, [Dy, X, Weight, RunningMean, RunningVar, Spatial, Dx, DWeight, DBias], c => ChannelInferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_group32, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => RowsGroup32Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_group64, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => Group64Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_group6, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => Group6Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rowsGroup6, [Dy, X, Weight, Dx, DWeight, DBias], c => RowsGroup6Gradient(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_power, [Dy, X, Weight, InvStd, Nu, Dx, DWeight, DBias], c => PowerGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight, c.DBias)) { WritesNu = true },
        new("saved", s_powerChannel, [Dy, X, Weight, InvStd, Nu, Dx, DWeight, DBias], c => PowerChannelGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight, c.DBias)) { WritesNu = true },
    ];

    [Norm(Kind.Batch, Axis.Feature, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void Batch(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y);

    [NormGradient(nameof(Batch))]
    private static partial void BatchGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Feature, 8, 64)]
    private static partial void BatchMasked(In x, In weight, In bias, Out mean, Out invStd, Out y, MaskIn mask);

    [NormGradient(nameof(BatchMasked))]
    private static partial void BatchMaskedGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void Channel(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial, Out y);

    [NormGradient(nameof(Channel))]
    private static partial void ChannelGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Channel, 8, 64)]
    private static partial void ChannelMasked(In x, In weight, In bias, Out mean, Out invStd, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(ChannelMasked))]
    private static partial void ChannelMaskedGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void BatchInference(In x, In weight, In bias, In runningMean, In runningVar, Out y);

    [NormGradient(nameof(BatchInference))]
    private static partial void BatchInferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Channel, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void ChannelInference(In x, In weight, In bias, In runningMean, In runningVar, int spatial, Out y);

    [NormGradient(nameof(ChannelInference))]
    private static partial void ChannelInferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Feature, 32, Groups = 8)]
    private static partial void RowsGroup32(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(RowsGroup32))]
    private static partial void RowsGroup32Gradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Channel, 64, Groups = 32)]
    private static partial void Group64(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Group64))]
    private static partial void Group64Gradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Channel, 6, Groups = 2, Spatial = 25)]
    private static partial void Group6(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Group6))]
    private static partial void Group6Gradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Group, Axis.Feature, 6, Groups = 2, Spatial = 25)]
    private static partial void RowsGroup6(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(RowsGroup6))]
    private static partial void RowsGroup6Gradient(In dy, In x, In weight, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Power, Axis.Feature, 33, 64)]
    private static partial void Power(In x, In weight, In bias, Out runningSquare, Out invStd, Out y);

    [NormGradient(nameof(Power))]
    private static partial void PowerGradient(In dy, In x, In weight, In invStd, Out nu, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Power, Axis.Channel, 33, 64, Spatial = 1)]
    private static partial void PowerChannel(In x, In weight, In bias, Out runningSquare, Out invStd, Out y);

    [NormGradient(nameof(PowerChannel))]
    private static partial void PowerChannelGradient(In dy, In x, In weight, In invStd, Out nu, Out dx, Out dweight, Out dbias);
}
