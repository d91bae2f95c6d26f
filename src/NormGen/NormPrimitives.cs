namespace NormGen;

/// <summary>
/// Normalizations of rows whose feature count is known only at run time, in the manner of <c>TensorPrimitives</c>: static methods
/// over spans, outputs after inputs. They give the same bits as a method with <see cref="NormAttribute"/> of the same form.
/// </summary>
/// <remarks>
/// Each call checks its spans before it writes anything. The destination may be exactly the input or lie apart from it. Zero rows
/// do nothing, nothing is allocated. Rows whose squares a float cannot hold are done in double precision; a NaN or an infinity
/// stays in its row.
/// </remarks>
public static partial class NormPrimitives
{
    /// <summary>Layer normalization without weight or bias (Ba et al. 2016): y = (x − μ)/√(σ² + ε) in each row.</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<float> x, int dim, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Layer normalization with a weight: y = (x − μ)/√(σ² + ε)·γ.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Layer normalization with weight and bias: y = (x − μ)/√(σ² + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Layer normalization that also saves the statistics a gradient needs: y = (x − μ)/√(σ² + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="mean">μ of each row, rows elements.</param>
    /// <param name="invStd">1/√(σ² + ε) of each row, rows elements.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, float epsilon = 1e-5f);

    /// <summary>Root-mean-square normalization without weight (Zhang &amp; Sennrich 2019): y = x/√(⟨x²⟩ + ε) in each row.</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void RmsNorm(ReadOnlySpan<float> x, int dim, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Root-mean-square normalization with a weight: y = x/√(⟨x²⟩ + ε)·γ.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void RmsNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Root-mean-square normalization that also saves the statistic a gradient needs: y = x/√(⟨x²⟩ + ε)·γ.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="invStd">1/√(⟨x²⟩ + ε) of each row, rows elements.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void RmsNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> invStd, float epsilon = 1e-5f);
}
