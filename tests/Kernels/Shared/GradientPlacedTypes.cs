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

/// <summary>Gradients of placed norms that are no floats. The gradient of a sandwich's inner output is rounded to x's type on its way.</summary>
internal static partial class GradientPlacedTypes
{
    private static readonly StepForm s_preHalf = new("no size", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd], c => PreHalf(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half };

    private static readonly StepForm s_preBFloat = new("one size", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, InvStd], c => PreBFloat(c.X, c.Residual, c.Weight, c.Y, c.InvStd)) { X = ElementType.BFloat16, Sizes = [64] };

    private static readonly StepForm s_deepDouble = new("one size", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd], c => DeepDouble(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd)) { X = ElementType.Double, Sizes = [65], ResidualScale = 2.213363839400643 };

    private static readonly StepForm s_postBFloatToFloat = new("no size, y wider", Kind.RMS, Placement.Post, [X, Residual, Weight, Sum, Y, InvStd], c => PostBFloatToFloat(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd)) { X = ElementType.BFloat16, Y = ElementType.Single, BranchScale = 0.7 };

    private static readonly StepForm s_sandwichDouble = new("no size", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y, InvStd, NextInvStd], c => SandwichDouble(c.X, c.Residual, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd)) { X = ElementType.Double };

    private static readonly StepForm s_sandwichHalf = new("one size", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd], c => SandwichHalf(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd)) { X = ElementType.Half, Sizes = [100] };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_preHalf, [Dy, Sum, Weight, Mean, InvStd, DResidualOut, Dx, DResidual, DWeight, DBias], c => PreHalfSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias)),
        new("recomputed", s_preBFloat, [Dy, Sum, Weight, DResidualOut, Dx, DResidual, DWeight], c => PreBFloatAnew(c.Dy, c.Sum, c.Weight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight)),
        new("saved", s_deepDouble, [Dy, Sum, Weight, Mean, InvStd, Dx, DResidual, DWeight, DBias], c => DeepDoubleSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.Dx, c.DResidual, c.DWeight, c.DBias)),
        new("recomputed", s_deepDouble, [Dy, Sum, Weight, Dx, DResidual, DWeight, DBias], c => DeepDoubleAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.DBias)),
        new("recomputed", s_postBFloatToFloat, [Dy, Sum, Weight, Dx, DResidual, DWeight], c => PostBFloatToFloatAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight)),
        new("recomputed", s_sandwichDouble, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx, DResidual, DWeight, DNextWeight], c => SandwichDoubleAnew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DNextWeight)),
        new("saved", s_sandwichHalf, [Dy, Sum, X, Weight, NextWeight, Mean, InvStd, NextMean, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias], c => SandwichHalfSaved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias)),
    ];

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreHalf(HalfIn x, HalfOut residual, HalfIn weight, HalfIn bias, HalfOut y, Out mean, Out invStd);

    [NormGradient(nameof(PreHalf))]
    private static partial void PreHalfSaved(HalfIn dy, HalfIn sum, HalfIn weight, In mean, In invStd, HalfIn dresidualOut, HalfOut dx, HalfOut dresidual, HalfOut dweight, HalfOut dbias);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Pre)]
    private static partial void PreBFloat(BFloatIn x, BFloatOut residual, BFloatIn weight, BFloatOut y, Out invStd);

    [NormGradient(nameof(PreBFloat))]
    private static partial void PreBFloatAnew(BFloatIn dy, BFloatIn sum, BFloatIn weight, BFloatIn dresidualOut, BFloatOut dx, BFloatOut dresidual, BFloatOut dweight);

    [Norm(Kind.Layer, Axis.Feature, 65, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepDouble(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut mean, DoubleOut invStd);

    [NormGradient(nameof(DeepDouble))]
    private static partial void DeepDoubleSaved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias);

    [NormGradient(nameof(DeepDouble))]
    private static partial void DeepDoubleAnew(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post, BranchScale = 0.7)]
    private static partial void PostBFloatToFloat(BFloatIn x, BFloatIn residual, BFloatIn weight, BFloatOut sum, Out y, Out invStd);

    [NormGradient(nameof(PostBFloatToFloat))]
    private static partial void PostBFloatToFloatAnew(In dy, BFloatIn sum, BFloatIn weight, BFloatOut dx, BFloatOut dresidual, BFloatOut dweight);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void SandwichDouble(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn nextWeight, DoubleOut y, DoubleOut invStd, DoubleOut nextInvStd);

    [NormGradient(nameof(SandwichDouble))]
    private static partial void SandwichDoubleAnew(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dnextWeight);

    [Norm(Kind.Layer, Axis.Feature, 100, Placement = Placement.Sandwich)]
    private static partial void SandwichHalf(HalfIn x, HalfOut residual, HalfIn weight, HalfIn bias, HalfIn nextWeight, HalfIn nextBias, HalfOut y, Out mean, Out invStd, Out nextMean, Out nextInvStd);

    [NormGradient(nameof(SandwichHalf))]
    private static partial void SandwichHalfSaved(HalfIn dy, HalfIn sum, HalfIn x, HalfIn weight, HalfIn nextWeight, In mean, In invStd, In nextMean, In nextInvStd, HalfIn dresidualOut, HalfOut dx, HalfOut dresidual, HalfOut dweight, HalfOut dbias, HalfOut dnextWeight, HalfOut dnextBias);
}
