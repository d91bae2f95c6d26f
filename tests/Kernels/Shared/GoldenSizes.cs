using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>The sizes of the golden cases, one to a method, and all of them in one method that works in place.</summary>
internal static partial class GoldenSizes
{
    private static readonly int[] s_sizes = [1, 2, 5, 8, 16, 31, 64, 96, 128, 257, 768, 1000, 1024, 4096];

    public static NormForm[] Forms { get; } =
    [
        new("one size", Kind.Layer, Parts.Affine, c => Layer1(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [1] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer2(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [2] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer5(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [5] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer8(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [8] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer16(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [16] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer31(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [31] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer64(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [64] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer96(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [96] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer128(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [128] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer257(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [257] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer768(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [768] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer1000(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [1000] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer1024(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [1024] },
        new("one size", Kind.Layer, Parts.Affine, c => Layer4096(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [4096] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS1(c.X, c.Weight, c.Y)) { Sizes = [1] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS2(c.X, c.Weight, c.Y)) { Sizes = [2] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS5(c.X, c.Weight, c.Y)) { Sizes = [5] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS8(c.X, c.Weight, c.Y)) { Sizes = [8] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS16(c.X, c.Weight, c.Y)) { Sizes = [16] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS31(c.X, c.Weight, c.Y)) { Sizes = [31] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS64(c.X, c.Weight, c.Y)) { Sizes = [64] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS96(c.X, c.Weight, c.Y)) { Sizes = [96] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS128(c.X, c.Weight, c.Y)) { Sizes = [128] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS257(c.X, c.Weight, c.Y)) { Sizes = [257] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS768(c.X, c.Weight, c.Y)) { Sizes = [768] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS1000(c.X, c.Weight, c.Y)) { Sizes = [1000] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS1024(c.X, c.Weight, c.Y)) { Sizes = [1024] },
        new("one size", Kind.RMS, Parts.Weight, c => RMS4096(c.X, c.Weight, c.Y)) { Sizes = [4096] },
        new("one size, in place", Kind.Layer, Parts.All, c => Layer64InPlace(c.Y, c.Weight, c.Bias, c.Mean, c.InvStd)) { Sizes = [64], InPlace = true },
        new("one size, in place", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS64InPlace(c.Y, c.Weight, c.InvStd)) { Sizes = [64], InPlace = true },
        new("one size, y is x", Kind.Layer, Parts.Affine, c => Layer1000(c.Y, c.Weight, c.Bias, c.Y)) { Sizes = [1000], InPlace = true },
        new("one size, y is x", Kind.RMS, Parts.Weight, c => RMS1000(c.Y, c.Weight, c.Y)) { Sizes = [1000], InPlace = true },
        new("several sizes, in place", Kind.Layer, Parts.Affine, c => LayerInPlace(c.Y, c.Weight, c.Bias)) { Sizes = s_sizes, InPlace = true },
        new("several sizes, in place", Kind.RMS, Parts.Weight, c => RmsInPlace(c.Y, c.Weight)) { Sizes = s_sizes, InPlace = true },
    ];

    [Norm(Kind.Layer, Axis.Feature, 1)]
    private static partial void Layer1(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 2)]
    private static partial void Layer2(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 5)]
    private static partial void Layer5(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 8)]
    private static partial void Layer8(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 16)]
    private static partial void Layer16(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 31)]
    private static partial void Layer31(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 64)]
    private static partial void Layer64(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 96)]
    private static partial void Layer96(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 128)]
    private static partial void Layer128(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 257)]
    private static partial void Layer257(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 768)]
    private static partial void Layer768(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 1000)]
    private static partial void Layer1000(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 1024)]
    private static partial void Layer1024(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 4096)]
    private static partial void Layer4096(In x, In weight, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature, 1)]
    private static partial void RMS1(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 2)]
    private static partial void RMS2(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 5)]
    private static partial void RMS5(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 8)]
    private static partial void RMS8(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 16)]
    private static partial void RMS16(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 31)]
    private static partial void RMS31(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 64)]
    private static partial void RMS64(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 96)]
    private static partial void RMS96(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 128)]
    private static partial void RMS128(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 257)]
    private static partial void RMS257(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 768)]
    private static partial void RMS768(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 1000)]
    private static partial void RMS1000(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 1024)]
    private static partial void RMS1024(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 4096)]
    private static partial void RMS4096(In x, In weight, Out y);

    [Norm(Kind.Layer, Axis.Feature, 64)]
    private static partial void Layer64InPlace(Out x, In weight, In bias, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 64)]
    private static partial void RMS64InPlace(Out x, In weight, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 1, 2, 5, 8, 16, 31, 64, 96, 128, 257, 768, 1000, 1024, 4096)]
    private static partial void LayerInPlace(Out x, In weight, In bias);

    [Norm(Kind.RMS, Axis.Feature, 1, 2, 5, 8, 16, 31, 64, 96, 128, 257, 768, 1000, 1024, 4096)]
    private static partial void RmsInPlace(Out x, In weight);
}
