using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of sandwiches, which go through two norms.</summary>
internal static partial class GradientSandwiches
{
    private static readonly StepForm s_rms64 = new("one size", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y, InvStd, NextInvStd], c => Rms64(c.X, c.Residual, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd)) { Sizes = [64] };

    private static readonly StepForm s_layerAny = new("no size, both factors given", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd, ResidualScale, BranchScale], c => LayerAny(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, (float)c.ResidualScale, (float)c.BranchScale));

    private static readonly StepForm s_layer100 = new("one size", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd], c => Layer100(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd)) { Sizes = [100], ResidualScale = 1.5, BranchScale = 0.7, ZeroCentered = true };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_rms64, [Dy, Sum, X, Weight, NextWeight, InvStd, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DNextWeight], c => Rms64Saved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.InvStd, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DNextWeight)),
        new("recomputed", s_rms64, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx, DResidual, DWeight, DNextWeight], c => Rms64Anew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DNextWeight)),
        new("saved", s_layerAny, [Dy, Sum, X, Weight, NextWeight, Mean, InvStd, NextMean, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, ResidualScale, BranchScale], c => LayerAnySaved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, (float)c.ResidualScale, (float)c.BranchScale)),
        new("recomputed, nothing carried", s_layerAny, [Dy, Sum, X, Weight, NextWeight, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias, ResidualScale, BranchScale], c => LayerAnyAnew(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias, (float)c.ResidualScale, (float)c.BranchScale)),
        new("saved, parameters of the branch alone", s_layerAny, [Dy, Sum, X, NextWeight, Mean, InvStd, NextMean, NextInvStd, DResidualOut, DWeight, DBias, BranchScale], c => LayerAnyOfParameters(c.Dy, c.Sum, c.X, c.NextWeight, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.DResidualOut, c.DWeight, c.DBias, (float)c.BranchScale)),
        new("recomputed, the next norm alone", s_layerAny, [Dy, Sum, NextWeight, DResidualOut, DResidual, DNextWeight, DNextBias, ResidualScale], c => LayerAnyOfNext(c.Dy, c.Sum, c.NextWeight, c.DResidualOut, c.DResidual, c.DNextWeight, c.DNextBias, (float)c.ResidualScale)),
        new("recomputed, branch alone", s_layer100, [Dy, Sum, X, Weight, NextWeight, DResidualOut, Dx], c => Layer100OfX(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.DResidualOut, c.Dx)),
        new("saved", s_layer100, [Dy, Sum, X, Weight, NextWeight, Mean, InvStd, NextMean, NextInvStd, DResidualOut, Dx, DResidual, DWeight, DBias, DNextWeight, DNextBias], c => Layer100Saved(c.Dy, c.Sum, c.X, c.Weight, c.NextWeight, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, c.DResidualOut, c.Dx, c.DResidual, c.DWeight, c.DBias, c.DNextWeight, c.DNextBias)),
    ];

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    private static partial void Rms64(In x, Out residual, In weight, In nextWeight, Out y, Out invStd, Out nextInvStd);

    [NormGradient(nameof(Rms64))]
    private static partial void Rms64Saved(In dy, In sum, In x, In weight, In nextWeight, In invStd, In nextInvStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dnextWeight);

    [NormGradient(nameof(Rms64))]
    private static partial void Rms64Anew(In dy, In sum, In x, In weight, In nextWeight, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dnextWeight);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void LayerAny(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out mean, Out invStd, Out nextMean, Out nextInvStd, float residualScale, float branchScale);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnySaved(In dy, In sum, In x, In weight, In nextWeight, In mean, In invStd, In nextMean, In nextInvStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dbias, Out dnextWeight, Out dnextBias, float residualScale, float branchScale);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyAnew(In dy, In sum, In x, In weight, In nextWeight, Out dx, Out dresidual, Out dweight, Out dbias, Out dnextWeight, Out dnextBias, float residualScale, float branchScale);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfParameters(In dy, In sum, In x, In nextWeight, In mean, In invStd, In nextMean, In nextInvStd, In dresidualOut, Out dweight, Out dbias, float branchScale);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfNext(In dy, In sum, In nextWeight, In dresidualOut, Out dresidual, Out dnextWeight, Out dnextBias, float residualScale);

    [Norm(Kind.Layer, Axis.Feature, 100, Placement = Placement.Sandwich, ResidualScale = 1.5, BranchScale = 0.7, ZeroCentered = true)]
    private static partial void Layer100(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out mean, Out invStd, Out nextMean, Out nextInvStd);

    [NormGradient(nameof(Layer100))]
    private static partial void Layer100OfX(In dy, In sum, In x, In weight, In nextWeight, In dresidualOut, Out dx);

    [NormGradient(nameof(Layer100))]
    private static partial void Layer100Saved(In dy, In sum, In x, In weight, In nextWeight, In mean, In invStd, In nextMean, In nextInvStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dbias, Out dnextWeight, Out dnextBias);
}
