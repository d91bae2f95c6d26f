using NormGen.Tests.Support;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using FloatIn = System.ReadOnlySpan<float>;
using FloatOut = System.Span<float>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;

namespace NormGen.Tests;

/// <summary>Whole blocks of doubles of every kind and placement, and their gradients.</summary>
internal static partial class BlockGradients
{
    public static BlockGradientForm[] Forms { get; } =
    [
        new("PreLayer, masked, saved", c => PreLayer(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Sublayer, c.Mask), c => PreLayerBack(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Workspace, c.Mask)) { IsMasked = true },
        new("Plain PreLayer, recomputed", c => PreLayerPlain(c.X, c.Weight, c.Bias, c.Y, c.Sublayer), c => PreLayerPlainBack(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Sublayer)),
        new("PostLayer, masked, recomputed", c => PostLayer(c.X, c.Weight, c.Bias, c.Y, c.Sum, c.Sublayer, c.Mask), c => PostLayerBack(c.Dy, c.Sum, c.Weight, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Mask)) { IsMasked = true },
        new("DeepLayer, lengths, saved", c => DeepLayer(c.X, c.Weight, c.Bias, c.Y, c.Sum, c.Mean, c.InvStd, c.Sublayer, c.Lengths), c => DeepLayerBack(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Workspace, c.Lengths)) { IsMasked = true },
        new("SandwichLayer, masked, saved", c => SandwichLayer(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.NextMean, c.InvStd, c.NextInvStd, c.Sublayer, c.Kept, c.Mask), c => SandwichLayerBack(c.Dy, c.X, c.Branch, c.Weight, c.NextWeight, c.Mean, c.NextMean, c.InvStd, c.NextInvStd, c.Dx, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Sublayer, c.Workspace, c.Mask)) { IsMasked = true, IsSandwich = true },
        new("SandwichLayer, masked, recomputed", c => SandwichLayer(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.NextMean, c.InvStd, c.NextInvStd, c.Sublayer, c.Kept, c.Mask), c => SandwichLayerAnew(c.Dy, c.X, c.Kept.AsSpan(0, c.X.Length), c.Weight, c.NextWeight, c.Dx, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Sublayer, c.Mask)) { IsMasked = true, IsSandwich = true },
        new("PreRms, masked, saved", c => PreRms(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Sublayer, c.Mask), c => PreRmsBack(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Workspace, c.Mask)) { IsMasked = true },
        new("Plain PreRms, recomputed", c => PreRmsPlain(c.X, c.Weight, c.Bias, c.Y, c.Sublayer), c => PreRmsPlainBack(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Sublayer)),
        new("PostRms, masked, recomputed", c => PostRms(c.X, c.Weight, c.Bias, c.Y, c.Sum, c.Sublayer, c.Mask), c => PostRmsBack(c.Dy, c.Sum, c.Weight, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Mask)) { IsMasked = true },
        new("DeepRms, lengths, saved", c => DeepRms(c.X, c.Weight, c.Bias, c.Y, c.Sum, c.InvStd, c.Sublayer, c.Lengths), c => DeepRmsBack(c.Dy, c.Sum, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Workspace, c.Lengths)) { IsMasked = true },
        new("SandwichRms, masked, saved", c => SandwichRms(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextInvStd, c.Sublayer, c.Kept, c.Mask), c => SandwichRmsBack(c.Dy, c.X, c.Branch, c.Weight, c.NextWeight, c.InvStd, c.NextInvStd, c.Dx, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Sublayer, c.Workspace, c.Mask)) { IsMasked = true, IsSandwich = true },
        new("SandwichRms, masked, recomputed", c => SandwichRms(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextInvStd, c.Sublayer, c.Kept, c.Mask), c => SandwichRmsAnew(c.Dy, c.X, c.Kept.AsSpan(0, c.X.Length), c.Weight, c.NextWeight, c.Dx, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Sublayer, c.Mask)) { IsMasked = true, IsSandwich = true },
        new("PreL2, masked, saved", c => PreL2(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Sublayer, c.Mask), c => PreL2Back(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Workspace, c.Mask)) { IsMasked = true },
        new("Plain PreL2, recomputed", c => PreL2Plain(c.X, c.Weight, c.Bias, c.Y, c.Sublayer), c => PreL2PlainBack(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Sublayer)),
        new("PostL2, masked, recomputed", c => PostL2(c.X, c.Weight, c.Bias, c.Y, c.Sum, c.Sublayer, c.Mask), c => PostL2Back(c.Dy, c.Sum, c.Weight, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Mask)) { IsMasked = true },
        new("DeepL2, lengths, saved", c => DeepL2(c.X, c.Weight, c.Bias, c.Y, c.Sum, c.InvStd, c.Sublayer, c.Lengths), c => DeepL2Back(c.Dy, c.Sum, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Sublayer, c.Workspace, c.Lengths)) { IsMasked = true },
        new("SandwichL2, masked, saved", c => SandwichL2(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextInvStd, c.Sublayer, c.Kept, c.Mask), c => SandwichL2Back(c.Dy, c.X, c.Branch, c.Weight, c.NextWeight, c.InvStd, c.NextInvStd, c.Dx, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Sublayer, c.Workspace, c.Mask)) { IsMasked = true, IsSandwich = true },
        new("SandwichL2, masked, recomputed", c => SandwichL2(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextInvStd, c.Sublayer, c.Kept, c.Mask), c => SandwichL2Anew(c.Dy, c.X, c.Kept.AsSpan(0, c.X.Length), c.Weight, c.NextWeight, c.Dx, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Sublayer, c.Mask)) { IsMasked = true, IsSandwich = true },
    ];

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, Placement = Placement.Pre, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void PreLayer(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd, Mixing sublayer, MaskIn mask);

