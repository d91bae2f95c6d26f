namespace NormGen;

// Division by Euclidean norms.
public static partial class NormPrimitives
{
    /// <summary>Division of each row by its Euclidean norm: y = x/max(‖x‖, ε).</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">The least norm that a row is divided by, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.L2, Axis.Feature)]
    public static partial void L2Norm(ReadOnlySpan<float> x, int dim, Span<float> y, float epsilon = 1e-12f);

    /// <summary>Division of each row by its Euclidean norm: y = x/max(‖x‖, ε).</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">The least norm that a row is divided by, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.L2, Axis.Feature)]
    public static partial void L2Norm(ReadOnlySpan<double> x, int dim, Span<double> y, double epsilon = 1e-12);

    /// <summary>Division of each row by its Euclidean norm: y = x/max(‖x‖, ε).</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">The least norm that a row is divided by, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.L2, Axis.Feature)]
    public static partial void L2Norm(ReadOnlySpan<Half> x, int dim, Span<Half> y, float epsilon = 1e-12f);

    /// <summary>Division of each row by its Euclidean norm: y = x/max(‖x‖, ε).</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">The least norm that a row is divided by, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.L2, Axis.Feature)]
    public static partial void L2Norm(ReadOnlySpan<BFloat16> x, int dim, Span<BFloat16> y, float epsilon = 1e-12f);

    /// <summary>ScaleNorm (Nguyen &amp; Salazar 2019): y = g·x/max(‖x‖, ε), with one weight g for all features.</summary>
    /// <param name="x">The input, rows × dim elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="weight">g.</param>
    /// <param name="y">The output, rows × dim elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">The least norm that a row is divided by, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [Norm(Kind.L2, Axis.Feature)]
    public static partial void ScaleNorm(ReadOnlySpan<float> x, int dim, float weight, Span<float> y, float epsilon = 1e-5f);
}
