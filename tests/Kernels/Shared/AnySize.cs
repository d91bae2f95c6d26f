using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Methods without a size, and methods with sizes that are called with another one.</summary>
internal static partial class AnySize
{
    public static NormForm[] Forms { get; } =
    [
        new("no size", Kind.Layer, Parts.None, c => Layer(c.X, c.Y, c.Dim)),
        new("no size", Kind.Layer, Parts.Weight, c => LayerW(c.X, c.Weight, c.Y)),
        new("no size", Kind.Layer, Parts.Bias, c => LayerB(c.X, c.Bias, c.Y)),
        new("no size", Kind.Layer, Parts.Affine, c => LayerWB(c.X, c.Weight, c.Bias, c.Y)),
        new("no size, in place", Kind.Layer, Parts.Affine, c => LayerInPlace(c.Y, c.Weight, c.Bias)) { InPlace = true },
        new("no size, ε given", Kind.Layer, Parts.All, c => LayerAll(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Epsilon)) { Epsilon = null },
        new("another size", Kind.Layer, Parts.All, c => LayerOther(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)),

        new("no size", Kind.RMS, Parts.None, c => Rms(c.X, c.Y, c.Dim)),
        new("no size", Kind.RMS, Parts.Weight, c => RmsW(c.X, c.Weight, c.Y)),
        new("no size", Kind.RMS, Parts.Bias, c => RmsB(c.X, c.Bias, c.Y)),
        new("no size", Kind.RMS, Parts.Affine, c => RmsWB(c.X, c.Weight, c.Bias, c.Y)),
        new("no size, in place", Kind.RMS, Parts.Weight, c => RmsInPlace(c.Y, c.Weight)) { InPlace = true },
        new("no size, ε given", Kind.RMS, Parts.Weight | Parts.InvStd, c => RmsAll(c.X, c.Weight, c.Y, c.InvStd, c.Epsilon)) { Epsilon = null },
        new("another size", Kind.RMS, Parts.Weight | Parts.InvStd, c => RmsOther(c.X, c.Weight, c.Y, c.InvStd)),
    ];

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void Layer(In x, Out y, int dim);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerW(In x, In weight, Out y);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerB(In x, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerWB(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerInPlace(Out x, In weight, In bias);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerAll(In x, In weight, In bias, Out y, Out mean, Out invStd, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, 131, 132)]
    private static partial void LayerOther(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void Rms(In x, Out y, int dim);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsW(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsB(In x, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsWB(In x, In weight, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsInPlace(Out x, In weight);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsAll(In x, In weight, Out y, Out invStd, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 131, 132)]
    private static partial void RmsOther(In x, In weight, Out y, Out invStd);
}
