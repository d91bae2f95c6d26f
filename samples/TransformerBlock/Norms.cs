using NormGen;

namespace TransformerBlock;

/// <summary>
/// All norms of the decoder. NormGen writes their bodies while the program compiles. `lengths` says how many positions of each sequence are no
/// padding; padding is not read.
/// </summary>
internal static partial class Norms
{
    // The norm alone.
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim)]
    public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths, Span<float> y);

    // A head of every position, in place where it lies in the packed rows: from one to the next there are xStride elements.
    [Norm(Kind.RMS, Axis.Feature, Shape.HeadDim)]
    public static partial void Head(Span<float> x, ReadOnlySpan<float> weight, int xStride);

    // Steps: what follows a branch, in one pass over memory. x is what the branch gave.

    // residual ← residual + x, y = N(residual) for the next branch
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Pre)]
    public static partial void PreStep(ReadOnlySpan<float> x, Span<float> residual,
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths, Span<float> y);

    // y = N(residual + x)
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Post)]
    public static partial void PostStep(ReadOnlySpan<float> x, ReadOnlySpan<float> residual,
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths, Span<float> y);

    // y = N(α·residual + x), α = (2·Layers)^¼
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = Shape.Layers)]
    public static partial void DeepStep(ReadOnlySpan<float> x, ReadOnlySpan<float> residual,
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths, Span<float> y);

    // residual ← residual + N₂(x), y = N₁(residual) for the next branch; N₁ has nextWeight and nextBias
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Sandwich)]
    public static partial void SandwichStep(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> nextBias, ReadOnlySpan<int> lengths, Span<float> y);

    // Blocks: the same with the branch itself inside, in place. A struct as the branch costs no allocation, nor does a workspace of one's own.

    // x ← x + F(N(x))
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Pre)]
    public static partial void PreBlock<TSublayer>(Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias,
        TSublayer sublayer, ReadOnlySpan<int> lengths, Span<float> workspace)
        where TSublayer : struct, ISublayer<float>;

    // x ← N(x + F(x))
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Post)]
    public static partial void PostBlock<TSublayer>(Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias,
        TSublayer sublayer, ReadOnlySpan<int> lengths, Span<float> workspace)
        where TSublayer : struct, ISublayer<float>;

    // x ← N(α·x + F(x))
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = Shape.Layers)]
    public static partial void DeepBlock<TSublayer>(Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias,
        TSublayer sublayer, ReadOnlySpan<int> lengths, Span<float> workspace)
        where TSublayer : struct, ISublayer<float>;

    // x ← x + N₂(F(N₁(x)))
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Sandwich)]
    public static partial void SandwichBlock<TSublayer>(Span<float> x, ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> nextBias,
        TSublayer sublayer, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths, Span<float> workspace)
        where TSublayer : struct, ISublayer<float>;
}
