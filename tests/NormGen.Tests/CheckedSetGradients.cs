using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>The gradients whose checks <see cref="SetGradientCheckTests"/> and <see cref="SetGradientOverlapTests"/> provoke.</summary>
internal static partial class CheckedSetGradients
{
    [Norm(Kind.Batch, Axis.Channel, 3)]
    public static partial void Channel(In x, In weight, In bias, Out runningMean, Out runningVar, Out mean, Out invStd, Out y, int spatial);

    [NormGradient(nameof(Channel))]
    public static partial void ChannelGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, int spatial);

    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void MaskedChannel(In x, In weight, In bias, Out y, int spatial, MaskIn mask);

    [NormGradient(nameof(MaskedChannel))]
    public static partial void MaskedChannelGradient(In dy, In x, In weight, Out dx, Out dweight, Out dbias, int spatial, MaskIn mask);

    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void Inference(In x, In weight, In bias, In runningMean, In runningVar, Out y, int spatial, float eps);

    [NormGradient(nameof(Inference))]
    public static partial void InferenceGradient(In dy, In x, In weight, In runningMean, In runningVar, Out dx, Out dweight, int spatial, float eps);

    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void Rows(In input, In gamma, In beta, Out output, IntIn lengths);

    [NormGradient(nameof(Rows))]
    public static partial void RowsGradient(In dy, In input, In gamma, Out dx, Out dgamma, Out dbeta, IntIn lengths);

    [Norm(Kind.Group, Axis.Channel, Groups = 2)]
    public static partial void Group(In x, In weight, In bias, Out y, Out mean, Out invStd, int spatial);

    [NormGradient(nameof(Group))]
    public static partial void GroupGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias, int spatial);

    [Norm(Kind.Instance, Axis.Feature, 3)]
    public static partial void RowsInstance(In x, Out y, Out mean, Out invStd, int spatial, IntIn lengths);

    [NormGradient(nameof(RowsInstance))]
    public static partial void RowsInstanceGradient(In dy, In x, In mean, In invStd, Out dx, int spatial, IntIn lengths);

    [Norm(Kind.Layer, Axis.Channel, Groups = 2)]
    public static partial void Positions(In x, In weight, Out y, Out mean, Out invStd, int spatial, MaskIn mask);

    [NormGradient(nameof(Positions))]
    public static partial void PositionsGradient(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, int spatial, MaskIn mask);

    [Norm(Kind.Power, Axis.Feature)]
    public static partial void Power(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut runningSquare, DoubleOut invStd, DoubleOut y);

    [NormGradient(nameof(Power))]
    public static partial void PowerGradient(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut nu, DoubleOut dx, DoubleOut dweight, DoubleOut dbias);
}
