using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Batches of rows: in training, by their own statistics, by running ones, by given ones.</summary>
internal static partial class BatchFeature
{
    public static SetForm[] Forms { get; } =
    [
        new("one size, all there is", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y], c => Training32(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y)) { IsTraining = true, Sizes = [32] },
        new("several sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y], c => Training(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsTraining = true, Sizes = [33, 64] },
        new("no size, in place, momentum given", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Momentum], c => TrainingAny(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, (float)c.Momentum)) { IsTraining = true },
        new("no size, cumulative", Kind.Batch, Axis.Feature, [X, RunningMean, RunningVar, Batches, Y], c => TrainingBare(c.X, c.RunningMean, c.RunningVar, ref c.Batches, c.Y)) { IsTraining = true },
        new("several sizes, only a weight", Kind.Batch, Axis.Feature, [X, Weight, RunningMean, RunningVar, InvStd, Y], c => TrainingWeight(c.X, c.Weight, c.RunningMean, c.RunningVar, c.InvStd, c.Y)) { IsTraining = true, Sizes = [8, 100], ZeroCentered = true, Momentum = 0.25 },
        new("no size, only a bias, momentum and ε of its own", Kind.Batch, Axis.Feature, [X, Bias, RunningMean, RunningVar, Y, Mean], c => TrainingBias(c.X, c.Bias, c.RunningMean, c.RunningVar, c.Y, c.Mean)) { IsTraining = true, Epsilon = 0.001, Momentum = 0.01 },
        new("one size, cumulative, ε given", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Batches, Epsilon, Y], c => TrainingEpsilon(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, ref c.Batches, (float)c.Epsilon, c.Y)) { IsTraining = true, Sizes = [130] },

        new("no size", Kind.Batch, Axis.Feature, [X, Y, Dim], c => Bare(c.X, c.Y, c.Dim)),
        new("no size, saved", Kind.Batch, Axis.Feature, [X, Weight, Bias, Y, Mean, InvStd, Epsilon], c => Saved(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, (float)c.Epsilon)),
        new("one size, in place", Kind.Batch, Axis.Feature, [X, InvStd], c => InPlace3(c.X, c.InvStd)) { Sizes = [3] },
        new("several sizes", Kind.Batch, Axis.Feature, [X, Weight, Bias, Y], c => Several(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [16, 48, 257] },

        new("one size", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y], c => Inference100(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y)) { IsInference = true, Sizes = [100] },
        new("no size, in place", Kind.Batch, Axis.Feature, [X, RunningMean, RunningVar], c => InferenceAny(c.X, c.RunningMean, c.RunningVar)) { IsInference = true },
        new("several sizes, only a weight, ε given", Kind.Batch, Axis.Feature, [X, Weight, RunningMean, RunningVar, Epsilon, Y], c => InferenceEpsilon(c.X, c.Weight, c.RunningMean, c.RunningVar, (float)c.Epsilon, c.Y)) { IsInference = true, Sizes = [16, 48], ZeroCentered = true },
        new("no size, only a bias, saved", Kind.Batch, Axis.Feature, [X, Bias, RunningMean, RunningVar, Y, Mean, InvStd], c => InferenceBias(c.X, c.Bias, c.RunningMean, c.RunningVar, c.Y, c.Mean, c.InvStd)) { IsInference = true },

        new("one size", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y], c => Given64(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y)) { IsGiven = true, Sizes = [64] },
        new("no size, in place", Kind.Batch, Axis.Feature, [X, Mean, InvStd, Dim], c => GivenAny(c.X, c.Mean, c.InvStd, c.Dim)) { IsGiven = true },
        new("several sizes, zero-centred", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y], c => Given(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y)) { IsGiven = true, Sizes = [7, 33], ZeroCentered = true },
    ];

    [Norm(Kind.Batch, Axis.Feature, 32)]
    private static partial void Training32(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y);

    [Norm(Kind.Batch, Axis.Feature, 33, 64)]
    private static partial void Training(In x, In weight, In bias, Out runningMean, Out runningVar, Out y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void TrainingAny(Out x, In weight, In bias, Out runningMean, Out runningVar, float momentum);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void TrainingBare(In x, Out runningMean, Out runningVar, ref long batches, Out y);

    [Norm(Kind.Batch, Axis.Feature, 8, 100, ZeroCentered = true, Momentum = 0.25)]
    private static partial void TrainingWeight(In x, In weight, Out runningMean, Out runningVar, Out invStd, Out y);

    [Norm(Kind.Batch, Axis.Feature, Epsilon = 0.001, Momentum = 0.01)]
    private static partial void TrainingBias(In x, In bias, Out runningMean, Out runningVar, Out y, Out mean);

    [Norm(Kind.Batch, Axis.Feature, 130)]
    private static partial void TrainingEpsilon(In x, In weight, In bias, Out runningMean, Out runningVar, ref long batches, float epsilon, Out y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void Bare(In x, Out y, int dim);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void Saved(In x, In weight, In bias, Out y, Out mean, Out invStd, float epsilon);

    [Norm(Kind.Batch, Axis.Feature, 3)]
    private static partial void InPlace3(Out x, Out invStd);

    [Norm(Kind.Batch, Axis.Feature, 16, 48, 257)]
    private static partial void Several(In x, In weight, In bias, Out y);

    [Norm(Kind.Batch, Axis.Feature, 100)]
    private static partial void Inference100(In x, In weight, In bias, In runningMean, In runningVar, Out y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void InferenceAny(Out x, In runningMean, In runningVar);

    [Norm(Kind.Batch, Axis.Feature, 16, 48, ZeroCentered = true)]
    private static partial void InferenceEpsilon(In x, In weight, In runningMean, In runningVar, float epsilon, Out y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void InferenceBias(In x, In bias, In runningMean, In runningVar, Out y, Out mean, Out invStd);

    [Norm(Kind.Batch, Axis.Feature, 64)]
    private static partial void Given64(In x, In weight, In bias, In mean, In invStd, Out y);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void GivenAny(Out x, In mean, In invStd, int dim);

    [Norm(Kind.Batch, Axis.Feature, 7, 33, ZeroCentered = true)]
    private static partial void Given(In x, In weight, In bias, In mean, In invStd, Out y);
}
