namespace NormGen;

/// <content>Gradients of rows. dweight and dbias are added to; what is rented is given back.</content>
public static partial class NormPrimitives
{
    /// <summary>The gradient of a layer normalization with weight and bias, by its saved statistics: dx = invStd·(g − ⟨g⟩ − x̂·⟨g·x̂⟩) with g = dy·γ, dγ = Σ dy·x̂, dβ = Σ dy.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="mean">The mean of each row, as the forward pass has saved it.</param>
    /// <param name="invStd">The reciprocal scale of each row, as the forward pass has saved it.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(LayerNorm), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Span<float>), typeof(Span<float>), typeof(float))]
    public static partial void LayerNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias);

    /// <summary>The gradient of a root-mean-square normalization with a weight, by its saved statistics: dx = invStd·(g − x̂·⟨g·x̂⟩) with g = dy·γ, dγ = Σ dy·x̂.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="invStd">The reciprocal scale of each row, as the forward pass has saved it.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(RmsNorm), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Span<float>), typeof(float))]
    public static partial void RmsNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight);

    /// <summary>The gradient of a layer normalization with weight and bias, whose statistics are worked out once more.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(LayerNorm), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(float))]
    public static partial void LayerNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, float epsilon);

    /// <summary>The gradient of a root-mean-square normalization with a weight, whose statistics are worked out once more.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(RmsNorm), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(float))]
    public static partial void RmsNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, float epsilon);

    /// <summary>The gradient of a normalization of rows to Euclidean norm 1: dx = (dy − x̂·Σ dy·x̂)/‖x‖, and dy/ε where the norm is no more than ε.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(L2Norm), typeof(ReadOnlySpan<float>), typeof(int), typeof(Span<float>), typeof(float))]
    public static partial void L2NormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, int dim, Span<float> dx, float epsilon);

    /// <summary>The gradient of a layer normalization with weight and bias, whose statistics are worked out once more, of doubles.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(LayerNorm), typeof(ReadOnlySpan<double>), typeof(ReadOnlySpan<double>), typeof(ReadOnlySpan<double>), typeof(Span<double>), typeof(double))]
    public static partial void LayerNormGradient(ReadOnlySpan<double> dy, ReadOnlySpan<double> x, ReadOnlySpan<double> weight, Span<double> dx, Span<double> dweight, Span<double> dbias, double epsilon);

    /// <summary>The gradient of a root-mean-square normalization with a weight, whose statistics are worked out once more, of doubles.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(RmsNorm), typeof(ReadOnlySpan<double>), typeof(ReadOnlySpan<double>), typeof(Span<double>), typeof(double))]
    public static partial void RmsNormGradient(ReadOnlySpan<double> dy, ReadOnlySpan<double> x, ReadOnlySpan<double> weight, Span<double> dx, Span<double> dweight, double epsilon);

    /// <summary>The gradient of a normalization of rows to Euclidean norm 1: dx = (dy − x̂·Σ dy·x̂)/‖x‖, and dy/ε where the norm is no more than ε; of doubles.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(L2Norm), typeof(ReadOnlySpan<double>), typeof(int), typeof(Span<double>), typeof(double))]
    public static partial void L2NormGradient(ReadOnlySpan<double> dy, ReadOnlySpan<double> x, int dim, Span<double> dx, double epsilon);

    /// <summary>The gradient of a layer normalization with weight and bias, whose statistics are worked out once more, of Halfs.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(LayerNorm), typeof(ReadOnlySpan<Half>), typeof(ReadOnlySpan<Half>), typeof(ReadOnlySpan<Half>), typeof(Span<Half>), typeof(float))]
    public static partial void LayerNormGradient(ReadOnlySpan<Half> dy, ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<Half> dx, Span<Half> dweight, Span<Half> dbias, float epsilon);

    /// <summary>The gradient of a root-mean-square normalization with a weight, whose statistics are worked out once more, of Halfs.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(RmsNorm), typeof(ReadOnlySpan<Half>), typeof(ReadOnlySpan<Half>), typeof(Span<Half>), typeof(float))]
    public static partial void RmsNormGradient(ReadOnlySpan<Half> dy, ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<Half> dx, Span<Half> dweight, float epsilon);

    /// <summary>The gradient of a normalization of rows to Euclidean norm 1: dx = (dy − x̂·Σ dy·x̂)/‖x‖, and dy/ε where the norm is no more than ε; of Halfs.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(L2Norm), typeof(ReadOnlySpan<Half>), typeof(int), typeof(Span<Half>), typeof(float))]
    public static partial void L2NormGradient(ReadOnlySpan<Half> dy, ReadOnlySpan<Half> x, int dim, Span<Half> dx, float epsilon);

    /// <summary>The gradient of a layer normalization with weight and bias, whose statistics are worked out once more, of BFloat16s.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(LayerNorm), typeof(ReadOnlySpan<BFloat16>), typeof(ReadOnlySpan<BFloat16>), typeof(ReadOnlySpan<BFloat16>), typeof(Span<BFloat16>), typeof(float))]
    public static partial void LayerNormGradient(ReadOnlySpan<BFloat16> dy, ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, Span<BFloat16> dx, Span<BFloat16> dweight, Span<BFloat16> dbias, float epsilon);

    /// <summary>The gradient of a root-mean-square normalization with a weight, whose statistics are worked out once more, of BFloat16s.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(RmsNorm), typeof(ReadOnlySpan<BFloat16>), typeof(ReadOnlySpan<BFloat16>), typeof(Span<BFloat16>), typeof(float))]
    public static partial void RmsNormGradient(ReadOnlySpan<BFloat16> dy, ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, Span<BFloat16> dx, Span<BFloat16> dweight, float epsilon);

    /// <summary>The gradient of a normalization of rows to Euclidean norm 1: dx = (dy − x̂·Σ dy·x̂)/‖x‖, and dy/ε where the norm is no more than ε; of BFloat16s.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(L2Norm), typeof(ReadOnlySpan<BFloat16>), typeof(int), typeof(Span<BFloat16>), typeof(float))]
    public static partial void L2NormGradient(ReadOnlySpan<BFloat16> dy, ReadOnlySpan<BFloat16> x, int dim, Span<BFloat16> dx, float epsilon);

    /// <summary>The gradient of a ScaleNorm (Nguyen &amp; Salazar 2019): that of <see cref="L2Norm(ReadOnlySpan{float}, int, Span{float}, float)"/> times γ, and dγ = Σ dy·x̂ over all elements.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × D elements.</param>
    /// <param name="dim">The features of a row, ≥ 1.</param>
    /// <param name="weight">γ, the same for all features.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, one element.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(ScaleNorm))]
    public static partial void ScaleNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, int dim, float weight, Span<float> dx, Span<float> dweight, float epsilon);

    /// <summary>The gradient of a residual sum and its layer normalization: dresidual = dresidualOut + N′(dy).</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddLayerNorm), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(float))]
    public static partial void AddLayerNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, ReadOnlySpan<float> dresidualOut, Span<float> dresidual, Span<float> dweight, Span<float> dbias, float epsilon);

    /// <summary>The gradient of a residual sum and its root-mean-square normalization: dresidual = dresidualOut + N′(dy).</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddRmsNorm), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(float))]
    public static partial void AddRmsNormGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, ReadOnlySpan<float> dresidualOut, Span<float> dresidual, Span<float> dweight, float epsilon);

    /// <summary>The gradient of a residual sum and its layer normalization: dresidual = dresidualOut + N′(dy), of doubles.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddLayerNorm), typeof(ReadOnlySpan<double>), typeof(Span<double>), typeof(ReadOnlySpan<double>), typeof(ReadOnlySpan<double>), typeof(Span<double>), typeof(double))]
    public static partial void AddLayerNormGradient(ReadOnlySpan<double> dy, ReadOnlySpan<double> sum, ReadOnlySpan<double> weight, ReadOnlySpan<double> dresidualOut, Span<double> dresidual, Span<double> dweight, Span<double> dbias, double epsilon);

    /// <summary>The gradient of a residual sum and its root-mean-square normalization: dresidual = dresidualOut + N′(dy), of doubles.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddRmsNorm), typeof(ReadOnlySpan<double>), typeof(Span<double>), typeof(ReadOnlySpan<double>), typeof(Span<double>), typeof(double))]
    public static partial void AddRmsNormGradient(ReadOnlySpan<double> dy, ReadOnlySpan<double> sum, ReadOnlySpan<double> weight, ReadOnlySpan<double> dresidualOut, Span<double> dresidual, Span<double> dweight, double epsilon);

    /// <summary>The gradient of a residual sum and its layer normalization: dresidual = dresidualOut + N′(dy), of Halfs.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddLayerNorm), typeof(ReadOnlySpan<Half>), typeof(Span<Half>), typeof(ReadOnlySpan<Half>), typeof(ReadOnlySpan<Half>), typeof(Span<Half>), typeof(float))]
    public static partial void AddLayerNormGradient(ReadOnlySpan<Half> dy, ReadOnlySpan<Half> sum, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> dresidualOut, Span<Half> dresidual, Span<Half> dweight, Span<Half> dbias, float epsilon);

    /// <summary>The gradient of a residual sum and its root-mean-square normalization: dresidual = dresidualOut + N′(dy), of Halfs.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddRmsNorm), typeof(ReadOnlySpan<Half>), typeof(Span<Half>), typeof(ReadOnlySpan<Half>), typeof(Span<Half>), typeof(float))]
    public static partial void AddRmsNormGradient(ReadOnlySpan<Half> dy, ReadOnlySpan<Half> sum, ReadOnlySpan<Half> weight, ReadOnlySpan<Half> dresidualOut, Span<Half> dresidual, Span<Half> dweight, float epsilon);

    /// <summary>The gradient of a residual sum and its layer normalization: dresidual = dresidualOut + N′(dy), of BFloat16s.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="dbias">What dβ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddLayerNorm), typeof(ReadOnlySpan<BFloat16>), typeof(Span<BFloat16>), typeof(ReadOnlySpan<BFloat16>), typeof(ReadOnlySpan<BFloat16>), typeof(Span<BFloat16>), typeof(float))]
    public static partial void AddLayerNormGradient(ReadOnlySpan<BFloat16> dy, ReadOnlySpan<BFloat16> sum, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> dresidualOut, Span<BFloat16> dresidual, Span<BFloat16> dweight, Span<BFloat16> dbias, float epsilon);

    /// <summary>The gradient of a residual sum and its root-mean-square normalization: dresidual = dresidualOut + N′(dy), of BFloat16s.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="sum">The residual stream as the forward pass left it, rows × D elements.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="dresidualOut">The gradient of the residual stream from further up, rows × D elements.</param>
    /// <param name="dresidual">The gradient of the residual stream, rows × D elements; may be <paramref name="dresidualOut"/>. That of x is the same.</param>
    /// <param name="dweight">What dγ is added to, D elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(AddRmsNorm), typeof(ReadOnlySpan<BFloat16>), typeof(Span<BFloat16>), typeof(ReadOnlySpan<BFloat16>), typeof(Span<BFloat16>), typeof(float))]
    public static partial void AddRmsNormGradient(ReadOnlySpan<BFloat16> dy, ReadOnlySpan<BFloat16> sum, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<BFloat16> dresidualOut, Span<BFloat16> dresidual, Span<BFloat16> dweight, float epsilon);
}
