using static NormGen.Role;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Division by the Euclidean norm: without a weight, with one for each feature, and with one for all (ScaleNorm).</summary>
internal static partial class L2
{
    public static StepForm[] Forms { get; } =
    [
        new("one size", Kind.L2, Placement.None, [X, Y], c => Bare128(c.X, c.Y)) { Sizes = [128], Epsilon = 1e-12 },
        new("one size, in place", Kind.L2, Placement.None, [X, InvStd], c => Bare1000(c.X, c.InvStd)) { Sizes = [1000], Epsilon = 1e-12 },
        new("no size", Kind.L2, Placement.None, [X, Y, Dim], c => BareAny(c.X, c.Y, c.Dim)) { Epsilon = 1e-12 },
        new("several sizes", Kind.L2, Placement.None, [X, Weight, Y, InvStd, Role.Epsilon], c => Weighted(c.X, c.Weight, c.Y, c.InvStd, (float)c.Epsilon)) { Sizes = [5, 100] },
        new("no size, with a bias", Kind.L2, Placement.None, [X, Weight, Bias, Y], c => WeightedAny(c.X, c.Weight, c.Bias, c.Y)),
        new("one size", Kind.L2, Placement.None, [X, Weight, Y], c => Half768(c.X, c.Weight, c.Y)) { X = ElementType.Half, Sizes = [768] },
        new("one size, ScaleNorm", Kind.L2, Placement.None, [X, Weight, Y, InvStd], c => Scaled257(c.X, (float)c.SharedWeight, c.Y, c.InvStd)) { SharedWeight = true, Sizes = [257] },
        new("no size, ScaleNorm", Kind.L2, Placement.None, [X, Weight, Y, Dim], c => ScaledAny(c.X, (float)c.SharedWeight, c.Y, c.Dim)) { SharedWeight = true },
        new("no size, ScaleNorm, in place", Kind.L2, Placement.None, [X, Weight, Dim], c => ScaledHalf(c.X, (float)c.SharedWeight, c.Dim)) { X = ElementType.Half, Parameters = ElementType.Single, SharedWeight = true },
        new("one size, ScaleNorm", Kind.L2, Placement.None, [X, Weight, Y], c => ScaledDouble(c.X, c.SharedWeight, c.Y)) { X = ElementType.Double, SharedWeight = true, Sizes = [33] },
        new("one size, ScaleNorm", Kind.L2, Placement.Post, [X, Residual, Weight, Sum, Y], c => Post(c.X, c.Residual, (float)c.SharedWeight, c.Sum, c.Y)) { SharedWeight = true, Sizes = [64] },
        new("no size", Kind.L2, Placement.Pre, [X, Residual, Weight, Y, InvStd], c => PreAny(c.X, c.Residual, c.Weight, c.Y, c.InvStd)),
        new("no size", Kind.L2, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y], c => SandwichAny(c.X, c.Residual, c.Weight, c.NextWeight, c.Y)),
    ];

    [Norm(Kind.L2, Axis.Feature, 128, Epsilon = 1e-12)]
    private static partial void Bare128(In x, Out y);

    [Norm(Kind.L2, Axis.Feature, 1000, Epsilon = 1e-12)]
    private static partial void Bare1000(Out x, Out invStd);

    [Norm(Kind.L2, Axis.Feature, Epsilon = 1e-12)]
    private static partial void BareAny(In x, Out y, int dim);

    [Norm(Kind.L2, Axis.Feature, 5, 100)]
    private static partial void Weighted(In x, In weight, Out y, Out invStd, float epsilon);

    [Norm(Kind.L2, Axis.Feature)]
    private static partial void WeightedAny(In x, In weight, In bias, Out y);

    [Norm(Kind.L2, Axis.Feature, 768)]
    private static partial void Half768(HalfIn x, HalfIn weight, HalfOut y);

    [Norm(Kind.L2, Axis.Feature, 257)]
    private static partial void Scaled257(In x, float weight, Out y, Out invStd);

    [Norm(Kind.L2, Axis.Feature)]
    private static partial void ScaledAny(In x, float weight, Out y, int dim);

    [Norm(Kind.L2, Axis.Feature)]
    private static partial void ScaledHalf(HalfOut x, float weight, int dim);

    [Norm(Kind.L2, Axis.Feature, 33)]
    private static partial void ScaledDouble(DoubleIn x, double weight, DoubleOut y);

    [Norm(Kind.L2, Axis.Feature, 64, Placement = Placement.Post)]
    private static partial void Post(In x, In residual, float weight, Out sum, Out y);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreAny(In x, Out residual, In weight, Out y, Out invStd);

    [Norm(Kind.L2, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void SandwichAny(In x, Out residual, In weight, In nextWeight, Out y);
}
