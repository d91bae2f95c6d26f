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

/// <summary>Gradients of plain norms that are no floats, or whose y is wider than x.</summary>
internal static partial class GradientTypes
{
    private static readonly StepForm s_layerHalf = new("several sizes", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerHalf(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Sizes = [31, 128, 1000] };

    private static readonly StepForm s_rmsHalf = new("no size", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsHalf(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.Half };

    private static readonly StepForm s_layerBFloat = new("no size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerBFloat(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.BFloat16 };

    private static readonly StepForm s_rmsBFloat = new("several sizes", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsBFloat(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.BFloat16, Sizes = [128, 1000] };

    private static readonly StepForm s_layerHalfToFloat = new("one size, y wider, float parameters", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerHalfToFloat(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Y = ElementType.Single, Parameters = ElementType.Single, Sizes = [257] };

    private static readonly StepForm s_rmsBFloatToDouble = new("no size, y wider", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsBFloatToDouble(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.BFloat16, Y = ElementType.Double };

    private static readonly StepForm s_layerDouble = new("several sizes, ε given", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Role.Epsilon], c => LayerDouble(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Epsilon)) { X = ElementType.Double, Sizes = [5, 100] };

    private static readonly StepForm s_rmsDouble = new("no size", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsDouble(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.Double };

    private static readonly StepForm s_layerDoubleFloat = new("no size, float parameters", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerDoubleFloat(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double, Parameters = ElementType.Single };

    private static readonly StepForm s_rmsToDouble = new("one size, y wider", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsToDouble(c.X, c.Weight, c.Y, c.InvStd)) { Y = ElementType.Double, Sizes = [100] };

    private static readonly StepForm s_l2Double = new("one size", Kind.L2, Placement.None, [X, Weight, Y, InvStd], c => L2Double(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.Double, Sizes = [33] };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_layerHalf, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerHalfSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_layerHalf, [Dy, X, Weight, Dx, DWeight, DBias], c => LayerHalfAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias)) { Sums = ElementType.Single },
        new("recomputed", s_rmsHalf, [Dy, X, Weight, Dx, DWeight], c => RmsHalfAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
        new("saved", s_layerBFloat, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerBFloatSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rmsBFloat, [Dy, X, Weight, Dx, DWeight], c => RmsBFloatAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
        new("saved", s_rmsBFloat, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsBFloatSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)) { Sums = ElementType.Single },
        new("saved", s_layerHalfToFloat, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerHalfToFloatSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_rmsBFloatToDouble, [Dy, X, Weight, Dx, DWeight], c => RmsBFloatToDoubleAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
        new("saved", s_layerDouble, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerDoubleSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_layerDouble, [Dy, X, Weight, Dx, DWeight, DBias, Role.Epsilon], c => LayerDoubleAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Epsilon)),
        new("saved", s_rmsDouble, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsDoubleSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_layerDoubleFloat, [Dy, X, Weight, Dx, DWeight, DBias], c => LayerDoubleFloatAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rmsToDouble, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsToDoubleSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_l2Double, [Dy, X, Weight, Dx, DWeight], c => L2DoubleAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
    ];

    [Norm(Kind.Layer, Axis.Feature, 31, 128, 1000)]
    private static partial void LayerHalf(HalfIn x, HalfIn weight, HalfIn bias, HalfOut y, Out mean, Out invStd);

    [NormGradient(nameof(LayerHalf))]
    private static partial void LayerHalfSaved(HalfIn dy, HalfIn x, HalfIn weight, In mean, In invStd, HalfOut dx, HalfOut dweight, HalfOut dbias);

    [NormGradient(nameof(LayerHalf))]
    private static partial void LayerHalfAnew(HalfIn dy, HalfIn x, HalfIn weight, HalfOut dx, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsHalf(HalfIn x, HalfIn weight, HalfOut y, Out invStd);

    [NormGradient(nameof(RmsHalf))]
    private static partial void RmsHalfAnew(HalfIn dy, HalfIn x, HalfIn weight, HalfOut dx, HalfOut dweight);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerBFloat(BFloatIn x, BFloatIn weight, BFloatIn bias, BFloatOut y, Out mean, Out invStd);

    [NormGradient(nameof(LayerBFloat))]
    private static partial void LayerBFloatSaved(BFloatIn dy, BFloatIn x, BFloatIn weight, In mean, In invStd, BFloatOut dx, BFloatOut dweight, BFloatOut dbias);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000)]
    private static partial void RmsBFloat(BFloatIn x, BFloatIn weight, BFloatOut y, Out invStd);

    [NormGradient(nameof(RmsBFloat))]
    private static partial void RmsBFloatAnew(BFloatIn dy, BFloatIn x, BFloatIn weight, BFloatOut dx, BFloatOut dweight);

    [NormGradient(nameof(RmsBFloat))]
    private static partial void RmsBFloatSaved(BFloatIn dy, BFloatIn x, BFloatIn weight, In invStd, BFloatOut dx, Out dweight);

    [Norm(Kind.Layer, Axis.Feature, 257)]
    private static partial void LayerHalfToFloat(HalfIn x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(LayerHalfToFloat))]
    private static partial void LayerHalfToFloatSaved(In dy, HalfIn x, In weight, In mean, In invStd, HalfOut dx, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsBFloatToDouble(BFloatIn x, BFloatIn weight, DoubleOut y, Out invStd);

    [NormGradient(nameof(RmsBFloatToDouble))]
    private static partial void RmsBFloatToDoubleAnew(DoubleIn dy, BFloatIn x, BFloatIn weight, BFloatOut dx, BFloatOut dweight);

    [Norm(Kind.Layer, Axis.Feature, 5, 100)]
    private static partial void LayerDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd, double epsilon);

    [NormGradient(nameof(LayerDouble))]
    private static partial void LayerDoubleSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias);

    [NormGradient(nameof(LayerDouble))]
    private static partial void LayerDoubleAnew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, double epsilon);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsDouble(DoubleIn x, DoubleIn weight, DoubleOut y, DoubleOut invStd);

    [NormGradient(nameof(RmsDouble))]
    private static partial void RmsDoubleSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerDoubleFloat(DoubleIn x, In weight, In bias, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [NormGradient(nameof(LayerDoubleFloat))]
    private static partial void LayerDoubleFloatAnew(DoubleIn dy, DoubleIn x, In weight, DoubleOut dx, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature, 100)]
    private static partial void RmsToDouble(In x, In weight, DoubleOut y, Out invStd);

    [NormGradient(nameof(RmsToDouble))]
    private static partial void RmsToDoubleSaved(DoubleIn dy, In x, In weight, In invStd, Out dx, Out dweight);

    [Norm(Kind.L2, Axis.Feature, 33)]
    private static partial void L2Double(DoubleIn x, DoubleIn weight, DoubleOut y, DoubleOut invStd);

    [NormGradient(nameof(L2Double))]
    private static partial void L2DoubleAnew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight);
}
