using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Norms of floats fused with a residual sum: before and after the branch, DeepNorm's, with factors in the attribute and of the call.</summary>
internal static partial class Placements
{
    public static StepForm[] Forms { get; } =
    [
        new("one size", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y], c => PreLayer128(c.X, c.Residual, c.Weight, c.Bias, c.Y)) { Sizes = [128] },
        new("several sizes", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Mean, InvStd], c => PreLayer(c.X, c.Residual, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [5, 64, 257, 1000] },
        new("no size", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y], c => PreLayerAny(c.X, c.Residual, c.Weight, c.Bias, c.Y)),
        new("one size, both factors given", Kind.Layer, Placement.Pre, [X, Residual, Weight, Y, ResidualScale, BranchScale], c => PreLayerScaled(c.X, c.Residual, c.Weight, c.Y, (float)c.ResidualScale, (float)c.BranchScale)) { Sizes = [96] },
        new("one size", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y], c => PreRms128(c.X, c.Residual, c.Weight, c.Y)) { Sizes = [128] },
        new("several sizes", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, InvStd], c => PreRms(c.X, c.Residual, c.Weight, c.Y, c.InvStd)) { Sizes = [100, 768, 1000, 2050] },
        new("no size, in place, factor of the branch", Kind.RMS, Placement.Pre, [X, Residual, Weight], c => PreRmsInPlace(c.X, c.Residual, c.Weight)) { BranchScale = 0.22 },
        new("one size, zero-centred", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y], c => PreRmsZeroCentred(c.X, c.Residual, c.Weight, c.Y)) { Sizes = [64], ZeroCentered = true, Epsilon = 1e-6 },
        new("one size, no parameters", Kind.RMS, Placement.Pre, [X, Residual, Y], c => PreRmsBare(c.X, c.Residual, c.Y)) { Sizes = [7] },

        new("several sizes, with the sum", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd], c => PostLayer(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd)) { Sizes = [64, 128, 1000] },
        new("one size", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Y], c => PostLayer257(c.X, c.Residual, c.Weight, c.Bias, c.Y)) { Sizes = [257] },
        new("one size, in place", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias], c => PostLayerInPlace(c.X, c.Residual, c.Weight, c.Bias)) { Sizes = [100] },
        new("no size, with the sum, ε given", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, InvStd, Role.Epsilon], c => PostLayerAny(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.InvStd, (float)c.Epsilon)),
        new("one size, both factors", Kind.RMS, Placement.Post, [X, Residual, Weight, Y], c => PostRms1000(c.X, c.Residual, c.Weight, c.Y)) { Sizes = [1000], ResidualScale = 3.5565588200778455, BranchScale = 0.5 },
        new("no size, factor of the residual given", Kind.RMS, Placement.Post, [X, Residual, Weight, Y, InvStd, ResidualScale], c => PostRmsAny(c.X, c.Residual, c.Weight, c.Y, c.InvStd, (float)c.ResidualScale)),

        new("one size", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias, Y], c => DeepLayer128(c.X, c.Residual, c.Weight, c.Bias, c.Y)) { Sizes = [128], ResidualScale = 3.1301691601465746 },
        new("several sizes, with the sum", Kind.Layer, Placement.Deep, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd], c => DeepLayer(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd)) { Sizes = [65, 1000], ResidualScale = 3.1301691601465746 },
        new("several sizes, with the sum", Kind.RMS, Placement.Deep, [X, Residual, Weight, Sum, Y], c => DeepRms(c.X, c.Residual, c.Weight, c.Sum, c.Y)) { Sizes = [128, 1000], ResidualScale = 3.5565588200778455 },
        new("no size, a decoder beside an encoder", Kind.RMS, Placement.Deep, [X, Residual, Weight, Y, InvStd], c => DeepRmsDecoder(c.X, c.Residual, c.Weight, c.Y, c.InvStd)) { ResidualScale = 2.0597671439071177 },
    ];

    [Norm(Kind.Layer, Axis.Feature, 128, Placement = Placement.Pre)]
    private static partial void PreLayer128(In x, Out residual, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 5, 64, 257, 1000, Placement = Placement.Pre)]
    private static partial void PreLayer(In x, Out residual, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreLayerAny(In x, Out residual, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 96, Placement = Placement.Pre)]
    private static partial void PreLayerScaled(In x, Out residual, In weight, Out y, float residualScale, float branchScale);

    [Norm(Kind.RMS, Axis.Feature, 128, Placement = Placement.Pre)]
    private static partial void PreRms128(In x, Out residual, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 100, 768, 1000, 2050, Placement = Placement.Pre)]
    private static partial void PreRms(In x, Out residual, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre, BranchScale = 0.22)]
    private static partial void PreRmsInPlace(Out x, Out residual, In weight);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Pre, ZeroCentered = true, Epsilon = 1e-6)]
    private static partial void PreRmsZeroCentred(In x, Out residual, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 7, Placement = Placement.Pre)]
    private static partial void PreRmsBare(In x, Out residual, Out y);

    [Norm(Kind.Layer, Axis.Feature, 64, 128, 1000, Placement = Placement.Post)]
    private static partial void PostLayer(In x, In residual, In weight, In bias, Out sum, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 257, Placement = Placement.Post)]
    private static partial void PostLayer257(In x, In residual, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 100, Placement = Placement.Post)]
    private static partial void PostLayerInPlace(Out x, In residual, In weight, In bias);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostLayerAny(In x, In residual, In weight, In bias, Out sum, Out y, Out invStd, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 1000, Placement = Placement.Post, ResidualScale = 3.5565588200778455, BranchScale = 0.5)]
    private static partial void PostRms1000(In x, In residual, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostRmsAny(In x, In residual, In weight, Out y, Out invStd, float residualScale);

    [Norm(Kind.Layer, Axis.Feature, 128, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
    private static partial void DeepLayer128(In x, In residual, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Feature, 65, 1000, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
    private static partial void DeepLayer(In x, In residual, In weight, In bias, Out sum, Out y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 128, 1000, Placement = Placement.Deep, Architecture = Architecture.EncoderOnly, Layers = 80)]
    private static partial void DeepRms(In x, In residual, In weight, Out sum, Out y);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Deep, Architecture = Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 6, Side = Side.Decoder)]
    private static partial void DeepRmsDecoder(In x, In residual, In weight, Out y, Out invStd);
}
