using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of norms of floats that are fused with the residual sum before them.</summary>
internal static partial class GradientPlacements
{
    private static readonly StepForm s_preLayer = new("several sizes", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd], c => PreLayer(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [128, 1000] };

    private static readonly StepForm s_preRms = new("several sizes", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, InvStd], c => PreRms(c.X, c.Residual, c.Weight, c.Y, c.InvStd)) { Sizes = [128, 1000] };

    private static readonly StepForm s_preAny = new("no size, both factors given", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, InvStd, ResidualScale, BranchScale], c => PreAny(c.X, c.Residual, c.Weight, c.Y, c.InvStd, (float)c.ResidualScale, (float)c.BranchScale));

    private static readonly StepForm s_postLayer = new("several sizes, residual scaled", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, ResidualScale], c => PostLayer(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd, (float)c.ResidualScale)) { Sizes = [128, 1000] };

    private static readonly StepForm s_postRms = new("no size", Kind.RMS, Placement.Post, [X, Residual, Weight, Sum, Y, InvStd, ResidualScale], c => PostRms(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd, (float)c.ResidualScale));

    private static readonly StepForm s_postScaled = new("one size", Kind.RMS, Placement.Post, [X, Residual, Weight, Sum, Y, InvStd], c => PostScaled(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd)) { Sizes = [31], ResidualScale = 3.5565588200778455, BranchScale = 0.7 };

    private static readonly StepForm s_deepLayer = new("one size", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd], c => DeepLayer(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd)) { Sizes = [128], ResidualScale = 3.1301691601465746 };

    private static readonly StepForm s_deepRms = new("no size", Kind.RMS, Placement.Deep, [X, Residual, Weight, Sum, Y, InvStd], c => DeepRms(c.X, c.Residual, c.Weight, c.Sum, c.Y, c.InvStd)) { ResidualScale = 3.5565588200778455 };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_preLayer, [Dy, Sum, Weight, Mean, InvStd, DResidualOut, Dx, DResidual, DWeight, DBias], c => PreLayerSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias)),
        new("recomputed", s_preLayer, [Dy, Sum, Weight, DResidualOut, Dx, DResidual, DWeight, DBias], c => PreLayerAnew(c.Dy, c.Sum, c.Weight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias)),
        new("recomputed", s_preRms, [Dy, Sum, Weight, DResidualOut, Dx, DResidual, DWeight], c => PreRmsAnew(c.Dy, c.Sum, c.Weight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight)),
        new("saved, branch alone", s_preRms, [Dy, Sum, Weight, InvStd, DResidualOut, Dx], c => PreRmsOfX(c.Dy, c.Sum, c.Weight, c.InvStd, c.DResidualOut, c.Dx)),
        new("saved", s_preAny, [Dy, Sum, Weight, InvStd, DResidualOut, Dx, DResidual, DWeight, ResidualScale, BranchScale], c => PreAnySaved(c.Dy, c.Sum, c.Weight, c.InvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, (float)c.ResidualScale, (float)c.BranchScale)),
        new("recomputed, residual alone, nothing carried", s_preAny, [Dy, Sum, Weight, DResidual, ResidualScale], c => PreAnyOfResidual(c.Dy, c.Sum, c.Weight, c.DResidual, (float)c.ResidualScale)),
        new("saved", s_postLayer, [Dy, Sum, Weight, Mean, InvStd, Dx, DResidual, DWeight, DBias, ResidualScale], c => PostLayerSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.Dx, c.DResidual, c.DWeight, c.DBias, (float)c.ResidualScale)),
        new("recomputed", s_postLayer, [Dy, Sum, Weight, Dx, DResidual, DWeight, DBias, ResidualScale], c => PostLayerAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, c.DBias, (float)c.ResidualScale)),
        new("recomputed", s_postRms, [Dy, Sum, Weight, Dx, DResidual, DWeight, ResidualScale], c => PostRmsAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight, (float)c.ResidualScale)),
        new("saved", s_postScaled, [Dy, Sum, Weight, InvStd, Dx, DResidual, DWeight], c => PostScaledSaved(c.Dy, c.Sum, c.Weight, c.InvStd, c.Dx, c.DResidual, c.DWeight)),
        new("saved", s_deepLayer, [Dy, Sum, Weight, Mean, InvStd, Dx, DResidual, DWeight, DBias], c => DeepLayerSaved(c.Dy, c.Sum, c.Weight, c.Mean, c.InvStd, c.Dx, c.DResidual, c.DWeight, c.DBias)),
        new("recomputed", s_deepRms, [Dy, Sum, Weight, Dx, DResidual, DWeight], c => DeepRmsAnew(c.Dy, c.Sum, c.Weight, c.Dx, c.DResidual, c.DWeight)),
    ];

    [Norm(Kind.Layer, Axis.Feature, 128, 1000, Placement = Placement.Pre)]
    private static partial void PreLayer(In x, Out residual, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(PreLayer))]
    private static partial void PreLayerSaved(In dy, In sum, In weight, In mean, In invStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dbias);

    [NormGradient(nameof(PreLayer))]
    private static partial void PreLayerAnew(In dy, In sum, In weight, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000, Placement = Placement.Pre)]
    private static partial void PreRms(In x, Out residual, In weight, Out y, Out invStd);

    [NormGradient(nameof(PreRms))]
    private static partial void PreRmsAnew(In dy, In sum, In weight, In dresidualOut, Out dx, Out dresidual, Out dweight);

    [NormGradient(nameof(PreRms))]
    private static partial void PreRmsOfX(In dy, In sum, In weight, In invStd, In dresidualOut, Out dx);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreAny(In x, Out residual, In weight, Out y, Out invStd, float residualScale, float branchScale);

    [NormGradient(nameof(PreAny))]
    private static partial void PreAnySaved(In dy, In sum, In weight, In invStd, In dresidualOut, Out dx, Out dresidual, Out dweight, float residualScale, float branchScale);

    [NormGradient(nameof(PreAny))]
    private static partial void PreAnyOfResidual(In dy, In sum, In weight, Out dresidual, float residualScale);

    [Norm(Kind.Layer, Axis.Feature, 128, 1000, Placement = Placement.Post)]
    private static partial void PostLayer(In x, In residual, In weight, In bias, Out sum, Out y, Out mean, Out invStd, float residualScale);

    [NormGradient(nameof(PostLayer))]
    private static partial void PostLayerSaved(In dy, In sum, In weight, In mean, In invStd, Out dx, Out dresidual, Out dweight, Out dbias, float residualScale);

    [NormGradient(nameof(PostLayer))]
    private static partial void PostLayerAnew(In dy, In sum, In weight, Out dx, Out dresidual, Out dweight, Out dbias, float residualScale);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostRms(In x, In residual, In weight, Out sum, Out y, Out invStd, float residualScale);

    [NormGradient(nameof(PostRms))]
    private static partial void PostRmsAnew(In dy, In sum, In weight, Out dx, Out dresidual, Out dweight, float residualScale);

    [Norm(Kind.RMS, Axis.Feature, 31, Placement = Placement.Post, ResidualScale = 3.5565588200778455, BranchScale = 0.7)]
    private static partial void PostScaled(In x, In residual, In weight, Out sum, Out y, Out invStd);

    [NormGradient(nameof(PostScaled))]
    private static partial void PostScaledSaved(In dy, In sum, In weight, In invStd, Out dx, Out dresidual, Out dweight);

    [Norm(Kind.Layer, Axis.Feature, 128, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
    private static partial void DeepLayer(In x, In residual, In weight, In bias, Out sum, Out y, Out mean, Out invStd);

    [NormGradient(nameof(DeepLayer))]
    private static partial void DeepLayerSaved(In dy, In sum, In weight, In mean, In invStd, Out dx, Out dresidual, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 80)]
    private static partial void DeepRms(In x, In residual, In weight, Out sum, Out y, Out invStd);

    [NormGradient(nameof(DeepRms))]
    private static partial void DeepRmsAnew(In dy, In sum, In weight, Out dx, Out dresidual, Out dweight);
}
