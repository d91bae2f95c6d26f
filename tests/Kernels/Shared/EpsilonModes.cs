using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>ε beside the root.</summary>
internal static partial class EpsilonModes
{
    public static StepForm[] Forms { get; } =
    [
        new("several sizes", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => Rms(c.X, c.Weight, c.Y, c.InvStd)) { EpsilonMode = EpsilonMode.OutsideRoot, Sizes = [64, 1000], Epsilon = 1e-8 },
        new("one size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => Layer100(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { EpsilonMode = EpsilonMode.OutsideRoot, Sizes = [100] },
        new("no size, ε given", Kind.RMS, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => RmsAny(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon)) { EpsilonMode = EpsilonMode.OutsideRoot },
        new("no size, ε given", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Role.Epsilon], c => LayerDouble(c.X, c.Weight, c.Bias, c.Y, c.Epsilon)) { X = ElementType.Double, EpsilonMode = EpsilonMode.OutsideRoot },
        new("one size, ε given", Kind.RMS, Placement.Post, [X, Residual, Weight, Y, Role.Epsilon], c => Post(c.X, c.Residual, c.Weight, c.Y, (float)c.Epsilon)) { EpsilonMode = EpsilonMode.OutsideRoot, Sizes = [257] },
        new("no size", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y, InvStd, NextInvStd], c => Sandwich(c.X, c.Residual, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd)) { X = ElementType.BFloat16, EpsilonMode = EpsilonMode.OutsideRoot },
    ];

    [Norm(Kind.RMS, Axis.Feature, 64, 1000, EpsilonMode = EpsilonMode.OutsideRoot, Epsilon = 1e-8)]
    private static partial void Rms(In x, In weight, Out y, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 100, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void Layer100(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void RmsAny(In x, In weight, Out y, Out invStd, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void LayerDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, double epsilon);

    [Norm(Kind.RMS, Axis.Feature, 257, Placement = Placement.Post, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void Post(In x, In residual, In weight, Out y, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich, EpsilonMode = EpsilonMode.OutsideRoot)]
    private static partial void Sandwich(BFloatIn x, BFloatOut residual, BFloatIn weight, BFloatIn nextWeight, BFloatOut y, Out invStd, Out nextInvStd);
}
