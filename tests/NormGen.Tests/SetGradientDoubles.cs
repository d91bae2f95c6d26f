using NormGen.Tests.Kernels;
using static NormGen.Role;
using In = System.ReadOnlySpan<double>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<double>;

namespace NormGen.Tests;

/// <summary>Every kind on every axis, in double and with a mask, and the gradient of each: what <see cref="SetGradientDifferenceTests"/> differentiates by differences.</summary>
internal static partial class SetGradientDoubles
{
    public static SetGradientForm[] Forms { get; } =
    [
        new("masked", new("own", Kind.Batch, Axis.Feature, [X, Weight, Bias, Y, Mask], c => BatchFeature(c.X, c.Weight, c.Bias, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => BatchFeatureGradient(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("inference", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Y, Mask], c => BatchFeatureInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Y, c.Mask)) { X = ElementType.Double, IsInference = true }, [Dy, X, Weight, RunningMean, RunningVar, Dx, DWeight, DBias, Mask], c => BatchFeatureInferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("given", Kind.Batch, Axis.Feature, [X, Weight, Bias, Mean, InvStd, Y, Mask], c => BatchFeatureGiven(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Y, c.Mask)) { X = ElementType.Double, IsGiven = true }, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias, Mask], c => BatchFeatureGivenGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mask], c => GroupFeature(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, Groups = 2 }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => GroupFeatureGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mask], c => InstanceFeature(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => InstanceFeatureGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Power, Axis.Feature, [X, Weight, Bias, Y, Mask], c => PowerFeature(c.X, c.Weight, c.Bias, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => PowerFeatureGradient(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Power, Axis.Feature, [X, Weight, Bias, Y, Mask], c => PowerFeatureBeside(c.X, c.Weight, c.Bias, c.Y, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, EpsilonMode = EpsilonMode.OutsideRoot }, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => PowerFeatureBesideGradient(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("inference", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, Y, Mask], c => PowerFeatureInference(c.X, c.Weight, c.Bias, c.RunningSquare, c.Y, c.Mask)) { X = ElementType.Double, IsInference = true }, [Dy, X, Weight, RunningSquare, Dx, DWeight, DBias, Mask], c => PowerFeatureInferenceGradient(c.Dy, c.X, c.Weight, c.RunningSquare, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Batch, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => BatchChannel(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => BatchChannelGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("inference", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Y, Mask], c => BatchChannelInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, IsInference = true }, [Dy, X, Weight, RunningMean, RunningVar, Spatial, Dx, DWeight, DBias, Mask], c => BatchChannelInferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("given", Kind.Batch, Axis.Channel, [X, Weight, Bias, Mean, InvStd, Spatial, Y, Mask], c => BatchChannelGiven(c.X, c.Weight, c.Bias, c.Mean, c.InvStd, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, IsGiven = true }, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Mask], c => BatchChannelGivenGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => GroupChannel(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, Groups = 2 }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => GroupChannelGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => InstanceChannel(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => InstanceChannelGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Power, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => PowerChannel(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => PowerChannelGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Power, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => PowerChannelBeside(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, EpsilonMode = EpsilonMode.OutsideRoot }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => PowerChannelBesideGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("inference", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, Spatial, Y, Mask], c => PowerChannelInference(c.X, c.Weight, c.Bias, c.RunningSquare, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, IsInference = true }, [Dy, X, Weight, RunningSquare, Spatial, Dx, DWeight, DBias, Mask], c => PowerChannelInferenceGradient(c.Dy, c.X, c.Weight, c.RunningSquare, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => Layer(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => LayerGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => LayerGroups(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, Groups = 2, ZeroCentered = true }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => LayerGroupsGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.RMS, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => Rms(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => RmsGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.RMS, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => RmsBeside(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double, Epsilon = 0.5, EpsilonMode = EpsilonMode.OutsideRoot }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => RmsBesideGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("masked", new("own", Kind.L2, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => L2(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { X = ElementType.Double }, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => L2Gradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
    ];

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchFeature(In x, In weight, In bias, Out y, MaskIn mask);

    [NormGradient(nameof(BatchFeature))]
    private static partial void BatchFeatureGradient(In dy, In x, In weight, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchFeatureInference(In x, In weight, In bias, In runningMean, In runningVar, Out y, MaskIn mask);

    [NormGradient(nameof(BatchFeatureInference))]
    private static partial void BatchFeatureInferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void BatchFeatureGiven(In x, In weight, In bias, In mean, In invStd, Out y, MaskIn mask);

    [NormGradient(nameof(BatchFeatureGiven))]
    private static partial void BatchFeatureGivenGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Group, Axis.Feature, Groups = 2)]
    private static partial void GroupFeature(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(GroupFeature))]
    private static partial void GroupFeatureGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void InstanceFeature(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(InstanceFeature))]
    private static partial void InstanceFeatureGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void PowerFeature(In x, In weight, In bias, Out y, MaskIn mask);

    [NormGradient(nameof(PowerFeature))]
    private static partial void PowerFeatureGradient(In dy, In x, In weight, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature, Epsilon = 0.5, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void PowerFeatureBeside(In x, In weight, In bias, Out y, MaskIn mask);

    [NormGradient(nameof(PowerFeatureBeside))]
    private static partial void PowerFeatureBesideGradient(In dy, In x, In weight, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void PowerFeatureInference(In x, In weight, In bias, In runningSquare, Out y, MaskIn mask);

    [NormGradient(nameof(PowerFeatureInference))]
    private static partial void PowerFeatureInferenceGradient(In dy, In x, In weight, In runningSquare, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void BatchChannel(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(BatchChannel))]
    private static partial void BatchChannelGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void BatchChannelInference(In x, In weight, In bias, In runningMean, In runningVar, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(BatchChannelInference))]
    private static partial void BatchChannelInferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void BatchChannelGiven(In x, In weight, In bias, In mean, In invStd, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(BatchChannelGiven))]
    private static partial void BatchChannelGivenGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Group, Axis.Channel, Groups = 2)]
    private static partial void GroupChannel(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(GroupChannel))]
    private static partial void GroupChannelGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Instance, Axis.Channel)]
    private static partial void InstanceChannel(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(InstanceChannel))]
    private static partial void InstanceChannelGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerChannel(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(PowerChannel))]
    private static partial void PowerChannelGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Channel, Epsilon = 0.5, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void PowerChannelBeside(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(PowerChannelBeside))]
    private static partial void PowerChannelBesideGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerChannelInference(In x, In weight, In bias, In runningSquare, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(PowerChannelInference))]
    private static partial void PowerChannelInferenceGradient(In dy, In x, In weight, In runningSquare, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Channel)]
    private static partial void Layer(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(Layer))]
    private static partial void LayerGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Layer, Axis.Channel, Groups = 2, ZeroCentered = true)]
    private static partial void LayerGroups(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(LayerGroups))]
    private static partial void LayerGroupsGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Channel)]
    private static partial void Rms(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(Rms))]
    private static partial void RmsGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Channel, Epsilon = 0.5, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void RmsBeside(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(RmsBeside))]
    private static partial void RmsBesideGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.L2, Axis.Channel)]
    private static partial void L2(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(L2))]
    private static partial void L2Gradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);
}
