using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Every combination of weight and bias, with and without saved statistics, in place and not, at three sizes.</summary>
internal static partial class Combinations
{
    private static readonly int[] s_sizes = [7, 64, 257];

    public static NormForm[] Forms { get; } =
    [
        new("combinations", Kind.Layer, Parts.None, c => Layer(c.X, c.Y, c.Dim)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Weight, c => LayerW(c.X, c.Weight, c.Y)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Bias, c => LayerB(c.X, c.Bias, c.Y)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Affine, c => LayerWB(c.X, c.Weight, c.Bias, c.Y)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Affine | Parts.Mean, c => LayerWBMean(c.X, c.Weight, c.Bias, c.Y, c.Mean)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Affine | Parts.InvStd, c => LayerWBInvStd(c.X, c.Weight, c.Bias, c.Y, c.InvStd)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Statistics, c => LayerStatistics(c.X, c.Y, c.Mean, c.InvStd, c.Dim)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Weight | Parts.Statistics, c => LayerWStatistics(c.X, c.Weight, c.Y, c.Mean, c.InvStd)) { Sizes = s_sizes },
        new("combinations", Kind.Layer, Parts.Bias | Parts.Statistics, c => LayerBStatistics(c.X, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = s_sizes },
        new("combinations, in place", Kind.Layer, Parts.None, c => LayerInPlace(c.Y, c.Dim)) { Sizes = s_sizes, InPlace = true },
        new("combinations, in place", Kind.Layer, Parts.Weight, c => LayerWInPlace(c.Y, c.Weight)) { Sizes = s_sizes, InPlace = true },
        new("combinations, in place", Kind.Layer, Parts.Bias, c => LayerBInPlace(c.Y, c.Bias)) { Sizes = s_sizes, InPlace = true },
        new("combinations, in place", Kind.Layer, Parts.All, c => LayerAllInPlace(c.Y, c.Weight, c.Bias, c.Mean, c.InvStd)) { Sizes = s_sizes, InPlace = true },

        new("combinations", Kind.RMS, Parts.None, c => Rms(c.X, c.Y, c.Dim)) { Sizes = s_sizes },
        new("combinations", Kind.RMS, Parts.Weight, c => RmsW(c.X, c.Weight, c.Y)) { Sizes = s_sizes },
        new("combinations", Kind.RMS, Parts.Bias, c => RmsB(c.X, c.Bias, c.Y)) { Sizes = s_sizes },
        new("combinations", Kind.RMS, Parts.Affine, c => RmsWB(c.X, c.Weight, c.Bias, c.Y)) { Sizes = s_sizes },
        new("combinations", Kind.RMS, Parts.InvStd, c => RmsInvStd(c.X, c.Y, c.InvStd, c.Dim)) { Sizes = s_sizes },
        new("combinations", Kind.RMS, Parts.Bias | Parts.InvStd, c => RmsBInvStd(c.X, c.Bias, c.Y, c.InvStd)) { Sizes = s_sizes },
        new("combinations", Kind.RMS, Parts.Affine | Parts.InvStd, c => RmsWBInvStd(c.X, c.Weight, c.Bias, c.Y, c.InvStd)) { Sizes = s_sizes },
        new("combinations, in place", Kind.RMS, Parts.None, c => RmsInPlace(c.Y, c.Dim)) { Sizes = s_sizes, InPlace = true },
        new("combinations, in place", Kind.RMS, Parts.Bias, c => RmsBInPlace(c.Y, c.Bias)) { Sizes = s_sizes, InPlace = true },
        new("combinations, in place", Kind.RMS, Parts.Affine | Parts.InvStd, c => RmsAllInPlace(c.Y, c.Weight, c.Bias, c.InvStd)) { Sizes = s_sizes, InPlace = true },
    ];

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void Layer(In x, Out y, int dim);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerW(In x, In weight, Out y);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerB(In x, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerWB(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerWBMean(In x, In weight, In bias, Out y, Out mean);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerWBInvStd(In x, In weight, In bias, Out y, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerStatistics(In x, Out y, Out mean, Out invStd, int dim);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerWStatistics(In x, In weight, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerBStatistics(In x, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerInPlace(Out x, int dim);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerWInPlace(Out x, In weight);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerBInPlace(Out x, In bias);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257)]
    private static partial void LayerAllInPlace(Out x, In weight, In bias, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void Rms(In x, Out y, int dim);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsW(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsB(In x, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsWB(In x, In weight, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsInvStd(In x, Out y, Out invStd, int dim);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsBInvStd(In x, In bias, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsWBInvStd(In x, In weight, In bias, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsInPlace(Out x, int dim);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsBInPlace(Out x, In bias);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 257)]
    private static partial void RmsAllInPlace(Out x, In weight, In bias, Out invStd);
}
