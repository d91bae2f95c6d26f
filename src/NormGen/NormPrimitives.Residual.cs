namespace NormGen;

// The pre-norm step: add to the residual stream, and normalize it for the next block.
public static partial class NormPrimitives
{
    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = LN(residual)·γ + β.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddLayerNorm(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = residual/√(⟨residual²⟩ + ε)·γ.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddRmsNorm(ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = LN(residual)·γ + β.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddLayerNorm(ReadOnlySpan<Half> x, Span<Half> residual, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> bias, Span<Half> y, float epsilon = 1e-5f);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = residual/√(⟨residual²⟩ + ε)·γ.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddRmsNorm(ReadOnlySpan<Half> x, Span<Half> residual, ReadOnlySpan<Half> weight, Span<Half> y, float epsilon = 1e-5f);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = LN(residual)·γ + β.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddLayerNorm(ReadOnlySpan<BFloat16> x, Span<BFloat16> residual, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> bias, Span<BFloat16> y, float epsilon = 1e-5f);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = residual/√(⟨residual²⟩ + ε)·γ.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddRmsNorm(ReadOnlySpan<BFloat16> x, Span<BFloat16> residual, ReadOnlySpan<BFloat16> weight, Span<BFloat16> y, float epsilon = 1e-5f);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = LN(residual)·γ + β.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddLayerNorm(ReadOnlySpan<double> x, Span<double> residual, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Span<double> y, double epsilon = 1e-5);

    /// <summary>Adds a branch to the residual stream and normalizes the stream: residual ← residual + x, y = residual/√(⟨residual²⟩ + ε)·γ.</summary>
    /// <param name="x">The output of the branch, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="residual">The residual stream, rows × D elements; updated.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    public static partial void AddRmsNorm(ReadOnlySpan<double> x, Span<double> residual, ReadOnlySpan<double> weight, Span<double> y, double epsilon = 1e-5);
}
