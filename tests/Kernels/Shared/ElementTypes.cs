using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Plain norms of rows that are no floats, or become something wider, or have parameters of another type.</summary>
internal static partial class ElementTypes
{
    public static StepForm[] Forms { get; } =
    [
        new("several sizes", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerHalf(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Sizes = [31, 128, 1000] },
        new("several sizes", Kind.RMS, Placement.None, [X, Weight, Y], c => RmsHalf(c.X, c.Weight, c.Y)) { X = ElementType.Half, Sizes = [128, 1000] },
        new("no size", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerHalfAny(c.X, c.Weight, c.Bias, c.Y)) { X = ElementType.Half },
        new("no size, in place", Kind.RMS, Placement.None, [X, Weight], c => RmsHalfAny(c.X, c.Weight)) { X = ElementType.Half },
        new("one size, float parameters", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerHalfFloat(c.X, c.Weight, c.Bias, c.Y)) { X = ElementType.Half, Parameters = ElementType.Single, Sizes = [64] },
        new("one size, y wider, float parameters", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerHalfToFloat(c.X, c.Weight, c.Bias, c.Y)) { X = ElementType.Half, Y = ElementType.Single, Parameters = ElementType.Single, Sizes = [257] },
        new("no size, y wider", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsHalfToDouble(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.Half, Y = ElementType.Double },

        new("several sizes", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerBFloat(c.X, c.Weight, c.Bias, c.Y)) { X = ElementType.BFloat16, Sizes = [128, 1000] },
        new("several sizes", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsBFloat(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.BFloat16, Sizes = [33, 128, 1000] },
        new("no size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Role.Epsilon], c => LayerBFloatAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, (float)c.Epsilon)) { X = ElementType.BFloat16 },
        new("no size, zero-centred, in place", Kind.RMS, Placement.None, [X, Weight], c => RmsBFloatAny(c.X, c.Weight)) { X = ElementType.BFloat16, ZeroCentered = true },
        new("one size, float parameters, in place", Kind.RMS, Placement.None, [X, Weight], c => RmsBFloatFloat(c.X, c.Weight)) { X = ElementType.BFloat16, Parameters = ElementType.Single, Sizes = [5] },
        new("one size, y wider", Kind.RMS, Placement.None, [X, Weight, Y], c => RmsBFloatToFloat(c.X, c.Weight, c.Y)) { X = ElementType.BFloat16, Y = ElementType.Single, Sizes = [100] },
        new("no size, y wider, float parameters", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerBFloatToFloat(c.X, c.Weight, c.Bias, c.Y)) { X = ElementType.BFloat16, Y = ElementType.Single, Parameters = ElementType.Single },

        new("several sizes", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerDouble(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double, Sizes = [5, 100, 1000] },
        new("one size, in place", Kind.RMS, Placement.None, [X, Weight, InvStd], c => RmsDouble(c.X, c.Weight, c.InvStd)) { X = ElementType.Double, Sizes = [64] },
        new("no size, ε given", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Role.Epsilon], c => LayerDoubleAny(c.X, c.Weight, c.Bias, c.Y, c.Epsilon)) { X = ElementType.Double },
        new("no size", Kind.RMS, Placement.None, [X, Y, InvStd, Dim], c => RmsDoubleAny(c.X, c.Y, c.InvStd, c.Dim)) { X = ElementType.Double },
        new("one size, float parameters", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerDoubleFloat(c.X, c.Weight, c.Bias, c.Y)) { X = ElementType.Double, Parameters = ElementType.Single, Sizes = [257] },

        new("one size, y wider", Kind.RMS, Placement.None, [X, Weight, Y], c => RmsFloatToDouble(c.X, c.Weight, c.Y)) { Y = ElementType.Double, Sizes = [100] },
        new("no size, y wider", Kind.Layer, Placement.None, [X, Weight, Bias, Y], c => LayerFloatToDouble(c.X, c.Weight, c.Bias, c.Y)) { Y = ElementType.Double },
    ];

    [Norm(Kind.Layer, Axis.Feature, 31, 128, 1000)]
    private static partial void LayerHalf(HalfIn x, HalfIn weight, HalfIn bias, HalfOut y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000)]
    private static partial void RmsHalf(HalfIn x, HalfIn weight, HalfOut y);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerHalfAny(HalfIn x, HalfIn weight, HalfIn bias, HalfOut y);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsHalfAny(HalfOut x, HalfIn weight);

    [Norm(Kind.Layer, Axis.Feature, 64)]
    private static partial void LayerHalfFloat(HalfIn x, In weight, In bias, HalfOut y);

    [Norm(Kind.Layer, Axis.Feature, 257)]
    private static partial void LayerHalfToFloat(HalfIn x, In weight, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsHalfToDouble(HalfIn x, HalfIn weight, DoubleOut y, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 128, 1000)]
    private static partial void LayerBFloat(BFloatIn x, BFloatIn weight, BFloatIn bias, BFloatOut y);

    [Norm(Kind.RMS, Axis.Feature, 33, 128, 1000)]
    private static partial void RmsBFloat(BFloatIn x, BFloatIn weight, BFloatOut y, Out invStd);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerBFloatAny(BFloatIn x, BFloatIn weight, BFloatIn bias, BFloatOut y, Out mean, Out invStd, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, ZeroCentered = true)]
    private static partial void RmsBFloatAny(BFloatOut x, BFloatIn weight);

    [Norm(Kind.RMS, Axis.Feature, 5)]
    private static partial void RmsBFloatFloat(BFloatOut x, In weight);

    [Norm(Kind.RMS, Axis.Feature, 100)]
    private static partial void RmsBFloatToFloat(BFloatIn x, BFloatIn weight, Out y);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerBFloatToFloat(BFloatIn x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 5, 100, 1000)]
    private static partial void LayerDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [Norm(Kind.RMS, Axis.Feature, 64)]
    private static partial void RmsDouble(DoubleOut x, DoubleIn weight, DoubleOut invStd);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerDoubleAny(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, double epsilon);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsDoubleAny(DoubleIn x, DoubleOut y, DoubleOut invStd, int dim);

    [Norm(Kind.Layer, Axis.Feature, 257)]
    private static partial void LayerDoubleFloat(DoubleIn x, In weight, In bias, DoubleOut y);

    [Norm(Kind.RMS, Axis.Feature, 100)]
    private static partial void RmsFloatToDouble(In x, In weight, DoubleOut y);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerFloatToDouble(In x, In weight, In bias, DoubleOut y);
}
