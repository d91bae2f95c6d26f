using static NormGen.Role;
using BFloatIn = System.ReadOnlySpan<NormGen.BFloat16>;
using BFloatOut = System.Span<NormGen.BFloat16>;
using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Whole residual blocks round a sub-layer, which is a struct or a delegate.</summary>
internal static partial class Blocks
{
    // Made once, so that a call allocates nothing of its own.
    private static readonly Sublayer<float> s_branch = default(Branch).Invoke;
    private static readonly Sublayer<double> s_doubleBranch = default(Branch).Invoke;

    public static StepForm[] Forms { get; } =
    [
        new("one size, in place", Kind.RMS, Placement.Pre, [X, Weight, Sublayer], c => Pre64(c.X, c.Weight, default(Branch))) { Sizes = [64], IsBlock = true },
        new("no size, workspace, masked", Kind.Layer, Placement.Pre, [X, Weight, Bias, Y, Mean, InvStd, Sublayer, Workspace, Mask], c => PreAny(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, default(Branch), c.Workspace, c.Mask)) { IsBlock = true },
        new("no size, in place, both factors given", Kind.RMS, Placement.Pre, [X, Weight, Sublayer, ResidualScale, BranchScale], c => PreHalf(c.X, c.Weight, default(Branch), (float)c.ResidualScale, (float)c.BranchScale)) { X = ElementType.Half, IsBlock = true },
        new("one size, float parameters", Kind.Layer, Placement.Pre, [X, Weight, Bias, Y, Sublayer], c => PreBFloat(c.X, c.Weight, c.Bias, c.Y, default(Branch))) { X = ElementType.BFloat16, Parameters = ElementType.Single, Sizes = [33], BranchScale = 0.5, IsBlock = true },
        new("one size", Kind.Layer, Placement.Post, [X, Weight, Bias, Y, Mean, InvStd, Sublayer], c => Post100(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, default(Branch))) { Sizes = [100], IsBlock = true },
        new("no size, sum kept, masked", Kind.Layer, Placement.Post, [X, Weight, Bias, Y, Role.Sum, Sublayer, Mask], c => PostKept(c.X, c.Weight, c.Bias, c.Y, c.Sum, default(Branch), c.Mask)) { X = ElementType.Half, IsBlock = true },
        new("one size, in place, sum kept", Kind.RMS, Placement.Deep, [X, Weight, Role.Sum, Sublayer], c => DeepKept(c.X, c.Weight, c.Sum, default(Branch))) { Sizes = [60], IsBlock = true, ResidualScale = 3.1301691601465746 },
        new("no size, in place, a delegate, workspace, lengths", Kind.RMS, Placement.Post, [X, Weight, InvStd, Sublayer, Workspace, Lengths], c => PostAny(c.X, c.Weight, c.InvStd, s_branch, c.Workspace, c.Lengths)) { IsBlock = true, ResidualScale = 1.25, BranchScale = 0.5 },
        new("one size, in place, a delegate", Kind.Layer, Placement.Deep, [X, Weight, Bias, Sublayer], c => Deep128(c.X, c.Weight, c.Bias, s_branch)) { Sizes = [128], IsBlock = true, ResidualScale = 3.1301691601465746 },
        new("no size, a delegate", Kind.Layer, Placement.Deep, [X, Weight, Bias, Y, Sublayer], c => DeepDouble(c.X, c.Weight, c.Bias, c.Y, s_doubleBranch)) { X = ElementType.Double, IsBlock = true, ResidualScale = 3.1301691601465746 },
        new("one size, workspace, masked", Kind.RMS, Placement.Sandwich, [X, Weight, NextWeight, Y, InvStd, NextInvStd, Sublayer, Workspace, Mask], c => Sandwich64(c.X, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd, default(Branch), c.Workspace, c.Mask)) { Sizes = [64], IsBlock = true },
        new("no size, in place", Kind.Layer, Placement.Sandwich, [X, Weight, Bias, NextWeight, NextBias, Sublayer], c => SandwichAny(c.X, c.Weight, c.Bias, c.NextWeight, c.NextBias, default(Branch))) { IsBlock = true, ResidualScale = 0.9 },
        new("one size, in place", Kind.RMS, Placement.Sandwich, [X, Weight, NextWeight, Sublayer], c => SandwichBFloat(c.X, c.Weight, c.NextWeight, default(Branch))) { X = ElementType.BFloat16, Groups = 2, Sizes = [10], IsBlock = true },
    ];

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Pre)]
    private static partial void Pre64<TSublayer>(Out x, In weight, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreAny<TSublayer>(In x, In weight, In bias, Out y, Out mean, Out invStd, TSublayer sublayer, Out workspace, MaskIn mask)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    private static partial void PreHalf<TSublayer>(HalfOut x, HalfIn weight, TSublayer sublayer, float residualScale, float branchScale)
        where TSublayer : struct, ISublayer<Half>;

    [Norm(Kind.Layer, Axis.Feature, 33, Placement = Placement.Pre, BranchScale = 0.5)]
    private static partial void PreBFloat<TSublayer>(BFloatIn x, In weight, In bias, BFloatOut y, TSublayer sublayer)
        where TSublayer : ISublayer<BFloat16>;

    [Norm(Kind.Layer, Axis.Feature, 100, Placement = Placement.Post)]
    private static partial void Post100<TSublayer>(In x, In weight, In bias, Out y, Out mean, Out invStd, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostKept<TSublayer>(HalfIn x, HalfIn weight, HalfIn bias, HalfOut y, HalfOut sum, TSublayer sublayer, MaskIn mask)
        where TSublayer : ISublayer<Half>;

    [Norm(Kind.RMS, Axis.Feature, 60, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
    private static partial void DeepKept<TSublayer>(Out x, In weight, Out sum, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post, ResidualScale = 1.25, BranchScale = 0.5)]
    private static partial void PostAny(Out x, In weight, Out invStd, Sublayer<float> sublayer, Out workspace, IntIn lengths);

    [Norm(Kind.Layer, Axis.Feature, 128, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
    private static partial void Deep128(Out x, In weight, In bias, Sublayer<float> sublayer);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48)]
    private static partial void DeepDouble(DoubleIn x, DoubleIn weight, DoubleIn bias, DoubleOut y, Sublayer<double> sublayer);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    private static partial void Sandwich64<TSublayer>(In x, In weight, In nextWeight, Out y, Out invStd, Out nextInvStd, TSublayer sublayer, Out workspace, MaskIn mask)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich, ResidualScale = 0.9)]
    private static partial void SandwichAny<TSublayer>(Out x, In weight, In bias, In nextWeight, In nextBias, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, 10, Groups = 2, Placement = Placement.Sandwich)]
    private static partial void SandwichBFloat<TSublayer>(BFloatOut x, BFloatIn weight, BFloatIn nextWeight, TSublayer sublayer)
        where TSublayer : ISublayer<BFloat16>;
}
