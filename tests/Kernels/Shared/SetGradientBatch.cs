using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of batches, with channels last and first: in training, by running statistics, by given ones.</summary>
internal static partial class SetGradientBatch
{
    private static readonly SetForm
        s_training32 = new("one size", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Training32(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, Sizes = [32] },
        s_saved = new("no size, ε given", Kind.Batch, Axis.Feature, [X, Weight, Mean, InvStd, Y, Epsilon], c => Saved(c.X, c.Weight, c.Mean, c.InvStd, c.Y, (float)c.Epsilon)) { ZeroCentered = true },
        s_bare = new("no size", Kind.Batch, Axis.Feature, [X, Y, Dim], c => Bare(c.X, c.Y, c.Dim)),
        s_inference = new("several sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Inference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsInference = true, Sizes = [33, 64] },
        s_given = new("no size, in place", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd], c => Given(c.X, c.Weight, c.Bias, c.Mean, c.InvStd)) { IsGiven = true },
        s_channel16 = new("one size, positions known", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Channel16(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, Sizes = [16], Spatial = 49 },
        s_channel = new("no size", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial, Y], c => Channel(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, c.Y)) { IsTraining = true },
        s_channelInference = new("several sizes, ε of its own", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Y], c => ChannelInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Y)) { IsInference = true, Sizes = [8, 40], Epsilon = 0.001 },
        s_channelGiven = new("several sizes, one position", Kind.Batch, Axis.Channel, [X, Weight, Mean, InvStd, Y], c => ChannelGiven(c.X, c.Weight, c.Mean, c.InvStd, c.Y)) { IsGiven = true, ZeroCentered = true, Sizes = [6, 32], Spatial = 1 };

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_training32, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => Training32Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed, only dx", s_training32, [Dy, X, Weight, Dx], c => Training32Input(c.Dy, c.X, c.Weight, c.Dx)),
        new("saved, no bias", s_saved, [Dy, X, Weight, Mean, InvStd, Dx, DWeight], c => SavedGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed, only dweight", s_saved, [Dy, X, Epsilon, DWeight], c => SavedWeight(c.Dy, c.X, (float)c.Epsilon, c.DWeight)),
        new("recomputed, nothing but dx", s_bare, [Dx, X, Dy, Dim], c => BareGradient(c.Dx, c.X, c.Dy, c.Dim)),
        new("all there is", s_inference, [Dy, X, Weight, RunningMean, RunningVar, Dx, DWeight, DBias], c => InferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_inference, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => InferenceSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("no dweight", s_inference, [Dy, Weight, RunningVar, Dx, DBias], c => InferenceInput(c.Dy, c.Weight, c.RunningVar, c.Dx, c.DBias)),
        new("all there is", s_given, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => GivenGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),

        new("saved", s_channel16, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => Channel16Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_channel16, [Dy, X, Weight, Dx, DWeight, DBias], c => Channel16Recomputed(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_channel, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => ChannelGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed, only sums", s_channel, [Dy, X, DWeight, DBias, Spatial], c => ChannelSums(c.Dy, c.X, c.DWeight, c.DBias, c.Spatial)),
        new("only dbias", s_channel, [Dy, DBias, Spatial], c => ChannelBias(c.Dy, c.DBias, c.Spatial)),
        new("all there is", s_channelInference, [Dy, X, Weight, RunningMean, RunningVar, Spatial, Dx, DWeight, DBias], c => ChannelInferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("all there is", s_channelGiven, [Dy, X, Weight, Mean, InvStd, Dx, DWeight], c => ChannelGivenGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight)),
    ];

    [Norm(Kind.Batch, Axis.Feature, 32)]
    private static partial void Training32(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y);

    [NormGradient(nameof(Training32))]
    private static partial void Training32Gradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Training32))]
    private static partial void Training32Input(In dy, In x, In weight, Out dx);

    [Norm(Kind.Batch, Axis.Feature, ZeroCentered = true)]
    private static partial void Saved(In x, In weight, Out mean, Out invStd, Out y, float epsilon);

    [NormGradient(nameof(Saved))]
    private static partial void SavedGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight);

    [NormGradient(nameof(Saved))]
    private static partial void SavedWeight(In dy, In x, float epsilon, Out dweight);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void Bare(In x, Out y, int dim);

    [NormGradient(nameof(Bare))]
    private static partial void BareGradient(Out dx, In x, In dy, int dim);

    [Norm(Kind.Batch, Axis.Feature, 33, 64)]
    private static partial void Inference(In x, In weight, In bias, In runningMean, In runningVar, Out mean, Out invStd, Out y);

    [NormGradient(nameof(Inference))]
    private static partial void InferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Inference))]
    private static partial void InferenceSaved(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Inference))]
    private static partial void InferenceInput(In dy, In weight, In runningVar, Out dx, Out dbias);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void Given(Out x, In weight, In bias, In mean, In invStd);

    [NormGradient(nameof(Given))]
    private static partial void GivenGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Channel, 16, Spatial = 49)]
    private static partial void Channel16(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y);

    [NormGradient(nameof(Channel16))]
    private static partial void Channel16Gradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Channel16))]
    private static partial void Channel16Recomputed(In dy, In x, In weight, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void Channel(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial, Out y);

    [NormGradient(nameof(Channel))]
    private static partial void ChannelGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Channel))]
    private static partial void ChannelSums(In dy, In x, Out dweight, Out dbias, int spatial);

    [NormGradient(nameof(Channel))]
    private static partial void ChannelBias(In dy, Out dbias, int spatial);

    [Norm(Kind.Batch, Axis.Channel, 8, 40, Epsilon = 0.001)]
    private static partial void ChannelInference(In x, In weight, In bias, In runningMean, In runningVar, int spatial, Out y);

    [NormGradient(nameof(ChannelInference))]
    private static partial void ChannelInferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Batch, Axis.Channel, 6, 32, Spatial = 1, ZeroCentered = true)]
    private static partial void ChannelGiven(In x, In weight, In mean, In invStd, Out y);

    [NormGradient(nameof(ChannelGiven))]
    private static partial void ChannelGivenGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight);
}
