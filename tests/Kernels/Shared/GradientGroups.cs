using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of norms of groups of features.</summary>
internal static partial class GradientGroups
{
    private static readonly StepForm s_rms64 = new("one size", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => Rms64(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [64], Groups = 4 };

    private static readonly StepForm s_layerAny = new("no size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Groups = 2 };

    private static readonly StepForm s_preL2 = new("one size", Kind.L2, Placement.Pre, [X, Residual, Weight, Y, InvStd], c => PreL2(c.X, c.Residual, c.Weight, c.Y, c.InvStd)) { Sizes = [60], Groups = 3 };

    private static readonly StepForm s_sandwichAny = new("no size, masked", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd, Mask], c => SandwichAny(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.Mask)) { Groups = 2 };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_rms64, [Dy, X, Weight, InvStd, Dx, DWeight], c => Rms64Saved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_rms64, [Dy, X, Weight, Dx, DWeight], c => Rms64Anew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
        new("saved", s_layerAny, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerAnySaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed, x alone", s_layerAny, [Dy, X, Weight, Dx], c => LayerAnyOfX(c.Dy, c.X, c.Weight, c.Dx)),
        new("recomputed", s_preL2, [Dy, Sum, Weight, DResidualOut, Dx, DResidual, DWeight], c => PreL2Anew(c.Dy, c.Sum, c.Weight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight)),
        new("saved", s_sandwichAny, [Dy, Sum, X, Weight, NextWeight, Mean, InvStd, NextMean, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, Mask], c => SandwichAnySaved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, c.Mask)),
    ];

    [Norm(Kind.RMS, Axis.Feature, 64, Groups = 4)]
    private static partial void Rms64(In x, In weight, Out y, Out invStd);

    [NormGradient(nameof(Rms64))]
    private static partial void Rms64Saved(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [NormGradient(nameof(Rms64))]
    private static partial void Rms64Anew(In dy, In x, In weight, Out dx, Out dweight);

    [Norm(Kind.Layer, Axis.Feature, Groups = 2)]
    private static partial void LayerAny(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnySaved(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfX(In dy, In x, In weight, Out dx);

    [Norm(Kind.L2, Axis.Feature, 60, Placement = Placement.Pre, Groups = 3)]
    private static partial void PreL2(In x, Out residual, In weight, Out y, Out invStd);

    [NormGradient(nameof(PreL2))]
    private static partial void PreL2Anew(In dy, In sum, In weight, In dresidualOut, Out dx, Out dresidual, Out dweight);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich, Groups = 2)]
    private static partial void SandwichAny(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out mean, Out invStd, Out nextMean, Out nextInvStd, MaskIn mask);

    [NormGradient(nameof(SandwichAny))]
    private static partial void SandwichAnySaved(In dy, In sum, In x, In weight, In nextWeight, In mean, In invStd, In nextMean, In nextInvStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dbias, Out dnextWeight, Out dnextBias, MaskIn mask);
}
