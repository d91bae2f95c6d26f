using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of plain norms of floats.</summary>
internal static partial class GradientNorms
{
    private static readonly StepForm s_layer = new("several sizes, ε given", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Role.Epsilon], c => Layer(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, (float)c.Epsilon)) { Sizes = [5, 31, 128, 257, 1000] };

    private static readonly StepForm s_rms = new("several sizes, ε given", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => Rms(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon)) { Sizes = [1, 64, 128, 1000, 2083] };

    private static readonly StepForm s_layerAny = new("no size, ε given", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd, Role.Epsilon], c => LayerAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, (float)c.Epsilon));

    private static readonly StepForm s_rmsAny = new("no size, ε given", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => RmsAny(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon));

    private static readonly StepForm s_layer100 = new("one size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => Layer100(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [100] };

    private static readonly StepForm s_rmsZeroCentred = new("several sizes, zero-centred, ε given", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => RmsZeroCentred(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon)) { Sizes = [128, 1000], ZeroCentered = true };

    private static readonly StepForm s_layerZeroCentred = new("no size, zero-centred", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerZeroCentred(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { ZeroCentered = true };

    private static readonly StepForm s_layer16 = new("one size, no parameters", Kind.Layer, Placement.None, [X, Y, Mean, InvStd], c => Layer16(c.X, c.Y, c.Mean, c.InvStd)) { Sizes = [16] };

    private static readonly StepForm s_layerBias = new("no size, bias alone", Kind.Layer, Placement.None, [X, Bias, Y, Mean, InvStd], c => LayerBias(c.X, c.Bias, c.Y, c.Mean, c.InvStd));

    private static readonly StepForm s_rmsBare = new("no size, no parameters", Kind.RMS, Placement.None, [X, Y, InvStd, Dim], c => RmsBare(c.X, c.Y, c.InvStd, c.Dim));

    private static readonly StepForm s_rmsBiased = new("one size, with bias", Kind.RMS, Placement.None, [X, Weight, Bias, Y, InvStd], c => RmsBiased(c.X, c.Weight, c.Bias, c.Y, c.InvStd)) { Sizes = [96] };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_layer, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerSaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_layer, [Dy, X, Weight, Dx, DWeight, DBias, Role.Epsilon], c => LayerAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, (float)c.Epsilon)),
        new("saved", s_rms, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_rms, [Dy, X, Weight, Dx, DWeight, Role.Epsilon], c => RmsAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, (float)c.Epsilon)),
        new("saved", s_layerAny, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerAnySaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
        new("recomputed, x alone", s_layerAny, [Dy, X, Weight, Dx, Role.Epsilon], c => LayerAnyOfX(c.Dy, c.X, c.Weight, c.Dx, (float)c.Epsilon)),
        new("saved, parameters alone", s_layerAny, [Dy, X, Mean, InvStd, DWeight, DBias], c => LayerAnyOfParameters(c.Dy, c.X, c.Mean, c.InvStd, c.DWeight, c.DBias)),
        new("bias alone", s_layerAny, [Dy, DBias], c => LayerAnyOfBias(c.Dy, c.DBias)),
        new("recomputed", s_rmsAny, [Dy, X, Weight, Dx, DWeight, Role.Epsilon], c => RmsAnyAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, (float)c.Epsilon)),
        new("saved, weight alone", s_rmsAny, [Dy, X, InvStd, DWeight], c => RmsAnyOfWeight(c.Dy, c.X, c.InvStd, c.DWeight)),
        new("saved, x alone", s_layer100, [Dy, X, Weight, Mean, InvStd, Dx], c => Layer100OfX(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx)),
        new("recomputed, weight alone", s_layer100, [Dy, X, DWeight], c => Layer100OfWeight(c.Dy, c.X, c.DWeight)),
        new("bias alone", s_layer100, [Dy, DBias], c => Layer100OfBias(c.Dy, c.DBias)),
        new("saved", s_rmsZeroCentred, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsZeroCentredSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_rmsZeroCentred, [Dy, X, Weight, Dx, DWeight, Role.Epsilon], c => RmsZeroCentredAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, (float)c.Epsilon)),
        new("recomputed", s_layerZeroCentred, [Dy, X, Weight, Dx, DWeight, DBias], c => LayerZeroCentredAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_layer16, [Dy, X, Mean, InvStd, Dx], c => Layer16Saved(c.Dy, c.X, c.Mean, c.InvStd, c.Dx)),
        new("recomputed", s_layerBias, [Dy, X, Dx, DBias], c => LayerBiasAnew(c.Dy, c.X, c.Dx, c.DBias)),
        new("saved", s_rmsBare, [Dy, X, InvStd, Dx, Dim], c => RmsBareSaved(c.Dy, c.X, c.InvStd, c.Dx, c.Dim)),
        new("saved", s_rmsBiased, [Dy, X, Weight, InvStd, Dx, DWeight, DBias], c => RmsBiasedSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, c.DBias)),
    ];

    [Norm(Kind.Layer, Axis.Feature, 5, 31, 128, 257, 1000)]
    private static partial void Layer(In x, In weight, In bias, Out y, Out mean, Out invStd, float epsilon);

    [NormGradient(nameof(Layer))]
    private static partial void LayerSaved(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Layer))]
    private static partial void LayerAnew(In dy, In x, In weight, Out dx, Out dweight, Out dbias, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 1, 64, 128, 1000, 2083)]
    private static partial void Rms(In x, In weight, Out y, Out invStd, float epsilon);

    [NormGradient(nameof(Rms))]
    private static partial void RmsSaved(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [NormGradient(nameof(Rms))]
    private static partial void RmsAnew(In dy, In x, In weight, Out dx, Out dweight, float epsilon);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerAny(In x, In weight, In bias, Out y, Out mean, Out invStd, float epsilon);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnySaved(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfX(In dy, In x, In weight, Out dx, float epsilon);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfParameters(In dy, In x, In mean, In invStd, Out dweight, Out dbias);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnyOfBias(In dy, Out dbias);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsAny(In x, In weight, Out y, Out invStd, float epsilon);

    [NormGradient(nameof(RmsAny))]
    private static partial void RmsAnyAnew(In dy, In x, In weight, Out dx, Out dweight, float epsilon);

    [NormGradient(nameof(RmsAny))]
    private static partial void RmsAnyOfWeight(In dy, In x, In invStd, Out dweight);

    [Norm(Kind.Layer, Axis.Feature, 100)]
    private static partial void Layer100(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Layer100))]
    private static partial void Layer100OfX(In dy, In x, In weight, In mean, In invStd, Out dx);

    [NormGradient(nameof(Layer100))]
    private static partial void Layer100OfWeight(In dy, In x, Out dweight);

    [NormGradient(nameof(Layer100))]
    private static partial void Layer100OfBias(In dy, Out dbias);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000, ZeroCentered = true)]
    private static partial void RmsZeroCentred(In x, In weight, Out y, Out invStd, float epsilon);

    [NormGradient(nameof(RmsZeroCentred))]
    private static partial void RmsZeroCentredSaved(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [NormGradient(nameof(RmsZeroCentred))]
    private static partial void RmsZeroCentredAnew(In dy, In x, In weight, Out dx, Out dweight, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, ZeroCentered = true)]
    private static partial void LayerZeroCentred(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(LayerZeroCentred))]
    private static partial void LayerZeroCentredAnew(In dy, In x, In weight, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Layer, Axis.Feature, 16)]
    private static partial void Layer16(In x, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Layer16))]
    private static partial void Layer16Saved(In dy, In x, In mean, In invStd, Out dx);

    [Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerBias(In x, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(LayerBias))]
    private static partial void LayerBiasAnew(In dy, In x, Out dx, Out dbias);

    [Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsBare(In x, Out y, Out invStd, int dim);

    [NormGradient(nameof(RmsBare))]
    private static partial void RmsBareSaved(In dy, In x, In invStd, Out dx, int dim);

    [Norm(Kind.RMS, Axis.Feature, 96)]
    private static partial void RmsBiased(In x, In weight, In bias, Out y, Out invStd);

    [NormGradient(nameof(RmsBiased))]
    private static partial void RmsBiasedSaved(In dy, In x, In weight, In invStd, Out dx, Out dweight, Out dbias);
}
