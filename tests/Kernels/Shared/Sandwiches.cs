using static NormGen.Role;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Sandwiches of floats: the branch is normalized, added to the residual, and the sum is normalized.</summary>
internal static partial class Sandwiches
{
    public static StepForm[] Forms { get; } =
    [
        new("several sizes", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y], c => Rms(c.X, c.Residual, c.Weight, c.NextWeight, c.Y)) { Sizes = [64, 1000] },
        new("one size, zero-centred", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, Y, InvStd, NextInvStd], c => RmsZeroCentred(c.X, c.Residual, c.Weight, c.NextWeight, c.Y, c.InvStd, c.NextInvStd)) { Sizes = [5], ZeroCentered = true },
        new("no size, in place, both factors given", Kind.RMS, Placement.Sandwich, [X, Residual, Weight, NextWeight, ResidualScale, BranchScale], c => RmsInPlace(c.X, c.Residual, c.Weight, c.NextWeight, (float)c.ResidualScale, (float)c.BranchScale)),
        new("one size, all there is", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd], c => Layer100(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd)) { Sizes = [100], ResidualScale = 1.5 },
        new("no size, all there is", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd, Role.Epsilon], c => LayerAny(c.X, c.Residual, c.Weight, c.Bias, c.NextWeight, c.NextBias, c.Y, c.Mean, c.InvStd, c.NextMean, c.NextInvStd, (float)c.Epsilon)),
        new("one size, only the next weight", Kind.Layer, Placement.Sandwich, [X, Residual, NextWeight, Y], c => LayerNext(c.X, c.Residual, c.NextWeight, c.Y)) { Sizes = [257] },
    ];

    [Norm(Kind.RMS, Axis.Feature, 64, 1000, Placement = Placement.Sandwich)]
    private static partial void Rms(In x, Out residual, In weight, In nextWeight, Out y);

    [Norm(Kind.RMS, Axis.Feature, 5, Placement = Placement.Sandwich, ZeroCentered = true)]
    private static partial void RmsZeroCentred(In x, Out residual, In weight, In nextWeight, Out y, Out invStd, Out nextInvStd);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void RmsInPlace(Out x, Out residual, In weight, In nextWeight, float residualScale, float branchScale);

    [Norm(Kind.Layer, Axis.Feature, 100, Placement = Placement.Sandwich, ResidualScale = 1.5)]
    private static partial void Layer100(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out mean, Out invStd, Out nextMean, Out nextInvStd);

    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void LayerAny(In x, Out residual, In weight, In bias, In nextWeight, In nextBias, Out y, Out mean, Out invStd, Out nextMean, Out nextInvStd, float epsilon);

    [Norm(Kind.Layer, Axis.Feature, 257, Placement = Placement.Sandwich)]
    private static partial void LayerNext(In x, Out residual, In nextWeight, Out y);
}
