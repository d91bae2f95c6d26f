using System;
using NormGen;

namespace Consumer;

/// <summary>One method of each sort; NormGen writes the bodies.</summary>
public static partial class Norms
{
    [Norm(Kind.RMS, Axis.Feature, 4096)]
    public static partial void OneSize(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 768, 1000)]
    public static partial void SeveralSizes(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void NoSize(ReadOnlySpan<float> x, int dim, Span<float> y);

    [Norm(Kind.Layer, Axis.Feature, 70)]
    public static partial void WithStatistics(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd);

    [Norm(Kind.RMS, Axis.Feature, 768, Placement = Placement.Pre)]
    public static partial void AddNorm(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 512)]
    public static partial void OfHalf(ReadOnlySpan<Half> x, ReadOnlySpan<float> weight, Span<Half> y);
}
