using NormGen;

namespace Training;

/// <summary>
/// All norms of the network, and their gradients. NormGen writes the bodies while the program compiles. A whole block takes its branch as a parameter:
/// the block calls it, and the block's gradient calls the branch's gradient at the right moment.
/// </summary>
internal static partial class Norms
{
    // y = x + F(N(x))
    [Norm(Kind.RMS, Axis.Feature, Shape.Dim, Placement = Placement.Pre)]
    public static partial void Pre(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Mlp sublayer, Span<float> y, Span<float> invStd, Span<float> workspace);

    [NormGradient(nameof(Pre))]
    public static partial void PreBackward(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd,
        Mlp sublayer, Span<float> dx, Span<float> dweight, Span<float> workspace);

    // y = N(x + F(x)); the gradient reads the sum.
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Post)]
    public static partial void Post(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Mlp sublayer,
        Span<float> sum, Span<float> y, Span<float> mean, Span<float> invStd, Span<float> workspace);

    [NormGradient(nameof(Post))]
    public static partial void PostBackward(ReadOnlySpan<float> dy, ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean,
        ReadOnlySpan<float> invStd, Mlp sublayer, Span<float> dx, Span<float> dweight, Span<float> dbias, Span<float> workspace);

    // y = N(α·x + F(x)), α = (2·Layers)^¼
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim, Placement = Placement.Deep, Architecture = Architecture.EncoderOnly, Layers = Shape.Layers)]
    public static partial void Deep(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Mlp sublayer,
        Span<float> sum, Span<float> y, Span<float> mean, Span<float> invStd, Span<float> workspace);

    [NormGradient(nameof(Deep))]
    public static partial void DeepBackward(ReadOnlySpan<float> dy, ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean,
        ReadOnlySpan<float> invStd, Mlp sublayer, Span<float> dx, Span<float> dweight, Span<float> dbias, Span<float> workspace);

    // y = x + N₂(F(N₁(x))); N₁ has nextWeight. What F wrote is the first tensor of the workspace, and the gradient's branch.
    [Norm(Kind.RMS, Axis.Feature, Shape.Dim, Placement = Placement.Sandwich)]
    public static partial void Sandwich(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> nextWeight, Mlp sublayer,
        Span<float> y, Span<float> invStd, Span<float> nextInvStd, Span<float> workspace);

    [NormGradient(nameof(Sandwich))]
    public static partial void SandwichBackward(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> branch, ReadOnlySpan<float> weight,
        ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> invStd, ReadOnlySpan<float> nextInvStd, Mlp sublayer,
        Span<float> dx, Span<float> dweight, Span<float> dnextWeight, Span<float> workspace);

    // Before the readout.
    [Norm(Kind.Layer, Axis.Feature, Shape.Dim)]
    public static partial void Last(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd);

    [NormGradient(nameof(Last))]
    public static partial void LastBackward(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean,
        ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);
}