    [NormGradient(nameof(PreLayer))]
    private static partial void PreLayerBack(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, Placement = Placement.Pre)]
    private static partial void PreLayerPlain<TSublayer>(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, TSublayer sublayer)
        where TSublayer : ISublayer<double>;

    [NormGradient(nameof(PreLayerPlain))]
    private static partial void PreLayerPlainBack<TSublayer>(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, TSublayer sublayer)
        where TSublayer : ISublayerGradient<double>;

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, Placement = Placement.Post, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void PostLayer(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut sum, Mixing sublayer, MaskIn mask);

    [NormGradient(nameof(PostLayer))]
    private static partial void PostLayerBack(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepLayer(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut sum, DoubleOut mean, DoubleOut invStd, Mixing sublayer, IntIn lengths);

    [NormGradient(nameof(DeepLayer))]
    private static partial void DeepLayerBack(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, DoubleOut workspace, IntIn lengths);

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, Placement = Placement.Sandwich, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void SandwichLayer(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleIn nextWeight, DoubleIn nextBias, DoubleOut y, DoubleOut mean, DoubleOut nextMean, DoubleOut invStd, DoubleOut nextInvStd, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [NormGradient(nameof(SandwichLayer))]
    private static partial void SandwichLayerBack(DoubleIn dy, DoubleIn x, DoubleIn branch, DoubleIn weight, DoubleIn nextWeight, DoubleIn mean, DoubleIn nextMean, DoubleIn invStd, DoubleIn nextInvStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [NormGradient(nameof(SandwichLayer))]
    private static partial void SandwichLayerAnew(DoubleIn dy, DoubleIn x, DoubleIn branch, DoubleIn weight, DoubleIn nextWeight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, Mixing sublayer, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, Placement = Placement.Pre, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void PreRms(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, Mixing sublayer, MaskIn mask);

    [NormGradient(nameof(PreRms))]
    private static partial void PreRmsBack(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, Placement = Placement.Pre)]
    private static partial void PreRmsPlain<TSublayer>(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, TSublayer sublayer)
        where TSublayer : ISublayer<double>;

    [NormGradient(nameof(PreRmsPlain))]
    private static partial void PreRmsPlainBack<TSublayer>(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, TSublayer sublayer)
        where TSublayer : ISublayerGradient<double>;

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, Placement = Placement.Post, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void PostRms(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut sum, Mixing sublayer, MaskIn mask);

    [NormGradient(nameof(PostRms))]
    private static partial void PostRmsBack(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepRms(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut sum, DoubleOut invStd, Mixing sublayer, IntIn lengths);

    [NormGradient(nameof(DeepRms))]
    private static partial void DeepRmsBack(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, DoubleOut workspace, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, Placement = Placement.Sandwich, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void SandwichRms(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleIn nextWeight, DoubleIn nextBias, DoubleOut y, DoubleOut invStd, DoubleOut nextInvStd, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [NormGradient(nameof(SandwichRms))]
    private static partial void SandwichRmsBack(DoubleIn dy, DoubleIn x, DoubleIn branch, DoubleIn weight, DoubleIn nextWeight, DoubleIn invStd, DoubleIn nextInvStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [NormGradient(nameof(SandwichRms))]
    private static partial void SandwichRmsAnew(DoubleIn dy, DoubleIn x, DoubleIn branch, DoubleIn weight, DoubleIn nextWeight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, Mixing sublayer, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5, Placement = Placement.Pre, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void PreL2(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, Mixing sublayer, MaskIn mask);

    [NormGradient(nameof(PreL2))]
    private static partial void PreL2Back(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5, Placement = Placement.Pre)]
    private static partial void PreL2Plain<TSublayer>(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, TSublayer sublayer)
        where TSublayer : ISublayer<double>;

    [NormGradient(nameof(PreL2Plain))]
    private static partial void PreL2PlainBack<TSublayer>(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, TSublayer sublayer)
        where TSublayer : ISublayerGradient<double>;

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5, Placement = Placement.Post, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void PostL2(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut sum, Mixing sublayer, MaskIn mask);

    [NormGradient(nameof(PostL2))]
    private static partial void PostL2Back(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepL2(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut sum, DoubleOut invStd, Mixing sublayer, IntIn lengths);

    [NormGradient(nameof(DeepL2))]
    private static partial void DeepL2Back(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, Mixing sublayer, DoubleOut workspace, IntIn lengths);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5, Placement = Placement.Sandwich, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void SandwichL2(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleIn nextWeight, DoubleIn nextBias, DoubleOut y, DoubleOut invStd, DoubleOut nextInvStd, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [NormGradient(nameof(SandwichL2))]
    private static partial void SandwichL2Back(DoubleIn dy, DoubleIn x, DoubleIn branch, DoubleIn weight, DoubleIn nextWeight, DoubleIn invStd, DoubleIn nextInvStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, Mixing sublayer, DoubleOut workspace, MaskIn mask);

    [NormGradient(nameof(SandwichL2))]
    private static partial void SandwichL2Anew(DoubleIn dy, DoubleIn x, DoubleIn branch, DoubleIn weight, DoubleIn nextWeight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, Mixing sublayer, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, 64)]
    public static partial void Norm(FloatIn x, FloatIn weight, FloatIn bias, FloatOut y, FloatOut mean, FloatOut invStd);

    [NormGradient(nameof(Norm))]
    public static partial void NormBack(FloatIn dy, FloatIn x, FloatIn weight, FloatIn mean, FloatIn invStd, FloatOut dx, FloatOut dweight, FloatOut dbias);

    [Norm(Kind.Layer, Axis.Feature, 64, Placement = Placement.Pre)]
    public static partial void Pre64(FloatIn x, FloatIn weight, FloatIn bias, Scaling sublayer, FloatOut y, FloatOut mean, FloatOut invStd);

    [NormGradient(nameof(Pre64))]
    public static partial void Pre64Back(FloatIn dy, FloatIn x, FloatIn weight, FloatIn mean, FloatIn invStd, Scaling sublayer, FloatOut dx, FloatOut dweight, FloatOut dbias);

    [Norm(Kind.Layer, Axis.Feature, 64, Placement = Placement.Post)]
    public static partial void Post64(FloatIn x, FloatIn weight, FloatIn bias, Scaling sublayer, FloatOut sum, FloatOut y, FloatOut mean, FloatOut invStd);

    [NormGradient(nameof(Post64))]
    public static partial void Post64Back(FloatIn dy, FloatIn sum, FloatIn weight, FloatIn mean, FloatIn invStd, Scaling sublayer, FloatOut dx, FloatOut dweight, FloatOut dbias);

    [Norm(Kind.RMS, Axis.Feature, 64)]
    public static partial void NormHalf(HalfIn x, HalfIn weight, HalfOut y);

    [NormGradient(nameof(NormHalf))]
    public static partial void NormHalfBack(HalfIn dy, HalfIn x, HalfIn weight, HalfOut dx, FloatOut dweight);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    public static partial void SandwichHalf(HalfIn x, HalfIn weight, HalfIn nextWeight, Scaling sublayer, HalfOut y, HalfOut workspace);

    [NormGradient(nameof(SandwichHalf))]
    public static partial void SandwichHalfBack(HalfIn dy, HalfIn x, HalfIn branch, HalfIn weight, HalfIn nextWeight, Scaling sublayer, HalfOut dx, FloatOut dweight, FloatOut dnextWeight);

    [Norm(Kind.RMS, Axis.Feature, 4, Placement = Placement.Post)]
    private static partial void Thrown(DoubleIn x, DoubleIn weight, DoubleOut y, DoubleOut sum, Sublayer<double> sublayer);

    [NormGradient(nameof(Thrown))]
    public static partial void Throwing(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dweight, SublayerGradient<double> sublayer);
}
