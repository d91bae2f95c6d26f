using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>PowerNorm: in training, by the running square, and during warm-up.</summary>
internal static partial class Powers
{
    public static SetForm[] Forms { get; } =
    [
        new("one size, all there is", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y], c => Training64(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, Sizes = [64] },
        new("no size", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, Y], c => TrainingAny(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y)) { IsTraining = true },
        new("no size, in place, α of its own, ε given", Kind.Power, Axis.Feature, [X, RunningSquare, Epsilon], c => TrainingBare(c.X, c.RunningSquare, (float)c.Epsilon)) { IsTraining = true, AlphaForward = 0.5 },
        new("several sizes, only a weight", Kind.Power, Axis.Feature, [X, Weight, RunningSquare, Y], c => TrainingWeight(c.X, c.Weight, c.RunningSquare, c.Y)) { IsTraining = true, Sizes = [8, 33], ZeroCentered = true },
        new("one size", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, Y], c => Inference33(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y)) { IsInference = true, Sizes = [33] },
        new("no size, in place, saved", Kind.Power, Axis.Feature, [X, Weight, RunningSquare, InvStd], c => InferenceAny(c.X, c.Weight, c.RunningSquare, c.InvStd)) { IsInference = true },
        new("several sizes, saved", Kind.Power, Axis.Feature, [X, Weight, Bias, InvStd, Y], c => WarmUp(c.X, c.Weight, c.Bias, c.InvStd, c.Y)) { Sizes = [16, 100] },
        new("no size, ε given", Kind.Power, Axis.Feature, [X, Y, Dim, Epsilon], c => WarmUpBare(c.X, c.Y, c.Dim, (float)c.Epsilon)),

        new("one size, positions known, in place, saved", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, InvStd], c => ChannelTraining16(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd)) { IsTraining = true, Sizes = [16], Spatial = 49 },
        new("no size, α of its own", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Spatial, Y], c => ChannelTrainingAny(c.X, c.Weight, c.Bias, c.RunningSquare, c.Spatial, c.Y)) { IsTraining = true, AlphaForward = 0.99 },
        new("several sizes, only a bias", Kind.Power, Axis.Channel, [X, Bias, RunningSquare, Spatial, Y], c => ChannelTrainingBias(c.X, c.Bias, c.RunningSquare, c.Spatial, c.Y)) { IsTraining = true, Sizes = [3, 32], Epsilon = 0.001 },
        new("one size, positions known", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Y], c => ChannelInference8(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y)) { IsInference = true, Sizes = [8], Spatial = 9 },
        new("no size, in place", Kind.Power, Axis.Channel, [X, Weight, RunningSquare, Spatial], c => ChannelInferenceAny(c.X, c.Weight, c.RunningSquare, c.Spatial)) { IsInference = true },
        new("no size, in place, saved", Kind.Power, Axis.Channel, [X, Weight, Bias, Spatial, InvStd], c => ChannelWarmUp(c.X, c.Weight, c.Bias, c.Spatial, c.InvStd)),
        new("one size, ε beside the root", Kind.Power, Axis.Channel, [X, Weight, Bias, Spatial, Y], c => ChannelWarmUp6(c.X, c.Weight, c.Bias, c.Spatial, c.Y)) { Sizes = [6], EpsilonMode = EpsilonMode.OutsideRoot },
    ];

    [Norm(Kind.Power, Axis.Feature, 64)]
    private static partial void Training64(In x, In weight, In bias, Out runningSquare, Out invStd, Out y);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void TrainingAny(In x, In weight, In bias, Out runningSquare, Out y);

    [Norm(Kind.Power, Axis.Feature, AlphaForward = 0.5)]
    private static partial void TrainingBare(Out x, Out runningSquare, float epsilon);

    [Norm(Kind.Power, Axis.Feature, 8, 33, ZeroCentered = true)]
    private static partial void TrainingWeight(In x, In weight, Out runningSquare, Out y);

    [Norm(Kind.Power, Axis.Feature, 33)]
    private static partial void Inference33(In x, In weight, In bias, In runningSquare, Out y);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void InferenceAny(Out x, In weight, In runningSquare, Out invStd);

    [Norm(Kind.Power, Axis.Feature, 16, 100)]
    private static partial void WarmUp(In x, In weight, In bias, Out invStd, Out y);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void WarmUpBare(In x, Out y, int dim, float epsilon);

    [Norm(Kind.Power, Axis.Channel, 16, Spatial = 49)]
    private static partial void ChannelTraining16(Out x, In weight, In bias, Out runningSquare, Out invStd);

    [Norm(Kind.Power, Axis.Channel, AlphaForward = 0.99)]
    private static partial void ChannelTrainingAny(In x, In weight, In bias, Out runningSquare, int spatial, Out y);

    [Norm(Kind.Power, Axis.Channel, 3, 32, Epsilon = 0.001)]
    private static partial void ChannelTrainingBias(In x, In bias, Out runningSquare, int spatial, Out y);

    [Norm(Kind.Power, Axis.Channel, 8, Spatial = 9)]
    private static partial void ChannelInference8(In x, In weight, In bias, In runningSquare, Out y);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void ChannelInferenceAny(Out x, In weight, In runningSquare, int spatial);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void ChannelWarmUp(Out x, In weight, In bias, int spatial, Out invStd);

    [Norm(Kind.Power, Axis.Channel, 6, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void ChannelWarmUp6(In x, In weight, In bias, int spatial, Out y);
}
