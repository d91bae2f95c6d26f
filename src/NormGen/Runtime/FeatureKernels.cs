using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// The run-time-size kernels over the feature axis, which stand behind every method without a size, with another size than it was
/// specialised for, or in a Debug build. The methods that call them have checked, in the user's words; here lengths are looked at once
/// more, because a length too short would be memory written at random.
/// </summary>
/// <remarks>An empty <c>weight</c> or <c>bias</c> means none, an empty <c>mean</c> or <c>invStd</c> that it is not wanted.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class FeatureKernels
{
    /// <summary>Layer normalization of rows.</summary>
    /// <param name="x">rows × dim elements.</param>
    /// <param name="weight">dim elements, or none.</param>
    /// <param name="bias">dim elements, or none.</param>
    /// <param name="y">rows × dim elements; may be x.</param>
    /// <param name="mean">rows elements, or none.</param>
    /// <param name="invStd">rows elements, or none.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="zeroCentered">Whether the weight is stored as its distance from one.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Layer(ReadOnlySpan<float> x, Span<float> y, int dim, float epsilon,
        ReadOnlySpan<float> weight = default, ReadOnlySpan<float> bias = default,
        Span<float> mean = default, Span<float> invStd = default, bool zeroCentered = false)
    {
        Check(x, y, dim, weight, bias, mean, invStd);
        switch (Form(weight, bias, zeroCentered))
        {
            case AffineForm.None: LayerPlain(x, y, mean, invStd, dim, epsilon); break;
            case AffineForm.Weight: LayerWeight(x, weight, y, mean, invStd, dim, epsilon); break;
            case AffineForm.ZeroCentered: LayerZeroCentered(x, weight, y, mean, invStd, dim, epsilon); break;
            case AffineForm.Bias: LayerBias(x, bias, y, mean, invStd, dim, epsilon); break;
            case AffineForm.WeightBias: LayerWeightBias(x, weight, bias, y, mean, invStd, dim, epsilon); break;
            case AffineForm.ZeroCenteredBias: LayerZeroCenteredBias(x, weight, bias, y, mean, invStd, dim, epsilon); break;
        }
    }

    /// <summary>Root-mean-square normalization of rows.</summary>
    /// <inheritdoc cref="Layer"/>
    public static void RMS(ReadOnlySpan<float> x, Span<float> y, int dim, float epsilon,
        ReadOnlySpan<float> weight = default, ReadOnlySpan<float> bias = default,
        Span<float> invStd = default, bool zeroCentered = false)
    {
        Check(x, y, dim, weight, bias, default, invStd);
        switch (Form(weight, bias, zeroCentered))
        {
            case AffineForm.None: RmsPlain(x, y, invStd, dim, epsilon); break;
            case AffineForm.Weight: RmsWeight(x, weight, y, invStd, dim, epsilon); break;
            case AffineForm.ZeroCentered: RmsZeroCentered(x, weight, y, invStd, dim, epsilon); break;
            case AffineForm.Bias: RmsBias(x, bias, y, invStd, dim, epsilon); break;
            case AffineForm.WeightBias: RmsWeightBias(x, weight, bias, y, invStd, dim, epsilon); break;
            case AffineForm.ZeroCenteredBias: RmsZeroCenteredBias(x, weight, bias, y, invStd, dim, epsilon); break;
        }
    }

    private static void Check(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int dim, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd)
    {
        Shapes.Dim(dim, nameof(dim));
        int rows = Shapes.Rows(x.Length, dim, nameof(x));
        Shapes.Tensor(y.Length, rows, dim, nameof(y));
        if (!weight.IsEmpty)
            Shapes.PerFeature(weight.Length, dim, nameof(weight));
        if (!bias.IsEmpty)
            Shapes.PerFeature(bias.Length, dim, nameof(bias));
        if (!mean.IsEmpty)
            Shapes.PerRow(mean.Length, rows, nameof(mean));
        if (!invStd.IsEmpty)
            Shapes.PerRow(invStd.Length, rows, nameof(invStd));
    }

    private enum AffineForm { None, Weight, ZeroCentered, Bias = 4, WeightBias, ZeroCenteredBias }

    private static AffineForm Form(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, bool zeroCentered) =>
        (weight.IsEmpty ? AffineForm.None : zeroCentered ? AffineForm.ZeroCentered : AffineForm.Weight)
        | (bias.IsEmpty ? AffineForm.None : AffineForm.Bias);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    internal static partial void LayerPlain(ReadOnlySpan<float> x, Span<float> y, Span<float> mean, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    internal static partial void LayerWeight(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> mean, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature, ZeroCentered = true)]
    internal static partial void LayerZeroCentered(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> mean, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    internal static partial void LayerBias(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    internal static partial void LayerWeightBias(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature, ZeroCentered = true)]
    internal static partial void LayerZeroCenteredBias(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    internal static partial void RmsPlain(ReadOnlySpan<float> x, Span<float> y, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    internal static partial void RmsWeight(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature, ZeroCentered = true)]
    internal static partial void RmsZeroCentered(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    internal static partial void RmsBias(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    internal static partial void RmsWeightBias(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature, ZeroCentered = true)]
    internal static partial void RmsZeroCenteredBias(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> invStd, int dim, float epsilon);
}
