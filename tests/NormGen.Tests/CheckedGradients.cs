using HalfOut = System.Span<System.Half>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>The gradients whose checks <see cref="GradientCheckTests"/> and <see cref="GradientOverlapTests"/> provoke, beside the methods that they belong to.</summary>
internal static partial class CheckedGradients
{
    [Norm(Kind.Layer, Axis.Feature, 4)]
    public static partial void Layer(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Layer))]
    public static partial void LayerBackward(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void Rms(In x, In weight, Out y, float epsilon);

    [NormGradient(nameof(Rms))]
    public static partial void RmsBackward(In dy, In x, In weight, Out dx, Out dweight, float epsilon);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void Bare(In x, Out y, int dim);

    [NormGradient(nameof(Bare))]
    public static partial void BareBackward(In dy, In x, Out dx, int dim);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    public static partial void Pre(In x, Out residual, In weight, Out y, Out invStd, float residualScale, float branchScale);

    [NormGradient(nameof(Pre))]
    public static partial void PreBackward(In dy, In sum, In weight, In invStd, In dresidualOut, Out dx, Out dresidual, Out dweight, float residualScale, float branchScale);

    [Norm(Kind.Layer, Axis.Feature, 4, Placement = Placement.Sandwich)]
    public static partial void Sandwich(In x, Out residual, In weight, In nextWeight, Out y, Out nextMean, Out nextInvStd);

    [NormGradient(nameof(Sandwich))]
    public static partial void SandwichBackward(In dy, In sum, In x, In weight, In nextWeight, In nextMean, In nextInvStd, In dresidualOut, Out dx, Out dresidual, Out dweight, Out dnextWeight);

    [Norm(Kind.L2, Axis.Feature)]
    public static partial void ScaleNorm(In x, float weight, Out y, int dim);

    [NormGradient(nameof(ScaleNorm))]
    public static partial void ScaleNormBackward(In dy, In x, float weight, Out dx, Out dweight, int dim);

    [Norm(Kind.Layer, Axis.Feature, Groups = 2)]
    public static partial void Grouped(In x, In weight, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Grouped))]
    public static partial void GroupedBackward(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void Masked(In x, In weight, Out y, MaskIn mask);

    [NormGradient(nameof(Masked))]
    public static partial void MaskedBackward(In dy, In x, In weight, Out dx, Out dweight, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void WithLengths(In x, In weight, Out y, IntIn lengths);

    [NormGradient(nameof(WithLengths))]
    public static partial void WithLengthsBackward(In dy, In x, In weight, Out dx, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void HalfToFloat(HalfIn x, In weight, Out y);

    [NormGradient(nameof(HalfToFloat))]
    public static partial void HalfToFloatBackward(In dy, HalfIn x, In weight, HalfOut dx);
}
