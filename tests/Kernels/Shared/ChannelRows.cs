using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Norms of each position over its channels, as in ConvNeXt: the features are the positions of a sample apart.</summary>
internal static partial class ChannelRows
{
    public static SetForm[] Forms { get; } =
    [
        new("one size, all there is", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => Layer64(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [64] },
        new("several sizes, positions known", Kind.Layer, Axis.Channel, [X, Weight, Bias, Y], c => Layer(c.X, c.Weight, c.Bias, c.Y)) { Sizes = [3, 32], Spatial = 49 },
        new("no size, in place, saved", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Mean, InvStd], c => LayerAny(c.X, c.Weight, c.Bias, c.Spatial, c.Mean, c.InvStd)),
        new("no size, ε given", Kind.Layer, Axis.Channel, [X, Y, Dim, Spatial, Epsilon], c => LayerBare(c.X, c.Y, c.Dim, c.Spatial, (float)c.Epsilon)),
        new("no size, groups, saved", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => LayerGroups(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Groups = 4 },
        new("one size, positions known, in place", Kind.Layer, Axis.Channel, [X, Weight, Mean], c => LayerWeight(c.X, c.Weight, c.Mean)) { Sizes = [33], Spatial = 20, ZeroCentered = true },
        new("one size, positions known, saved", Kind.RMS, Axis.Channel, [X, Weight, Y, InvStd], c => Rms16(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [16], Spatial = 64 },
        new("no size, ε given beside the root, saved", Kind.RMS, Axis.Channel, [X, Weight, Spatial, Epsilon, Y, InvStd], c => RmsAny(c.X, c.Weight, c.Spatial, (float)c.Epsilon, c.Y, c.InvStd)) { EpsilonMode = EpsilonMode.OutsideRoot },
        new("several sizes, with a bias", Kind.RMS, Axis.Channel, [X, Weight, Bias, Spatial, Y], c => RmsSeveral(c.X, c.Weight, c.Bias, c.Spatial, c.Y)) { Sizes = [5, 100], ZeroCentered = true },
        new("no size, in place", Kind.RMS, Axis.Channel, [X, Dim, Spatial], c => RmsInPlace(c.X, c.Dim, c.Spatial)),
        new("one size, groups, saved", Kind.RMS, Axis.Channel, [X, Weight, Spatial, Y, InvStd], c => RmsGroups(c.X, c.Weight, c.Spatial, c.Y, c.InvStd)) { Sizes = [32], Groups = 8 },
        new("no size", Kind.L2, Axis.Channel, [X, Y, Dim, Spatial], c => L2Any(c.X, c.Y, c.Dim, c.Spatial)) { Epsilon = 1e-12 },
        new("one size, positions known, in place, saved", Kind.L2, Axis.Channel, [X, Weight, InvStd], c => L2Of48(c.X, c.Weight, c.InvStd)) { Sizes = [48], Spatial = 9 },
        new("no size, groups", Kind.L2, Axis.Channel, [X, Weight, Bias, Spatial, Y, InvStd], c => L2Groups(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.InvStd)) { Groups = 2 },
    ];

    [Norm(Kind.Layer, Axis.Channel, 64)]
    private static partial void Layer64(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Channel, 3, 32, Spatial = 49)]
    private static partial void Layer(In x, In weight, In bias, Out y);

    [Norm(Kind.Layer, Axis.Channel)]
    private static partial void LayerAny(Out x, In weight, In bias, int spatial, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Channel)]
    private static partial void LayerBare(In x, Out y, int dim, int spatial, float epsilon);

    [Norm(Kind.Layer, Axis.Channel, Groups = 4)]
    private static partial void LayerGroups(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Channel, 33, Spatial = 20, ZeroCentered = true)]
    private static partial void LayerWeight(Out x, In weight, Out mean);

    [Norm(Kind.RMS, Axis.Channel, 16, Spatial = 64)]
    private static partial void Rms16(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Channel, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void RmsAny(In x, In weight, int spatial, float epsilon, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Channel, 5, 100, ZeroCentered = true)]
    private static partial void RmsSeveral(In x, In weight, In bias, int spatial, Out y);

    [Norm(Kind.RMS, Axis.Channel)]
    private static partial void RmsInPlace(Out x, int dim, int spatial);

    [Norm(Kind.RMS, Axis.Channel, 32, Groups = 8)]
    private static partial void RmsGroups(In x, In weight, int spatial, Out y, Out invStd);

    [Norm(Kind.L2, Axis.Channel, Epsilon = 1e-12)]
    private static partial void L2Any(In x, Out y, int dim, int spatial);

    [Norm(Kind.L2, Axis.Channel, 48, Spatial = 9)]
    private static partial void L2Of48(Out x, In weight, Out invStd);

    [Norm(Kind.L2, Axis.Channel, Groups = 2)]
    private static partial void L2Groups(In x, In weight, In bias, int spatial, Out y, Out invStd);
}
