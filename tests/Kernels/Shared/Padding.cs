using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Rows of which some are padding, told by a mask or by the lengths of sequences.</summary>
internal static partial class Padding
{
    public static StepForm[] Forms { get; } =
    [
        new("one size, masked", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Mask], c => Rms64(c.X, c.Weight, c.Y, c.InvStd, c.Mask)) { Sizes = [64] },
        new("one size, lengths", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Lengths], c => Layer100(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Lengths)) { Sizes = [100] },
        new("no size, masked, in place", Kind.Layer, Placement.None, [X, Weight, Bias, Mean, InvStd, Mask], c => LayerAny(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Mask)),
        new("no size, lengths, in place", Kind.RMS, Placement.None, [X, Weight, Lengths], c => RmsAny(c.X, c.Weight, c.Lengths)) { X = ElementType.BFloat16 },
        new("one size, masked", Kind.L2, Placement.None, [X, Y, Mask], c => L2Of33(c.X, c.Y, c.Mask)) { X = ElementType.Double, Sizes = [33] },
        new("one size, lengths", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd, Lengths], c => Pre257(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Lengths)) { Sizes = [257] },
        new("no size, masked, in place", Kind.RMS, Placement.Pre, [X, Residual, Weight, InvStd, Mask], c => PreAny(c.X, c.Residual, c.Weight, c.InvStd, c.Mask)) { ResidualScale = 0.9 },
        new("one size, masked, with the sum", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, Mask], c => Post128(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd, c.Mask)) { Sizes = [128] },
        new("no size, lengths, with the sum", Kind.RMS, Placement.Deep, [X, Residual, Weight, Sum, Y, Lengths], c => DeepAny(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.Lengths)) { X = ElementType.BFloat16, ResidualScale = 2.213363839400643 },
        new("one size, masked", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y, InvStd, NextInvStd, Mask], c => Sandwich64(c.X, c.Residual, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd, c.Mask)) { Sizes = [64] },
        new("no size, lengths", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd, Lengths], c => SandwichAny(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.Lengths)),
    ];

    [Norm(Kind.RMS, Axis.Feature, 64)]
    private static partial void Rms64(In x, In weight, Out y, Out invStd, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, 100)]
    private static partial void Layer100(In x, In weight, In bias, Out y, Out mean, Out invStd, IntIn lengths);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerAny(Out x, In weight, In bias, Out mean, Out invStd, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsAny(BFloatOut x, BFloatIn weight, IntIn lengths);

    [Norm(Kind.L2, Axis.Feature, 33)]
    private static partial void L2Of33(DoubleIn x, DoubleOut y, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, 257, Placement = Placement.Pre)]
    private static partial void Pre257(In x, Out residual, In weight, In bias, Out y, Out mean, Out invStd, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre, ResidualScale = 0.9)]
    private static partial void PreAny(Out x, Out residual, In weight, Out invStd, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, 128, Placement = Placement.Post)]
    private static partial void Post128(In x, In residual, In weight, In bias, Out sum, Out y, Out mean, Out invStd, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepAny(BFloatIn x, BFloatIn residual, BFloatIn weight, BFloatOut sum, BFloatOut y, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    private static partial void Sandwich64(In x, Out residual, In weight, In nextWeight, Out y, Out invStd, Out nextInvStd, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void SandwichAny(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out mean, Out invStd, Out nextMean, Out nextInvStd, IntIn lengths);
}
