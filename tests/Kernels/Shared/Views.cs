using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using In = System.ReadOnlySpan<float>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Rows that do not follow one another: heads in a packed row, and the like.</summary>
internal static partial class Views
{
    public static StepForm[] Forms { get; } =
    [
        new("one size, both strides", Kind.RMS, Placement.None, [X, Weight, Y, XStride, YStride], c => Rms64(c.X, c.Weight, c.Y, c.XStride, c.YStride)) { Sizes = [64] },
        new("one size, in place", Kind.Layer, Placement.None, [X, Weight, Bias, XStride, Mean], c => Layer128(c.X, c.Weight, c.Bias, c.XStride, c.Mean)) { Sizes = [128] },
        new("one size, stride of x", Kind.RMS, Placement.None, [X, Weight, Y, XStride], c => RmsBFloat100(c.X, c.Weight, c.Y, c.XStride)) { X = ElementType.BFloat16, Sizes = [100] },
        new("no size, both strides, masked", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, XStride, YStride, Mask], c => RmsAny(c.X, c.Weight, c.Y, c.InvStd, c.XStride, c.YStride, c.Mask)),
        new("no size, in place", Kind.L2, Placement.None, [X, XStride, Dim], c => L2Any(c.X, c.XStride, c.Dim)) { X = ElementType.Double },
        new("no size, stride of y, masked", Kind.Layer, Placement.None, [X, Weight, Bias, Y, YStride, Mask], c => LayerAny(c.X, c.Weight, c.Bias, c.Y, c.YStride, c.Mask)),
        new("one size, stride of y", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, YStride], c => Pre64(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.YStride)) { Sizes = [64] },
        new("no size, both strides", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, XStride, YStride], c => PreAny(c.X, c.Residual, c.Weight, c.Y, c.XStride, c.YStride)),
        new("one size, both strides", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Y, XStride, YStride], c => Post257(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.XStride, c.YStride)) { Sizes = [257] },
        new("no size, in place, with the sum", Kind.RMS, Placement.Post, [X, Residual, Weight, Sum, XStride], c => PostAny(c.X, c.Residual, c.Weight, c.Sum, c.XStride)),
        new("one size, both strides, groups", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, XStride, YStride], c => Groups64(c.X, c.Weight, c.Y, c.InvStd, c.XStride, c.YStride)) { Groups = 4, Sizes = [64] },
        new("no size, both strides, masked, groups", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, InvStd, NextMean, XStride, YStride, Mask], c => SandwichAny(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextMean, c.XStride, c.YStride, c.Mask)) { Groups = 2 },
    ];

    [Norm(Kind.RMS, Axis.Feature, 64)]
    private static partial void Rms64(In x, In weight, Out y, int xStride, int yStride);

    [Norm(Kind.Layer, Axis.Feature, 128)]
    private static partial void Layer128(Out x, In weight, In bias, int xStride, Out mean);

    [Norm(Kind.RMS, Axis.Feature, 100)]
    private static partial void RmsBFloat100(BFloatIn x, BFloatIn weight, BFloatOut y, int xStride);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsAny(In x, In weight, Out y, Out invStd, int xStride, int yStride, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature)]
    private static partial void L2Any(DoubleOut x, int xStride, int dim);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerAny(In x, In weight, In bias, Out y, int yStride, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, 64, Placement = Placement.Pre)]
    private static partial void Pre64(In x, Out residual, In weight, In bias, Out y, int yStride);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreAny(In x, Out residual, In weight, Out y, int xStride, int yStride);

    [Norm(Kind.Layer, Axis.Feature, 257, Placement = Placement.Post)]
    private static partial void Post257(In x, In residual, In weight, In bias, Out y, int xStride, int yStride);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostAny(Out x, In residual, In weight, Out sum, int xStride);

    [Norm(Kind.RMS, Axis.Feature, 64, Groups = 4)]
    private static partial void Groups64(In x, In weight, Out y, Out invStd, int xStride, int yStride);

    [Norm(Kind.Layer, Axis.Feature, Groups = 2, Placement = Placement.Sandwich)]
    private static partial void SandwichAny(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out invStd, Out nextMean, int xStride, int yStride, MaskIn mask);
}
