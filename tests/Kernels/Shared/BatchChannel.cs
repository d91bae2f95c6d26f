using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Batches of images, and the like: in training, by their own statistics, by running ones, by given ones.</summary>
internal static partial class BatchChannel
{
    public static SetForm[] Forms { get; } =
    [
        new("one size, positions known, all there is", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Training16(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, Sizes = [16], Spatial = 49 },
        new("one size, only a weight, ε given", Kind.Batch, Axis.Channel, [X, Weight, RunningMean, RunningVar, Epsilon, Spatial, Y], c => Training3(c.X, c.Weight, c.RunningMean, c.RunningVar, (float)c.Epsilon, c.Spatial, c.Y)) { IsTraining = true, Sizes = [3], ZeroCentered = true },
        new("several sizes, in place, saved", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial], c => Training(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial)) { IsTraining = true, Sizes = [8, 16] },
        new("no size, positions known, momentum given", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Momentum, Y], c => TrainingAny(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, (float)c.Momentum, c.Y)) { IsTraining = true, Spatial = 9 },
        new("no size, cumulative", Kind.Batch, Axis.Channel, [X, RunningMean, RunningVar, Batches, Mean, Spatial, Y], c => TrainingBare(c.X, c.RunningMean, c.RunningVar, ref c.Batches, c.Mean, c.Spatial, c.Y)) { IsTraining = true },
        new("no size, only a bias, momentum of its own", Kind.Batch, Axis.Channel, [X, Bias, RunningMean, RunningVar, InvStd, Spatial, Y], c => TrainingBias(c.X, c.Bias, c.RunningMean, c.RunningVar, c.InvStd, c.Spatial, c.Y)) { IsTraining = true, Momentum = 1.0 },

        new("no size", Kind.Batch, Axis.Channel, [X, Y, Dim, Spatial], c => Bare(c.X, c.Y, c.Dim, c.Spatial)),
        new("no size, saved", Kind.Batch, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => Saved(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)),
        new("one size, positions known, in place", Kind.Batch, Axis.Channel, [X], c => InPlace5(c.X)) { Sizes = [5], Spatial = 70 },
        new("several sizes, positions known, saved", Kind.Batch, Axis.Channel, [X, Weight, Bias, Y, Mean], c => Several(c.X, c.Weight, c.Bias, c.Y, c.Mean)) { Sizes = [6, 32], Spatial = 1 },

        new("one size, positions known", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Y], c => Inference16(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsInference = true, Sizes = [16], Spatial = 49 },
        new("no size, in place", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial], c => InferenceAny(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial)) { IsInference = true },
        new("several sizes, only a weight, ε of its own", Kind.Batch, Axis.Channel, [X, Weight, RunningMean, RunningVar, Spatial, Y], c => Inference(c.X, c.Weight, c.RunningMean, c.RunningVar, c.Spatial, c.Y)) { IsInference = true, Sizes = [32, 48], Epsilon = 0.001 },
        new("no size, saved, ε given", Kind.Batch, Axis.Channel, [X, RunningMean, RunningVar, Mean, InvStd, Spatial, Epsilon, Y], c => InferenceSaved(c.X, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, (float)c.Epsilon, c.Y)) { IsInference = true },

        new("one size, positions known", Kind.Batch, Axis.Channel, [X, Weight, Bias, Mean, InvStd, Y], c => Given8(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y)) { IsGiven = true, Sizes = [8], Spatial = 9 },
        new("no size, zero-centred", Kind.Batch, Axis.Channel, [X, Weight, Mean, InvStd, Spatial, Y], c => GivenAny(c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Y)) { IsGiven = true, ZeroCentered = true },
        new("no size, in place", Kind.Batch, Axis.Channel, [X, Mean, InvStd, Spatial, Dim], c => GivenInPlace(c.X, c.Mean, c.InvStd, c.Spatial, c.Dim)) { IsGiven = true },
    ];

    [Norm(Kind.Batch, Axis.Channel, 16, Spatial = 49)]
    private static partial void Training16(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y);

    [Norm(Kind.Batch, Axis.Channel, 3, ZeroCentered = true)]
    private static partial void Training3(In x, In weight, Out runningMean, Out runningVar, float epsilon, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel, 8, 16)]
    private static partial void Training(Out x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial);

    [Norm(Kind.Batch, Axis.Channel, Spatial = 9)]
    private static partial void TrainingAny(In x, In weight, In bias, Out runningMean, Out runningVar, float momentum, Out y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void TrainingBare(In x, Out runningMean, Out runningVar, ref long batches, Out mean, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel, Momentum = 1.0)]
    private static partial void TrainingBias(In x, In bias, Out runningMean, Out runningVar, Out invStd, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void Bare(In x, Out y, int dim, int spatial);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void Saved(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [Norm(Kind.Batch, Axis.Channel, 5, Spatial = 70)]
    private static partial void InPlace5(Out x);

    [Norm(Kind.Batch, Axis.Channel, 6, 32, Spatial = 1)]
    private static partial void Several(In x, In weight, In bias, Out y, Out mean);

    [Norm(Kind.Batch, Axis.Channel, 16, Spatial = 49)]
    private static partial void Inference16(In x, In weight, In bias, In runningMean, In runningVar, Out y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void InferenceAny(Out x, In weight, In bias, In runningMean, In runningVar, int spatial);

    [Norm(Kind.Batch, Axis.Channel, 32, 48, Epsilon = 0.001)]
    private static partial void Inference(In x, In weight, In runningMean, In runningVar, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void InferenceSaved(In x, In runningMean, In runningVar, Out mean, Out invStd, int spatial, float epsilon, Out y);

    [Norm(Kind.Batch, Axis.Channel, 8, Spatial = 9)]
    private static partial void Given8(In x, In weight, In bias, In mean, In invStd, Out y);

    [Norm(Kind.Batch, Axis.Channel, ZeroCentered = true)]
    private static partial void GivenAny(In x, In weight, In mean, In invStd, int spatial, Out y);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void GivenInPlace(Out x, In mean, In invStd, int spatial, int dim);
}
