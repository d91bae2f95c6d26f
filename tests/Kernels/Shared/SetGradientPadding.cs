using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of batches and samples of which parts are padding, told by a mask or by lengths.</summary>
internal static partial class SetGradientPadding
{
    private static readonly SetForm
        s_batch64 = new("one size, masked", Kind.Batch, Axis.Feature, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Y, Mask], c => Batch64(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Y, c.Mask)) { IsTraining = true, Sizes = [64] },
        s_batch = new("no size, lengths", Kind.Batch, Axis.Feature, [X, Weight, Bias, Y, Lengths], c => Batch(c.X, c.Weight, c.Bias, c.Y, c.Lengths)),
        s_channel8 = new("one size, masked", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Mean, InvStd, Spatial, Y, Mask], c => Channel8(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Mean, c.InvStd, c.Spatial, c.Y, c.Mask)) { IsTraining = true, Sizes = [8] },
        s_channelInference = new("no size, lengths", Kind.Batch, Axis.Channel, [X, Weight, Bias, RunningMean, RunningVar, Spatial, Y, Lengths], c => ChannelInference(c.X, c.Weight, c.Bias, c.RunningMean, c.RunningVar, c.Spatial, c.Y, c.Lengths)) { IsInference = true },
        s_group = new("no size, masked", Kind.Group, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mask], c => Group(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mask)) { Groups = 3 },
        s_rowsGroup = new("several sizes, lengths", Kind.Group, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Lengths], c => RowsGroup(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Lengths)) { Groups = 8, Sizes = [32, 72] },
        s_instance = new("one size, lengths", Kind.Instance, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Lengths], c => Instance(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Lengths)) { Sizes = [5] },
        s_rowsInstance = new("no size, masked", Kind.Instance, Axis.Feature, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Mask], c => RowsInstance(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Mask)),
        s_power = new("no size, masked", Kind.Power, Axis.Feature, [X, Weight, Bias, RunningSquare, InvStd, Y, Mask], c => Power(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Y, c.Mask)) { IsTraining = true },
        s_powerChannel = new("no size, lengths", Kind.Power, Axis.Channel, [X, Weight, Bias, RunningSquare, InvStd, Spatial, Y, Lengths], c => PowerChannel(c.X, c.Weight, c.Bias, c.RunningSquare, c.InvStd, c.Spatial, c.Y, c.Lengths)) { IsTraining = true },
        s_layer = new("no size, masked", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd, Mask], c => Layer(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd, c.Mask)),
        s_rms = new("one size, lengths", Kind.RMS, Axis.Channel, [X, Weight, Bias, Spatial, Y, Lengths], c => Rms(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Lengths)) { Sizes = [33] };

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_batch64, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias, Mask], c => Batch64Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_batch64, [Dy, X, Weight, Dx, DWeight, DBias, Mask], c => Batch64Recomputed(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_batch, [Dy, X, Weight, Dx, DWeight, DBias, Lengths], c => BatchGradient(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias, c.Lengths)),
        new("saved", s_channel8, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Mask], c => Channel8Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_channel8, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => Channel8Recomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("all there is", s_channelInference, [Dy, X, Weight, RunningMean, RunningVar, Spatial, Dx, DWeight, DBias, Lengths], c => ChannelInferenceGradient(c.Dy, c.X, c.Weight, c.RunningMean, c.RunningVar, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Lengths)),
        new("recomputed", s_group, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Mask], c => GroupGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_rowsGroup, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Lengths], c => RowsGroupGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Lengths)),
        new("saved", s_instance, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Lengths], c => InstanceGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Lengths)),
        new("recomputed, only sums", s_rowsInstance, [Dy, X, Spatial, DWeight, DBias, Mask], c => RowsInstanceSums(c.Dy, c.X, c.Spatial, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_rowsInstance, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Mask], c => RowsInstanceGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("saved", s_power, [Dy, X, Weight, InvStd, Nu, Dx, DWeight, DBias, Mask], c => PowerGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Dx, c.DWeight, c.DBias, c.Mask)) { WritesNu = true },
        new("saved", s_powerChannel, [Dy, X, Weight, InvStd, Nu, Spatial, Dx, DWeight, DBias, Lengths], c => PowerChannelGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Nu, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Lengths)) { WritesNu = true },
        new("saved", s_layer, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias, Mask], c => LayerGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Mask)),
        new("recomputed", s_rms, [Dy, X, Weight, Spatial, Dx, DWeight, DBias, Lengths], c => RmsGradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias, c.Lengths)),
    ];

    [Norm(Kind.Batch, Axis.Feature, 64)]
    private static partial void Batch64(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y, MaskIn mask);

    [NormGradient(nameof(Batch64))]
    private static partial void Batch64Gradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, MaskIn mask);

    [NormGradient(nameof(Batch64))]
    private static partial void Batch64Recomputed(In dy, In x, In weight, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Feature)]
    private static partial void Batch(In x, In weight, In bias, Out y, IntIn lengths);

    [NormGradient(nameof(Batch))]
    private static partial void BatchGradient(In dy, In x, In weight, Out dx, Out dweight, Out dbias, IntIn lengths);

    [Norm(Kind.Batch, Axis.Channel, 8)]
    private static partial void Channel8(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(Channel8))]
    private static partial void Channel8Gradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [NormGradient(nameof(Channel8))]
    private static partial void Channel8Recomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    private static partial void ChannelInference(In x, In weight, In bias, In runningMean, In runningVar, int spatial, Out y, IntIn lengths);

    [NormGradient(nameof(ChannelInference))]
    private static partial void ChannelInferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, int spatial, Out dx, Out dweight, Out dbias, IntIn lengths);

    [Norm(Kind.Group, Axis.Channel, Groups = 3)]
    private static partial void Group(In x, In weight, In bias, int spatial, Out y, MaskIn mask);

    [NormGradient(nameof(Group))]
    private static partial void GroupGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Group, Axis.Feature, 32, 72, Groups = 8)]
    private static partial void RowsGroup(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, IntIn lengths);

    [NormGradient(nameof(RowsGroup))]
    private static partial void RowsGroupGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, IntIn lengths);

    [Norm(Kind.Instance, Axis.Channel, 5)]
    private static partial void Instance(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, IntIn lengths);

    [NormGradient(nameof(Instance))]
    private static partial void InstanceGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, IntIn lengths);

    [Norm(Kind.Instance, Axis.Feature)]
    private static partial void RowsInstance(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, MaskIn mask);

    [NormGradient(nameof(RowsInstance))]
    private static partial void RowsInstanceSums(In dy, In x, int spatial, Out dweight, Out dbias, MaskIn mask);

    [NormGradient(nameof(RowsInstance))]
    private static partial void RowsInstanceGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    private static partial void Power(In x, In weight, In bias, Out runningSquare, Out invStd, Out y, MaskIn mask);

    [NormGradient(nameof(Power))]
    private static partial void PowerGradient(In dy, In x, In weight, In invStd, Out nu, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.Power, Axis.Channel)]
    private static partial void PowerChannel(In x, In weight, In bias, Out runningSquare, Out invStd, int spatial, Out y, IntIn lengths);

    [NormGradient(nameof(PowerChannel))]
    private static partial void PowerChannelGradient(In dy, In x, In weight, In invStd, Out nu, int spatial, Out dx, Out dweight, Out dbias, IntIn lengths);

    [Norm(Kind.Layer, Axis.Channel)]
    private static partial void Layer(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd, MaskIn mask);

    [NormGradient(nameof(Layer))]
    private static partial void LayerGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias, MaskIn mask);

    [Norm(Kind.RMS, Axis.Channel, 33)]
    private static partial void Rms(In x, In weight, In bias, int spatial, Out y, IntIn lengths);

    [NormGradient(nameof(Rms))]
    private static partial void RmsGradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias, IntIn lengths);
}
