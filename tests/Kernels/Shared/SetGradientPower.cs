using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of PowerNorm: in training, where ν stands for a mean, by the running square, and during warm-up.</summary>
internal static partial class SetGradientPower
{
    private static readonly SetForm
        s_training64 = new("one size", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y], c => Training64(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, Sizes = [64] },
        s_training = new("no size, α of its own", Kind.Power, Axis.Feature, [X, Weight, RunningSquare, InvStd, Y], c => Training(c.X, c.Weight, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, ZeroCentered = true },
        s_inference = new("one size", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, Y], c => Inference(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y)) { IsInference = true, Sizes = [33] },
        s_warmUp = new("no size, ε given", Kind.Power, Axis.Feature, [X, Weight, Bias, InvStd, Epsilon, Y], c => WarmUp(c.X, c.Weight, c.Bias, c.InvStd, (float)c.Epsilon, c.Y)),
        s_channel16 = new("one size, positions known", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, InvStd, Y], c => Channel16(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y)) { IsTraining = true, Sizes = [16], Spatial = 49 },
        s_channelInference = new("no size", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Spatial, Y], c => ChannelInference(c.X, c.Weight, c.Bias, c.RunningSquare, c.Spatial, c.Y)) { IsInference = true },
        s_channelWarmUp = new("one size", Kind.Power, Axis.Channel, [X, Weight, Bias, Spatial, InvStd, Y], c => ChannelWarmUp(c.X, c.Weight, c.Bias, c.Spatial, c.InvStd, c.Y)) { Sizes = [6], EpsilonMode = EpsilonMode.OutsideRoot };

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_training64, [Dy, X, Weight, InvStd, Nu, Dx, DWeight, DBias], c => Training64Gradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight, c.DBias)) { WritesNu = true },
        new("saved, ν read", s_training64, [Dy, X, Weight, InvStd, Nu, Dx], c => Training64Input(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx)),
        new("saved", s_training, [Dy, X, Weight, InvStd, Nu, Dx, DWeight], c => TrainingGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight)) { WritesNu = true, AlphaBackward = 0.5 },
        new("saved, ν read", s_training, [Dy, X, Weight, InvStd, Nu, Dx, DWeight], c => TrainingRead(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight)) { AlphaBackward = 0.5 },
        new("all there is", s_inference, [Dy, X, Weight, RunningSquare, Dx, DWeight, DBias], c => InferenceGradient(c.Dy, c.X, c.Weight, c.RunningSquare, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_warmUp, [Dy, X, Weight, InvStd, Dx, DWeight, DBias], c => WarmUpGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_warmUp, [Dy, X, Weight, Epsilon, Dx, DWeight, DBias], c => WarmUpRecomputed(c.Dy, c.X, c.Weight, (float)c.Epsilon, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_channel16, [Dy, X, Weight, InvStd, Nu, Dx, DWeight, DBias], c => Channel16Gradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight, c.DBias)) { WritesNu = true },
        new("all there is", s_channelInference, [Dy, X, Weight, RunningSquare, Spatial, Dx, DWeight, DBias], c => ChannelInferenceGradient(c.Dy, c.X, c.Weight, c.RunningSquare, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_channelWarmUp, [Dy, X, Weight, InvStd, Spatial, Dx, DWeight, DBias], c => ChannelWarmUpGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_channelWarmUp, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => ChannelWarmUpRecomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
    ];

    [Norm(Kind.Power, Axis.Feature, 64)]
    private static partial void Training64(In x, In weight, In bias, Out runningSquare, Out invStd, Out y);

    [NormGradient(nameof(Training64))]
    private static partial void Training64Gradient(In dy, In x, In weight, In invStd, Out nu, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Training64))]
    private static partial void Training64Input(In dy, In x, In weight, In invStd, In nu, Out dx);

    [Norm(Kind.Power, Axis.Feature, ZeroCentered = true, AlphaBackward = 0.5)]
    private static partial void Training(In x, In weight, Out runningSquare, Out invStd, Out y);

    [NormGradient(nameof(Training))]
    private static partial void TrainingGradient(In dy, In x, In weight, In invStd, Out nu, Out dx, Out dweight);

    [NormGradient(nameof(Training))]
    private static partial void TrainingRead(In dy, In x, In weight, In invStd, In nu, Out dx, Out dweight);

    [Norm(Kind.Power, Axis.Feature, 33)]
    private static partial void Inference(In x, In weight, In bias, In runningSquare, Out y);

    [NormGradient(nameof(Inference))]
    private static partial void InferenceGradient(In dy, In x, In weight, In runningSquare, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void WarmUp(In x, In weight, In bias, Out invStd, float epsilon, Out y);

    [NormGradient(nameof(WarmUp))]
    private static partial void WarmUpGradient(In dy, In x, In weight, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(WarmUp))]
    private static partial void WarmUpRecomputed(In dy, In x, In weight, float epsilon, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Power, Axis.Channel, 16, Spatial = 49)]
    private static partial void Channel16(In x, In weight, In bias, Out runningSquare, Out invStd, Out y);

    [NormGradient(nameof(Channel16))]
    private static partial void Channel16Gradient(In dy, In x, In weight, In invStd, Out nu, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void ChannelInference(In x, In weight, In bias, In runningSquare, int spatial, Out y);

    [NormGradient(nameof(ChannelInference))]
    private static partial void ChannelInferenceGradient(In dy, In x, In weight, In runningSquare, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Power, Axis.Channel, 6, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void ChannelWarmUp(In x, In weight, In bias, int spatial, Out invStd, Out y);

    [NormGradient(nameof(ChannelWarmUp))]
    private static partial void ChannelWarmUpGradient(In dy, In x, In weight, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(ChannelWarmUp))]
    private static partial void ChannelWarmUpRecomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);
}
