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

/// <summary>Gradients over rows of which some are padding, told by a mask or by the lengths of sequences.</summary>
internal static partial class GradientPadding
{
    private static readonly StepForm s_rms64 = new("one size, masked", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Mask], c => Rms64(c.X, c.Weight, c.Y, c.InvStd, c.Mask)) { Sizes = [64] };

    private static readonly StepForm s_layerAny = new("no size, lengths", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Lengths], c => LayerAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Lengths));

    private static readonly StepForm s_preLayer = new("no size, masked", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd, Mask], c => PreLayer(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Mask));

    private static readonly StepForm s_deepRms = new("one size, lengths", Kind.RMS, Placement.Deep, [X, Residual, Weight, Sum, Y, InvStd, Lengths], c => DeepRms(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd, c.Lengths)) { X = ElementType.BFloat16, Sizes = [100], ResidualScale = 2.213363839400643 };

    private static readonly StepForm s_sandwich64 = new("one size, masked", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y, InvStd, NextInvStd, Mask], c => Sandwich64(c.X, c.Residual, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd, c.Mask)) { Sizes = [64] };

    private static readonly StepForm s_l2Of33 = new("one size, masked", Kind.L2, Placement.None, [X, Y, InvStd, Mask], c => L2Of33(c.X, c.Y, c.InvStd, c.Mask)) { X = ElementType.Double, Sizes = [33] };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_rms64, [Dy, X, Weight, InvStd, Dx, DWeight, Mask], c => Rms64Saved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.Mask)),
        new("recomputed", s_rms64, [Dy, X, Weight, Dx, DWeight, Mask], c => Rms64Anew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.Mask)),
        new("saved", s_layerAny, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias, Lengths], c => LayerAnySaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Lengths)),
        new("recomputed, x alone", s_layerAny, [Dy, X, Weight, Dx, Lengths], c => LayerAnyOfX(c.Dy, c.X, c.Weight, c.Dx, c.Lengths)),
        new("saved", s_preLayer, [Dy, Sum, Weight, Mean, InvStd, DResidualOut, Dx, DResidual, DWeight, DBias, Mask], c => PreLayerSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("recomputed, nothing carried", s_preLayer, [Dy, Sum, Weight, Dx, DResidual, DWeight, DBias, Mask], c => PreLayerAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_deepRms, [Dy, Sum, Weight, Dx, DResidual, DWeight, Lengths], c => DeepRmsAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.Lengths)),
        new("recomputed", s_sandwich64, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx, DResidual, DWeight, DNextWeight, Mask], c => Sandwich64Anew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DNextWeight, c.Mask)),
        new("saved", s_l2Of33, [Dy, X, InvStd, Dx, Mask], c => L2Of33Saved(c.Dy, c.X, c.InvStd, c.Dx, c.Mask)),
    ];

    [Norm(Kind.RMS, Axis.Feature, 64)]
    private static partial void Rms64(In x, In weight, Out y, Out invStd, MaskIn mask);

    [NormGradient(nameof(Rms64))]
    private static partial void Rms64Saved(In dy, In x, In weight, In invStd, Out dx, Out dweight, MaskIn mask);

    [NormGradient(nameof(Rms64))]
    private static partial void Rms64Anew(In dy, In x, In weight, Out dx, Out dweight, MaskIn mask);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerAny(In x, In weight, In bias, Out y, Out mean, Out invStd, IntIn lengths);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnySaved(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, IntIn lengths);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfX(In dy, In x, In weight, Out dx, IntIn lengths);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreLayer(In x, Out residual, In weight, In bias, Out y, Out mean, Out invStd, MaskIn mask);

    [NormGradient(nameof(PreLayer))]
    private static partial void PreLayerSaved(In dy, In sum, In weight, In mean, In invStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dbias, MaskIn mask);

    [NormGradient(nameof(PreLayer))]
    private static partial void PreLayerAnew(In dy, In sum, In weight, Out dx, Out dresidual, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, 100, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepRms(BFloatIn x, BFloatIn residual, BFloatIn weight, BFloatOut sum, BFloatOut y, Out invStd, IntIn lengths);

    [NormGradient(nameof(DeepRms))]
    private static partial void DeepRmsAnew(BFloatIn dy, BFloatIn sum, BFloatIn weight, BFloatOut dx, BFloatOut dresidual, BFloatOut dweight, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    private static partial void Sandwich64(In x, Out residual, In weight, In nextWeight, Out y, Out invStd, Out nextInvStd, MaskIn mask);

    [NormGradient(nameof(Sandwich64))]
    private static partial void Sandwich64Anew(In dy, In sum, In x, In weight, In nextWeight, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dnextWeight, MaskIn mask);

    [Norm(Kind.L2, Axis.Feature, 33)]
    private static partial void L2Of33(DoubleIn x, DoubleOut y, DoubleOut invStd, MaskIn mask);

    [NormGradient(nameof(L2Of33))]
    private static partial void L2Of33Saved(DoubleIn dy, DoubleIn x, DoubleIn invStd, DoubleOut dx, MaskIn mask);
}
