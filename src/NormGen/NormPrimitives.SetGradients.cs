namespace NormGen;

/// <content>Gradients of sets that are no rows. dweight and dbias are added to; what is rented is given back.</content>
public static partial class NormPrimitives
{
    /// <summary>The gradient of a batch normalization in training, of [rows, C], whose batch's statistics are worked out once more: dx = γ·invStd·(dy − ⟨dy⟩ − x̂·⟨dy·x̂⟩), dγ = Σ dy·x̂, dβ = Σ dy.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × C elements.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(BatchNormTraining))]
    public static partial void BatchNormTrainingGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, float epsilon);

    /// <summary>The same of [N, C, spatial], such as NCHW.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, [N, C, spatial].</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="spatial">The positions of a channel: height × width.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(BatchNormTrainingChannels))]
    public static partial void BatchNormTrainingChannelsGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial, float epsilon);

    /// <summary>The gradient of a batch normalization by running statistics, which do not move: dx = γ·dy/√(runningVar + ε).</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × C elements.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="runningMean">The running mean of each feature, as the forward pass read it.</param>
    /// <param name="runningVar">The running variance of each feature, as the forward pass read it.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(BatchNormInference))]
    public static partial void BatchNormInferenceGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> dx, Span<float> dweight, Span<float> dbias, float epsilon);

    /// <summary>The same of [N, C, spatial], such as NCHW.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, [N, C, spatial].</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="runningMean">The running mean of each feature, as the forward pass read it.</param>
    /// <param name="runningVar">The running variance of each feature, as the forward pass read it.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="spatial">The positions of a channel: height × width.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(BatchNormInferenceChannels))]
    public static partial void BatchNormInferenceChannelsGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial, float epsilon);

    /// <summary>PowerNorm's approximate gradient in training (Shen et al. 2020): dx = invStd·(g − ν·x̂), and then ν takes in this batch.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, rows × C elements.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="invStd">1/√(ψ² + ε) of each feature, as the forward pass has saved it: ψ² has moved on since.</param>
    /// <param name="nu">ν of each feature, which starts at 0 and takes in this batch.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(PowerNormTraining), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Span<float>), typeof(Span<float>), typeof(float))]
    public static partial void PowerNormTrainingGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> nu, Span<float> dx, Span<float> dweight, Span<float> dbias);

    /// <summary>The gradient of a layer normalization of each position's channels, of [N, C, spatial], whose statistics are worked out once more.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, [N, C, spatial].</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="spatial">The positions of a channel: height × width.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(LayerNormChannels))]
    public static partial void LayerNormChannelsGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial, float epsilon);

    /// <summary>The gradient of a root-mean-square normalization of each position's channels.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, [N, C, spatial].</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="spatial">The positions of a channel: height × width.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(RmsNormChannels))]
    public static partial void RmsNormChannelsGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, int spatial, float epsilon);

    /// <summary>The gradient of a normalization of each position's channels to Euclidean norm 1.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, [N, C, spatial].</param>
    /// <param name="dim">The channels, ≥ 1.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="spatial">The positions of a channel: height × width.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(L2NormChannels))]
    public static partial void L2NormChannelsGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, int dim, Span<float> dx, int spatial, float epsilon);

    /// <summary>The gradient of an instance normalization of [N, C, spatial], whose statistics are worked out once more.</summary>
    /// <param name="dy">The gradient of the output, of its shape.</param>
    /// <param name="x">The input of the forward pass, [N, C, spatial].</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="dx">The gradient of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="spatial">The positions of a channel: height × width.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    [NormGradient(nameof(InstanceNormChannels))]
    public static partial void InstanceNormChannelsGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, int spatial, float epsilon);
}
