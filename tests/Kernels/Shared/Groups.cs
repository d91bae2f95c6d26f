using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using Mask = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Rows in groups of features with statistics of their own.</summary>
internal static partial class Groups
{
    public static StepForm[] Forms { get; } =
    [
        new("several sizes", Kind.RMS, Placement.None, [X, Weight, Y, InvStd], c => Rms(c.X, c.Weight, c.Y, c.InvStd)) { Groups = 4, Sizes = [100, 1024] },
        new("one size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => Layer128(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Groups = 8, Sizes = [128] },
        new("one size, a group to a feature", Kind.Layer, Placement.None, [X, Weight, Bias], c => Layer5(c.X, c.Weight, c.Bias)) { Groups = 5, Sizes = [5] },
        new("no size", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Mean, InvStd], c => LayerAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Groups = 3 },
        new("no size, in place", Kind.RMS, Placement.None, [X, Weight], c => RmsHalfAny(c.X, c.Weight)) { X = ElementType.Half, Parameters = ElementType.Single, Groups = 2 },
        new("no size", Kind.L2, Placement.None, [X, Y, Dim], c => L2Any(c.X, c.Y, c.Dim)) { Groups = 4 },
        new("one size", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, InvStd], c => Pre(c.X, c.Residual, c.Weight, c.Y, c.InvStd)) { Groups = 4, Sizes = [128], ResidualScale = 0.9 },
        new("no size, with the sum, masked", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, Role.Mask], c => Post(c.X, c.Residual, c.Weight, c.Bias, c.Sum, c.Y, c.Mean, c.InvStd, c.Mask)) { Groups = 2 },
        new("one size", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y], c => Sandwich(c.X, c.Residual, c.Weight, c.NextWeight, c.Y)) { X = ElementType.BFloat16, Groups = 2, Sizes = [96] },
        new("one size", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y], c => PreDouble(c.X, c.Residual, c.Weight, c.Y)) { X = ElementType.Double, Groups = 2, Sizes = [34] },
    ];

    [Norm(Kind.RMS, Axis.Feature, 100, 1024, Groups = 4)]
    private static partial void Rms(In x, In weight, Out y, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 128, Groups = 8)]
    private static partial void Layer128(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 5, Groups = 5)]
    private static partial void Layer5(Out x, In weight, In bias);

    [Norm(Kind.Layer, Axis.Feature, Groups = 3)]
    private static partial void LayerAny(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, Groups = 2)]
    private static partial void RmsHalfAny(HalfOut x, In weight);

    [Norm(Kind.L2, Axis.Feature, Groups = 4)]
    private static partial void L2Any(In x, Out y, int dim);

    [Norm(Kind.RMS, Axis.Feature, 128, Groups = 4, Placement = Placement.Pre, ResidualScale = 0.9)]
    private static partial void Pre(In x, Out residual, In weight, Out y, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, Groups = 2, Placement = Placement.Post)]
    private static partial void Post(In x, In residual, In weight, In bias, Out sum, Out y, Out mean, Out invStd, Mask mask);

    [Norm(Kind.RMS, Axis.Feature, 96, Groups = 2, Placement = Placement.Sandwich)]
    private static partial void Sandwich(BFloatIn x, BFloatOut residual, BFloatIn weight, BFloatIn nextWeight, BFloatOut y);

    [Norm(Kind.RMS, Axis.Feature, 34, Groups = 2, Placement = Placement.Pre)]
    private static partial void PreDouble(DoubleIn x, DoubleOut residual, DoubleIn weight, DoubleOut y);
}
