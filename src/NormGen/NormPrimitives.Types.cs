namespace NormGen;

// The same for the other element types.
public static partial class NormPrimitives
{
    /// <summary>Layer normalization in double precision: y = (x − μ)/√(σ² + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<double> x, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Span<double> y, double epsilon = 1e-5);

    /// <summary>Root-mean-square normalization in double precision: y = x/√(⟨x²⟩ + ε)·γ.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void RmsNorm(ReadOnlySpan<double> x, ReadOnlySpan<double> weight, Span<double> y, double epsilon = 1e-5);

    /// <summary>Layer normalization of Half, computed in float and rounded once: y = (x − μ)/√(σ² + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> bias, Span<Half> y, float epsilon = 1e-5f);

    /// <summary>Root-mean-square normalization of Half, computed in float and rounded once: y = x/√(⟨x²⟩ + ε)·γ.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void RmsNorm(ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<Half> y, float epsilon = 1e-5f);

    /// <summary>Layer normalization of BFloat16, computed in float and rounded once: y = (x − μ)/√(σ² + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerNorm(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> bias, Span<BFloat16> y, float epsilon = 1e-5f);

    /// <summary>Root-mean-square normalization of BFloat16, computed in float and rounded once: y = x/√(⟨x²⟩ + ε)·γ.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void RmsNorm(ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, Span<BFloat16> y, float epsilon = 1e-5f);
}
