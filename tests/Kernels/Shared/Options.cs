using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>ε as a property and as a parameter, and weights stored as their distance from one.</summary>
internal static partial class Options
{
    public static NormForm[] Forms { get; } =
    [
        new("one size, ε 1e-40", Kind.Layer, Parts.Affine, c => LayerTiny128(c.X, c.Weight, c.Bias, c.Y)) { Epsilon = 1e-40, Sizes = [128] },
        new("one size, ε 1e-40", Kind.Layer, Parts.Affine, c => LayerTiny1000(c.X, c.Weight, c.Bias, c.Y)) { Epsilon = 1e-40, Sizes = [1000] },
        new("several sizes, ε given", Kind.Layer, Parts.All, c => LayerGiven(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Epsilon)) { Epsilon = null, Sizes = [128, 1000] },
        new("several sizes, ε given, in place", Kind.Layer, Parts.Affine, c => LayerGivenInPlace(c.Y, c.Weight, c.Bias, c.Epsilon)) { Epsilon = null, Sizes = [128, 1000], InPlace = true },
        new("several sizes, zero-centred", Kind.Layer, Parts.All, c => LayerZeroCentred(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [7, 64, 257], ZeroCentered = true },
        new("several sizes, zero-centred", Kind.Layer, Parts.Weight, c => LayerZeroCentredW(c.X, c.Weight, c.Y)) { Sizes = [7, 64, 257], ZeroCentered = true },
        new("no size, zero-centred", Kind.Layer, Parts.All, c => LayerZeroCentredAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Epsilon)) { Epsilon = null, ZeroCentered = true },

        new("one size, ε 1e-40", Kind.RMS, Parts.Weight, c => RmsTiny128(c.X, c.Weight, c.Y)) { Epsilon = 1e-40, Sizes = [128] },
        new("one size, ε 1e-40", Kind.RMS, Parts.Weight, c => RmsTiny1000(c.X, c.Weight, c.Y)) { Epsilon = 1e-40, Sizes = [1000] },
        new("several sizes, ε given", Kind.RMS, Parts.Weight | Parts.InvStd, c => RmsGiven(c.X, c.Weight, c.Y, c.InvStd, c.Epsilon)) { Epsilon = null, Sizes = [128, 1000] },
        new("several sizes, ε given, in place", Kind.RMS, Parts.Weight, c => RmsGivenInPlace(c.Y, c.Weight, c.Epsilon)) { Epsilon = null, Sizes = [128, 1000], InPlace = true },
        new("one size, zero-centred", Kind.RMS, Parts.Weight, c => RmsZeroCentred128(c.X, c.Weight, c.Y)) { Epsilon = 1e-6, Sizes = [128], ZeroCentered = true },
        new("one size, zero-centred", Kind.RMS, Parts.Weight, c => RmsZeroCentred1000(c.X, c.Weight, c.Y)) { Epsilon = 1e-6, Sizes = [1000], ZeroCentered = true },
        new("several sizes, zero-centred, in place", Kind.RMS, Parts.Weight, c => RmsZeroCentredInPlace(c.Y, c.Weight)) { Epsilon = 1e-6, Sizes = [128, 1000], InPlace = true, ZeroCentered = true },
        new("several sizes, zero-centred", Kind.RMS, Parts.Weight | Parts.InvStd, c => RmsZeroCentred(c.X, c.Weight, c.Y, c.InvStd)) { Epsilon = 1e-6, Sizes = [7, 64, 128, 257, 1000], ZeroCentered = true },
        new("no size, zero-centred", Kind.RMS, Parts.Weight | Parts.InvStd, c => RmsZeroCentredAny(c.X, c.Weight, c.Y, c.InvStd, c.Epsilon)) { Epsilon = null, ZeroCentered = true },
    ];

    [Norm(Kind.Layer, Axis.Feature, 128, Epsilon = 1e-40)]
    private static partial void LayerTiny128(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 1000, Epsilon = 1e-40)]
    private static partial void LayerTiny1000(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 128, 1000)]
    private static partial void LayerGiven(In x, In weight, In bias, Out y, Out mean, Out invStd, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, 128, 1000)]
    private static partial void LayerGivenInPlace(Out x, In weight, In bias, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257, ZeroCentered = true)]
    private static partial void LayerZeroCentred(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 7, 64, 257, ZeroCentered = true)]
    private static partial void LayerZeroCentredW(In x, In weight, Out y);

    [Norm(Kind.Layer, Axis.Feature, ZeroCentered = true)]
    private static partial void LayerZeroCentredAny(In x, In weight, In bias, Out y, Out mean, Out invStd, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 128, Epsilon = 1e-40)]
    private static partial void RmsTiny128(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 1000, Epsilon = 1e-40)]
    private static partial void RmsTiny1000(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000)]
    private static partial void RmsGiven(In x, In weight, Out y, Out invStd, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000)]
    private static partial void RmsGivenInPlace(Out x, In weight, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 128, Epsilon = 1e-6, ZeroCentered = true)]
    private static partial void RmsZeroCentred128(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 1000, Epsilon = 1e-6, ZeroCentered = true)]
    private static partial void RmsZeroCentred1000(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000, Epsilon = 1e-6, ZeroCentered = true)]
    private static partial void RmsZeroCentredInPlace(Out x, In weight);

    [Norm(Kind.RMS, Axis.Feature, 7, 64, 128, 257, 1000, Epsilon = 1e-6, ZeroCentered = true)]
    private static partial void RmsZeroCentred(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, ZeroCentered = true)]
    private static partial void RmsZeroCentredAny(In x, In weight, Out y, Out invStd, float epsilon);
}
