using static NormGen.Role;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Gradients of norms with ε beside the root.</summary>
internal static partial class GradientEpsilons
{
    private static readonly StepForm s_rms33 = new("one size", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => Rms33(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon)) { Sizes = [33], EpsilonMode = EpsilonMode.OutsideRoot };

    private static readonly StepForm s_rmsAny = new("no size", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => RmsAny(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon)) { EpsilonMode = EpsilonMode.OutsideRoot };

    private static readonly StepForm s_layer100 = new("one size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => Layer100(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [100], Epsilon = 1e-3, EpsilonMode = EpsilonMode.OutsideRoot };

    private static readonly StepForm s_rmsDouble = new("no size", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => RmsDouble(c.X, c.Weight, c.Y, c.InvStd)) { X = ElementType.Double, EpsilonMode = EpsilonMode.OutsideRoot };

    private static readonly StepForm s_layerAny = new("no size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { EpsilonMode = EpsilonMode.OutsideRoot };

    public static GradientForm[] Forms { get; } =
    [
        new("saved", s_rms33, [Dy, X, Weight, InvStd, Dx, DWeight, Role.Epsilon], c => Rms33Saved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight, (float)c.Epsilon)),
        new("recomputed", s_rmsAny, [Dy, X, Weight, Dx, DWeight, Role.Epsilon], c => RmsAnyAnew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, (float)c.Epsilon)),
        new("recomputed", s_layer100, [Dy, X, Weight, Dx, DWeight, DBias], c => Layer100Anew(c.Dy, c.X, c.Weight, c.Dx, c.DWeight, c.DBias)),
        new("saved", s_rmsDouble, [Dy, X, Weight, InvStd, Dx, DWeight], c => RmsDoubleSaved(c.Dy, c.X, c.Weight, c.InvStd, c.Dx, c.DWeight)),
        new("saved", s_layerAny, [Dy, X, Weight, Mean, InvStd, Dx, DWeight, DBias], c => LayerAnySaved(c.Dy, c.X, c.Weight, c.Mean, c.InvStd, c.Dx, c.DWeight, c.DBias)),
    ];

    [Norm(Kind.RMS, Axis.Feature, 33, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void Rms33(In x, In weight, Out y, Out invStd, float epsilon);

    [NormGradient(nameof(Rms33))]
    private static partial void Rms33Saved(In dy, In x, In weight, In invStd, Out dx, Out dweight, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void RmsAny(In x, In weight, Out y, Out invStd, float epsilon);

    [NormGradient(nameof(RmsAny))]
    private static partial void RmsAnyAnew(In dy, In x, In weight, Out dx, Out dweight, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, 100, Epsilon = 1e-3, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void Layer100(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(Layer100))]
    private static partial void Layer100Anew(In dy, In x, In weight, Out dx, Out dweight, Out dbias);

    [Norm(Kind.RMS, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void RmsDouble(DoubleIn x, DoubleIn weight, DoubleOut y, DoubleOut invStd);

    [NormGradient(nameof(RmsDouble))]
    private static partial void RmsDoubleSaved(DoubleIn dy, DoubleIn x, DoubleIn weight, DoubleIn invStd, DoubleOut dx, DoubleOut dweight);

    [Norm(Kind.Layer, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void LayerAny(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [NormGradient(nameof(LayerAny))]
    private static partial void LayerAnySaved(In dy, In x, In weight, In mean, In invStd, Out dx, Out dweight, Out dbias);
}
