using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of norms of each position over its channels.</summary>
internal static partial class SetGradientPositions
{
    private static readonly SetForm
        s_layer64 = new("one size", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => Layer64(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Sizes = [64] },
        s_layerGroups = new("no size", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y, Mean, InvStd], c => LayerGroups(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.Mean, c.InvStd)) { Groups = 4 },
        s_rms = new("several sizes, positions known", Kind.RMS, Axis.Channel, [X, Weight, Y, InvStd], c => Rms(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [16, 100], Spatial = 49 },
        s_layer33 = new("one size", Kind.Layer, Axis.Channel, [X, Weight, Bias, Spatial, Y], c => Layer33(c.X, c.Weight, c.Bias, c.Spatial, c.Y)) { Sizes = [33], EpsilonMode = EpsilonMode.OutsideRoot, ZeroCentered = true },
        s_rmsBeside = new("no size, ε given", Kind.RMS, Axis.Channel, [X, Weight, Bias, Spatial, Epsilon, Y], c => RmsBeside(c.X, c.Weight, c.Bias, c.Spatial, (float)c.Epsilon, c.Y)) { EpsilonMode = EpsilonMode.OutsideRoot, ZeroCentered = true },
        s_l2 = new("no size", Kind.L2, Axis.Channel, [X, Weight, Bias, Spatial, Y, InvStd], c => L2(c.X, c.Weight, c.Bias, c.Spatial, c.Y, c.InvStd)) { Epsilon = 1e-12 },
        s_l2Of48 = new("one size, positions known, groups", Kind.L2, Axis.Channel, [X, Weight, Y], c => L2Of48(c.X, c.Weight, c.Y)) { Sizes = [48], Spatial = 9, Groups = 2 };

    public static SetGradientForm[] Forms { get; } =
    [
        new("saved", s_layer64, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => Layer64Gradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_layer64, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => Layer64Recomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_layer33, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => Layer33Gradient(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("only dbias", s_layer33, [Dy, Spatial, DBias], c => Layer33Bias(c.Dy, c.Spatial, c.DBias)),
        new("saved", s_layerGroups, [Dy, X, Weight, Mean, InvStd, Spatial, Dx, DWeight, DBias], c => LayerGroupsGradient(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rms, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsGradient(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("recomputed", s_rms, [Dy, X, Weight, Dx, DWeight], c => RmsRecomputed(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
        new("recomputed", s_rmsBeside, [Dy, X, Weight, Spatial, Epsilon, Dx, DWeight, DBias], c => RmsBesideGradient(c.Dy, c.X, c.Weight, c.Spatial, (float)c.Epsilon, c.Dx, c.DWeight, c.DBias)),
        new("saved, only sums", s_l2, [Dy, X, InvStd, Spatial, DWeight, DBias], c => L2Sums(c.Dy, c.X, c.InvStd, c.Spatial, c.DWeight, c.DBias)),
        new("saved, only dx", s_l2, [Dy, X, Weight, InvStd, Spatial, Dx], c => L2Input(c.Dy, c.X, c.Weight, c.InvStd, c.Spatial, c.Dx)),
        new("recomputed", s_l2, [Dy, X, Weight, Spatial, Dx, DWeight, DBias], c => L2Recomputed(c.Dy, c.X, c.Weight, c.Spatial, c.Dx, c.DWeight, c.DBias)),
        new("recomputed", s_l2Of48, [Dy, X, Weight, Dx, DWeight], c => L2Of48Gradient(c.Dy, c.X, c.Weight, c.Dx, c.DWeight)),
    ];

    [Norm(Kind.Layer, Axis.Channel, 64)]
    private static partial void Layer64(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Layer64))]
    private static partial void Layer64Gradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Layer64))]
    private static partial void Layer64Recomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.Layer, Axis.Channel, 33, EpsilonMode = EpsilonMode.OutsideRoot, ZeroCentered = true)]
    private static partial void Layer33(In x, In weight, In bias, int spatial, Out y);

    [NormGradient(nameof(Layer33))]
    private static partial void Layer33Gradient(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [NormGradient(nameof(Layer33))]
    private static partial void Layer33Bias(In dy, int spatial, Out dbias);

    [Norm(Kind.Layer, Axis.Channel, Groups = 4)]
    private static partial void LayerGroups(In x, In weight, In bias, int spatial, Out y, Out mean, Out invStd);

    [NormGradient(nameof(LayerGroups))]
    private static partial void LayerGroupsGradient(In dy, In x, In weight, In mean, In invStd, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Channel, 16, 100, Spatial = 49)]
    private static partial void Rms(In x, In weight, Out y, Out invStd);

    [NormGradient(nameof(Rms))]
    private static partial void RmsGradient(In dy, In x, In weight, In invStd, Out dx, Out dweight);

    [NormGradient(nameof(Rms))]
    private static partial void RmsRecomputed(In dy, In x, In weight, Out dx, Out dweight);

    [Norm(Kind.RMS, Axis.Channel, EpsilonMode = EpsilonMode.OutsideRoot, ZeroCentered = true)]
    private static partial void RmsBeside(In x, In weight, In bias, int spatial, float epsilon, Out y);

    [NormGradient(nameof(RmsBeside))]
    private static partial void RmsBesideGradient(In dy, In x, In weight, int spatial, float epsilon, Out dx, Out dweight, Out dbias);

    [Norm(Kind.L2, Axis.Channel, Epsilon = 1e-12)]
    private static partial void L2(In x, In weight, In bias, int spatial, Out y, Out invStd);

    [NormGradient(nameof(L2))]
    private static partial void L2Sums(In dy, In x, In invStd, int spatial, Out dweight, Out dbias);

    [NormGradient(nameof(L2))]
    private static partial void L2Input(In dy, In x, In weight, In invStd, int spatial, Out dx);

    [NormGradient(nameof(L2))]
    private static partial void L2Recomputed(In dy, In x, In weight, int spatial, Out dx, Out dweight, Out dbias);

    [Norm(Kind.L2, Axis.Channel, 48, Spatial = 9, Groups = 2)]
    private static partial void L2Of48(In x, In weight, Out y);

    [NormGradient(nameof(L2Of48))]
    private static partial void L2Of48Gradient(In dy, In x, In weight, Out dx, Out dweight);
}
