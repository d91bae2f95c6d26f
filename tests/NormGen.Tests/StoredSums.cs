namespace NormGen.Tests;

/// <summary>Methods that store a residual sum, and blocks, for <see cref="StoredSumTests"/>.</summary>
internal static partial class StoredSums
{
    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Pre)]
    public static partial void Pre(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    public static partial void PreOfAnySize(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Sandwich)]
    public static partial void Sandwich(ReadOnlySpan<float> x, Span<float> residual, Span<float> y);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Pre)]
    public static partial void PreBlock(Span<float> x, Sublayer<float> sublayer);

    [Norm(Kind.RMS, Axis.Feature, 64, Placement = Placement.Post)]
    public static partial void PostBlock(Span<float> x, Sublayer<float> sublayer, ReadOnlySpan<int> lengths);
}
