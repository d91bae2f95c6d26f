using NormGen.Tests.Kernels;
using static NormGen.Role;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;

namespace NormGen.Tests;

/// <summary>Methods of doubles of every kind and placement, with padding, whose gradients <see cref="GradientDifferenceTests"/> compares with differences of their own output.</summary>
internal static partial class GradientDifferences
{
    private static readonly StepForm s_layer = new("masked", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Mask], c => Layer(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1 };

    private static readonly StepForm s_layerOutside = new("masked", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Mask], c => LayerOutside(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, EpsilonMode = EpsilonMode.OutsideRoot };

    private static readonly StepForm s_layerGroups = new("masked", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Mask], c => LayerGroups(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, Groups = 2 };

    private static readonly StepForm s_preLayer = new("masked", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd, Mask], c => PreLayer(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, BranchScale = 0.7 };

    private static readonly StepForm s_postLayer = new("masked", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, Mask], c => PostLayer(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, ResidualScale = 1.5, ZeroCentered = true };

    private static readonly StepForm s_deepLayer = new("lengths", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, Lengths], c => DeepLayer(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd, c.Lengths)) { X = ElementType.Double, Epsilon = 0.1, ResidualScale = 2.213363839400643 };

    private static readonly StepForm s_sandwichLayer = new("masked", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd, Mask], c => SandwichLayer(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, ResidualScale = 1.5, BranchScale = 0.7 };

    private static readonly StepForm s_rms = new("masked", Kind.RMS, Placement.None, [X, Weight, Bias, Y, InvStd, Mask], c => Rms(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1 };

    private static readonly StepForm s_rmsOutside = new("masked", Kind.RMS, Placement.None, [X, Weight, Bias, Y, InvStd, Mask], c => RmsOutside(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, EpsilonMode = EpsilonMode.OutsideRoot };

    private static readonly StepForm s_rmsGroups = new("masked", Kind.RMS, Placement.None, [X, Weight, Bias, Y, InvStd, Mask], c => RmsGroups(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, Groups = 2 };

    private static readonly StepForm s_preRms = new("masked", Kind.RMS, Placement.Pre, [X, Residual, Weight, Bias, Y, InvStd, Mask], c => PreRms(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, BranchScale = 0.7 };

    private static readonly StepForm s_postRms = new("masked", Kind.RMS, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, InvStd, Mask], c => PostRms(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, ResidualScale = 1.5, ZeroCentered = true };

    private static readonly StepForm s_deepRms = new("lengths", Kind.RMS, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y, InvStd, Lengths], c => DeepRms(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.InvStd, c.Lengths)) { X = ElementType.Double, Epsilon = 0.1, ResidualScale = 2.213363839400643 };

    private static readonly StepForm s_sandwichRms = new("masked", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, InvStd, NextInvStd, Mask], c => SandwichRms(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextInvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.1, ResidualScale = 1.5, BranchScale = 0.7 };

    private static readonly StepForm s_l2 = new("masked", Kind.L2, Placement.None, [X, Weight, Bias, Y, InvStd, Mask], c => L2(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.5 };

    private static readonly StepForm s_scaleNorm = new("masked", Kind.L2, Placement.None, [X, Weight, Y, InvStd, Mask, Dim], c => ScaleNorm(c.X, c.SharedWeight, c.Y, c.InvStd, c.Mask, c.Dim)) { X = ElementType.Double, SharedWeight = true, Epsilon = 0.5 };

    private static readonly StepForm s_l2Groups = new("masked", Kind.L2, Placement.None, [X, Weight, Bias, Y, InvStd, Mask], c => L2Groups(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, Groups = 2 };

    private static readonly StepForm s_preL2 = new("masked", Kind.L2, Placement.Pre, [X, Residual, Weight, Bias, Y, InvStd, Mask], c => PreL2(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, BranchScale = 0.7 };

    private static readonly StepForm s_postL2 = new("masked", Kind.L2, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, InvStd, Mask], c => PostL2(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, ResidualScale = 1.5, ZeroCentered = true };

    private static readonly StepForm s_deepL2 = new("lengths", Kind.L2, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y, InvStd, Lengths], c => DeepL2(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.InvStd, c.Lengths)) { X = ElementType.Double, Epsilon = 0.5, ResidualScale = 2.213363839400643 };

    private static readonly StepForm s_sandwichL2 = new("masked", Kind.L2, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, InvStd, NextInvStd, Mask], c => SandwichL2(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.InvStd, c.NextInvStd, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, ResidualScale = 1.5, BranchScale = 0.7 };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_layer, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias, Mask], c => LayerSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_layer, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => LayerAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_layerOutside, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => LayerOutsideAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_layerGroups, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias, Mask], c => LayerGroupsSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_preLayer, [Dy, Sum, Weight, Mean, InvStd, DResidualOut, Dx, DResidual, DWeight, DBias, Mask], c => PreLayerSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_postLayer, [Dy, Sum, Weight, Dx, DResidual, DWeight, DBias, Mask], c => PostLayerAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_deepLayer, [Dy, Sum, Weight, Mean, InvStd, Dx, DResidual, DWeight, DBias, Lengths], c => DeepLayerSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Lengths)),
        new("saved", s_sandwichLayer, [Dy, Sum, X, Weight, NextWeight, Mean, InvStd, NextMean, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichLayerSaved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
        new("recomputed", s_sandwichLayer, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichLayerAnew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
        new("saved", s_rms, [Dy, X, Weight, InvStd, Dx, DWeight, DBias, Mask], c => RmsSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_rms, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => RmsAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_rmsOutside, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => RmsOutsideAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_rmsGroups, [Dy, X, Weight, InvStd, Dx, DWeight, DBias, Mask], c => RmsGroupsSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_preRms, [Dy, Sum, Weight, InvStd, DResidualOut, Dx, DResidual, DWeight, DBias, Mask], c => PreRmsSaved(c.Dy, c.Sum, c.Weight, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_postRms, [Dy, Sum, Weight, Dx, DResidual, DWeight, DBias, Mask], c => PostRmsAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_deepRms, [Dy, Sum, Weight, InvStd, Dx, DResidual, DWeight, DBias, Lengths], c => DeepRmsSaved(c.Dy, c.Sum, c.Weight, c.InvStd, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Lengths)),
        new("saved", s_sandwichRms, [Dy, Sum, X, Weight, NextWeight, InvStd, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichRmsSaved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.InvStd, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
        new("recomputed", s_sandwichRms, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichRmsAnew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
        new("saved", s_l2, [Dy, X, Weight, InvStd, Dx, DWeight, DBias, Mask], c => L2Saved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_l2, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => L2Anew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_scaleNorm, [Dy, X, Weight, Dx, DWeight, Mask, Dim], c => ScaleNormAnew(c.Dy, c.X, c.SharedWeight, c.Dx, c.DWeight, c.Mask, c.Dim)),
        new("saved", s_l2Groups, [Dy, X, Weight, InvStd, Dx, DWeight, DBias, Mask], c => L2GroupsSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_preL2, [Dy, Sum, Weight, InvStd, DResidualOut, Dx, DResidual, DWeight, DBias, Mask], c => PreL2Saved(c.Dy, c.Sum, c.Weight, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_postL2, [Dy, Sum, Weight, Dx, DResidual, DWeight, DBias, Mask], c => PostL2Anew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_deepL2, [Dy, Sum, Weight, InvStd, Dx, DResidual, DWeight, DBias, Lengths], c => DeepL2Saved(c.Dy, c.Sum, c.Weight, c.InvStd, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Lengths)),
        new("saved", s_sandwichL2, [Dy, Sum, X, Weight, NextWeight, InvStd, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichL2Saved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.InvStd, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
        new("recomputed", s_sandwichL2, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichL2Anew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
    ];

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1)]
    private static partial void Layer(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(Layer))]
    private static partial void LayerSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [NormGradient(nameof(Layer))]
    private static partial void LayerAnew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void LayerOutside(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(LayerOutside))]
    private static partial void LayerOutsideAnew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Epsilon = 0.1, Groups = 2)]
    private static partial void LayerGroups(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(LayerGroups))]
    private static partial void LayerGroupsSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre, Epsilon = 0.1, BranchScale = 0.7)]
    private static partial void PreLayer(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut mean, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(PreLayer))]
    private static partial void PreLayerSaved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Post, Epsilon = 0.1, ResidualScale = 1.5, ZeroCentered = true)]
    private static partial void PostLayer(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut mean, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(PostLayer))]
    private static partial void PostLayerAnew(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Deep, Epsilon = 0.1, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepLayer(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut mean, DoubleOut invStd, IntIn lengths);

    [NormGradient(nameof(DeepLayer))]
    private static partial void DeepLayerSaved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn mean, DoubleIn invStd, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, IntIn lengths);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich, Epsilon = 0.1, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void SandwichLayer(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn bias, DoubleIn nextWeight, DoubleIn nextBias, DoubleOut y, DoubleOut mean, DoubleOut invStd, DoubleOut nextMean, DoubleOut nextInvStd, MaskIn mask);

    [NormGradient(nameof(SandwichLayer))]
    private static partial void SandwichLayerSaved(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn mean, DoubleIn invStd, DoubleIn nextMean, DoubleIn nextInvStd, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, MaskIn mask);

    [NormGradient(nameof(SandwichLayer))]
    private static partial void SandwichLayerAnew(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1)]
    private static partial void Rms(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(Rms))]
    private static partial void RmsSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [NormGradient(nameof(Rms))]
    private static partial void RmsAnew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void RmsOutside(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(RmsOutside))]
    private static partial void RmsOutsideAnew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Epsilon = 0.1, Groups = 2)]
    private static partial void RmsGroups(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(RmsGroups))]
    private static partial void RmsGroupsSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre, Epsilon = 0.1, BranchScale = 0.7)]
    private static partial void PreRms(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(PreRms))]
    private static partial void PreRmsSaved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn invStd, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post, Epsilon = 0.1, ResidualScale = 1.5, ZeroCentered = true)]
    private static partial void PostRms(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(PostRms))]
    private static partial void PostRmsAnew(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Deep, Epsilon = 0.1, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepRms(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut invStd, IntIn lengths);

    [NormGradient(nameof(DeepRms))]
    private static partial void DeepRmsSaved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich, Epsilon = 0.1, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void SandwichRms(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn bias, DoubleIn nextWeight, DoubleIn nextBias, DoubleOut y, DoubleOut invStd, DoubleOut nextInvStd, MaskIn mask);

    [NormGradient(nameof(SandwichRms))]
    private static partial void SandwichRmsSaved(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn invStd, DoubleIn nextInvStd, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, MaskIn mask);

    [NormGradient(nameof(SandwichRms))]
    private static partial void SandwichRmsAnew(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5)]
    private static partial void L2(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(L2))]
    private static partial void L2Saved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [NormGradient(nameof(L2))]
    private static partial void L2Anew(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5)]
    private static partial void ScaleNorm(DoubleIn x, double weight, DoubleOut y, DoubleOut invStd, MaskIn mask, int dim);

    [NormGradient(nameof(ScaleNorm))]
    private static partial void ScaleNormAnew(DoubleIn dy, DoubleIn x, double weight, DoubleOut dx, DoubleOut dweight, MaskIn mask, int dim);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 0.5, Groups = 2)]
    private static partial void L2Groups(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(L2Groups))]
    private static partial void L2GroupsSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Pre, Epsilon = 0.5, BranchScale = 0.7)]
    private static partial void PreL2(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn bias, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(PreL2))]
    private static partial void PreL2Saved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn invStd, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Post, Epsilon = 0.5, ResidualScale = 1.5, ZeroCentered = true)]
    private static partial void PostL2(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(PostL2))]
    private static partial void PostL2Anew(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Deep, Epsilon = 0.5, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepL2(DoubleIn x, DoubleIn residual, DoubleIn weight, DoubleIn bias, DoubleOut sum, DoubleOut y, DoubleOut invStd, IntIn lengths);

    [NormGradient(nameof(DeepL2))]
    private static partial void DeepL2Saved(DoubleIn dy, DoubleIn sum, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, IntIn lengths);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Sandwich, Epsilon = 0.5, ResidualScale = 1.5, BranchScale = 0.7)]
    private static partial void SandwichL2(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleIn bias, DoubleIn nextWeight, DoubleIn nextBias, DoubleOut y, DoubleOut invStd, DoubleOut nextInvStd, MaskIn mask);

    [NormGradient(nameof(SandwichL2))]
    private static partial void SandwichL2Saved(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn invStd, DoubleIn nextInvStd, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, MaskIn mask);

    [NormGradient(nameof(SandwichL2))]
    private static partial void SandwichL2Anew(DoubleIn dy, DoubleIn sum, DoubleIn x, DoubleIn weight, DoubleIn nextWeight, DoubleIn dresidualOut, DoubleOut dx, DoubleOut dresidual, DoubleOut dweight, DoubleOut dbias, DoubleOut dnextWeight, DoubleOut dnextBias, MaskIn mask);
}
