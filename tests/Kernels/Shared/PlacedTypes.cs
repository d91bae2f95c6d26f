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

/// <summary>Norms fused with a residual sum that is no float: the sum is rounded to its type, and what is normalized is the rounded one.</summary>
internal static partial class PlacedTypes
{
    public static StepForm[] Forms { get; } =
    [
        new("one size", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y], c => PreBFloat(c.X, c.Residual, c.Weight, c.Y)) { X = ElementType.BFloat16, Sizes = [768] },
        new("no size", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd], c => PreHalfAny(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half },
        new("one size, y wider", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y], c => PreHalfToFloat(c.X, c.Residual, c.Weight, c.Bias, c.Y)) { X = ElementType.Half, Y = ElementType.Single, Sizes = [128] },
        new("one size, with the sum", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd], c => PostHalf(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd)) { X = ElementType.Half, Sizes = [100], BranchScale = 0.7 },
        new("one size, y wider", Kind.RMS, Placement.Post, [X, Residual, Weight, Y], c => PostBFloatToFloat(c.X, c.Residual, c.Weight, c.Y)) { X = ElementType.BFloat16, Y = ElementType.Single, Sizes = [257] },
        new("no size, y wider, with the sum", Kind.RMS, Placement.Post, [X, Residual, Weight, Sum, Y, InvStd, ResidualScale], c => PostBFloatToFloatAny(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd, (float)c.ResidualScale)) { X = ElementType.BFloat16, Y = ElementType.Single },
        new("no size, y wider", Kind.RMS, Placement.Post, [X, Residual, Weight, Y], c => PostFloatToDouble(c.X, c.Residual, c.Weight, c.Y)) { Y = ElementType.Double, BranchScale = 0.3 },
        new("one size, in place, float parameters", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias], c => DeepBFloat(c.X, c.Residual, c.Weight, c.Bias)) { X = ElementType.BFloat16, Parameters = ElementType.Single, Sizes = [64], ResidualScale = 2.213363839400643 },
        new("one size, with the sum", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y], c => DeepDouble(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y)) { X = ElementType.Double, Sizes = [65], ResidualScale = 2.213363839400643 },
        new("no size, both factors given", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, InvStd, ResidualScale, BranchScale], c => PreDouble(c.X, c.Residual, c.Weight, c.Y, c.InvStd, c.ResidualScale, c.BranchScale)) { X = ElementType.Double },
        new("one size", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y], c => SandwichBFloat(c.X, c.Residual, c.Weight, c.NextWeight, c.Y)) { X = ElementType.BFloat16, Sizes = [64] },
        new("no size", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd], c => SandwichHalf(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd)) { X = ElementType.Half, BranchScale = 0.7 },
        new("one size, in place", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, NextInvStd], c => SandwichDouble(c.X, c.Residual, c.Weight, c.NextWeight, c.NextInvStd)) { X = ElementType.Double, Sizes = [33] },
    ];

    [Norm(Kind.RMS, Axis.Feature, 768, Placement = Placement.Pre)]
    private static partial void PreBFloat(BFloatIn x, BFloatOut residual, BFloatIn weight, BFloatOut y);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreHalfAny(HalfIn x, HalfOut residual, HalfIn weight, HalfIn bias, HalfOut y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 128, Placement = Placement.Pre)]
    private static partial void PreHalfToFloat(HalfIn x, HalfOut residual, HalfIn weight, HalfIn bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 100, Placement = Placement.Post, BranchScale = 0.7)]
    private static partial void PostHalf(HalfIn x, HalfIn residual, HalfIn weight, HalfIn bias, HalfOut sum, HalfOut y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 257, Placement = Placement.Post)]
    private static partial void PostBFloatToFloat(BFloatIn x, BFloatIn residual, BFloatIn weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostBFloatToFloatAny(BFloatIn x, BFloatIn residual, BFloatIn weight, BFloatOut sum, Out y, Out invStd, float residualScale);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post, BranchScale = 0.3)]
    private static partial void PostFloatToDouble(In x, In residual, In weight, DoubleOut y);

    [Norm(Kind.Layer, Axis.Feature, 64, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepBFloat(BFloatOut x, BFloatIn residual, In weight, In bias);

    [Norm(Kind.Layer, Axis.Feature, 65, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepDouble(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreDouble(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleOut y, DoubleOut invStd, double residualScale, double branchScale);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    private static partial void SandwichBFloat(BFloatIn x, BFloatOut residual, BFloatIn weight, BFloatIn nextWeight, BFloatOut y);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich, BranchScale = 0.7)]
    private static partial void SandwichHalf(HalfIn x, HalfOut residual, HalfIn weight, HalfIn bias, HalfIn nextWeight, HalfIn nextBias, HalfOut y, Out mean, Out invStd, Out nextMean, Out nextInvStd);

    [Norm(Kind.RMS, Axis.Feature, 33, Placement = Placement.Sandwich)]
    private static partial void SandwichDouble(DoubleOut x, DoubleOut residual, DoubleIn weight, DoubleIn nextWeight, DoubleOut nextInvStd);
}
