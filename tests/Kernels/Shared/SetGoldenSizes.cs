using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>The shapes of the golden cases, with kernels of their own.</summary>
internal static partial class SetGoldenSizes
{
    public static SetForm[] Forms { get; } =
    [
        new("golden sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Batch(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, Sizes = [32, 33, 100, 16, 3, 48, 8, 64] },
        new("golden sizes, masked", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y, Mask], c => BatchMasked(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y, c.Mask)) { IsTraining = true, Sizes = [8, 64] },
        new("golden sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y], c => BatchInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsInference = true, Sizes = [32, 33, 100, 16, 3, 48, 8, 64] },
        new("golden sizes", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial, Y], c => Channel(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, c.Y)) { IsTraining = true, Sizes = [32, 33, 100, 16, 3, 48, 8, 64] },
        new("golden sizes, masked", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial, Y, Mask], c => ChannelMasked(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, c.Y, c.Mask)) { IsTraining = true, Sizes = [8, 64] },
        new("golden sizes", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Y], c => ChannelInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Y)) { IsInference = true, Sizes = [32, 33, 100, 16, 3, 48, 8, 64] },
        new("golden size", Kind.Group, Axis.Channel, [X, Weight, Bias, Y, Mean, InvStd], c => Group32(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [32], Groups = 8, Spatial = 64 },
        new("golden size", Kind.Group, Axis.Channel, [X, Weight, Bias, Y, Mean, InvStd], c => Group64(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [64], Groups = 32, Spatial = 16 },
        new("golden size", Kind.Group, Axis.Channel, [X, Weight, Bias, Y, Mean, InvStd], c => Group6(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [6], Groups = 2, Spatial = 25 },
        new("golden size", Kind.Instance, Axis.Channel, [X, Weight, Bias, Y], c => Instance8(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [8], Spatial = 49 },
        new("golden size", Kind.Group, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd], c => RowsGroup32(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [32], Groups = 8, Spatial = 64 },
        new("golden size", Kind.Group, Axis.Feature, [X, Weight, Bias, Y], c => RowsGroup64(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [64], Groups = 32, Spatial = 16 },
        new("golden size", Kind.Group, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd], c => RowsGroup6(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [6], Groups = 2, Spatial = 25 },
        new("golden size", Kind.Instance, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd], c => RowsInstance8(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [8], Spatial = 49 },
        new("golden sizes", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y], c => Power(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, Sizes = [33, 64] },
        new("golden sizes, positions known", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Y], c => PowerChannel(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y)) { IsTraining = true, Sizes = [33, 64], Spatial = 1 },
    ];

    [Norm(Kind.Batch, Axis.Feature, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void Batch(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y);

    [Norm(Kind.Batch, Axis.Feature, 8, 64)]
    private static partial void BatchMasked(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void BatchInference(In x, In weight, In bias, In runningMean, In runningVar, Out y);

    [Norm(Kind.Batch, Axis.Channel, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void Channel(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel, 8, 64)]
    private static partial void ChannelMasked(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial, Out y, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel, 32, 33, 100, 16, 3, 48, 8, 64)]
    private static partial void ChannelInference(In x, In weight, In bias, In runningMean, In runningVar, int spatial, Out y);

    [Norm(Kind.Group, Axis.Channel, 32, Groups = 8, Spatial = 64)]
    private static partial void Group32(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Channel, 64, Groups = 32, Spatial = 16)]
    private static partial void Group64(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Channel, 6, Groups = 2, Spatial = 25)]
    private static partial void Group6(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Instance, Axis.Channel, 8, Spatial = 49)]
    private static partial void Instance8(In x, In weight, In bias, Out y);

    [Norm(Kind.Group, Axis.Feature, 32, Groups = 8, Spatial = 64)]
    private static partial void RowsGroup32(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Group, Axis.Feature, 64, Groups = 32, Spatial = 16)]
    private static partial void RowsGroup64(In x, In weight, In bias, Out y);

    [Norm(Kind.Group, Axis.Feature, 6, Groups = 2, Spatial = 25)]
    private static partial void RowsGroup6(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Instance, Axis.Feature, 8, Spatial = 49)]
    private static partial void RowsInstance8(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Power, Axis.Feature, 33, 64)]
    private static partial void Power(In x, In weight, In bias, Out runningSquare, Out invStd, Out y);

    [Norm(Kind.Power, Axis.Channel, 33, 64, Spatial = 1)]
    private static partial void PowerChannel(In x, In weight, In bias, Out runningSquare, Out y);
}
