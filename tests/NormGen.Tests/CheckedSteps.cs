using DoubleIn = System.ReadOnlySpan<double>;
using DoubleOut = System.Span<double>;
using HalfIn = System.ReadOnlySpan<System.Half>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>The methods whose checks <see cref="StepCheckTests"/>, <see cref="StepOverlapTests"/> and <see cref="StridedOverlapTests"/> provoke.</summary>
internal static partial class CheckedSteps
{
    [Norm(Kind.Layer, Axis.Feature, 4, Placement = Placement.Pre)]
    public static partial void Pre(In x, Out residual, In weight, Out y, Out mean);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Post)]
    public static partial void Post(In x, In residual, In weight, Out sum, Out y, float residualScale, float branchScale);

    [Norm(Kind.RMS, Axis.Feature, 4, Placement = Placement.Post)]
    public static partial void PostInPlace(Out x, In residual, In weight);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich)]
    public static partial void Sandwich(In x, Out residual, In weight, In nextWeight, In nextBias, Out y, Out invStd, Out nextMean, Out nextInvStd);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void Strided(In x, In weight, Out y, Out invStd, int xStride, int yStride);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void XStrided(In x, In weight, Out y, int xStride);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void StridedInPlace(Out x, In weight, int xStride);

    [Norm(Kind.RMS, Axis.Feature, 4, Placement = Placement.Pre)]
    public static partial void PreStrided(In x, Out residual, In weight, Out y, int xStride, int yStride);

    [Norm(Kind.Layer, Axis.Feature, Groups = 2)]
    public static partial void Grouped(In x, In weight, Out y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void Masked(In x, In weight, Out y, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void WithLengths(In x, In weight, Out y, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void OfDoubles(DoubleIn x, DoubleIn weight, DoubleOut y, double epsilon);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void HalfToFloat(HalfIn x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 4, Placement = Placement.Pre)]
    public static partial void PreBlock<TSublayer>(In x, In weight, Out y, TSublayer sublayer, Out workspace)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, 4, Placement = Placement.Post)]
    public static partial void PostBlock(Out x, In weight, Sublayer<float> sublayer, Out workspace);
}
