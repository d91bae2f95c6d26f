namespace NormGen;

// Statistics of each feature over the batch.
public static partial class NormPrimitives
{
    /// <summary>Batch normalization in training (Ioffe &amp; Szegedy 2015) of rows: y = (x − μ)/√(σ² + ε)·γ + β, with μ and σ² of each feature over all rows.</summary>
    /// <remarks>The running statistics become (1 − momentum)·running + momentum·batch, the variance with the unbiased one.</remarks>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="runningMean">The running mean, D elements; updated.</param>
    /// <param name="runningVar">The running variance, D elements; updated.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="momentum">The weight of this batch in the running statistics, from 0 to 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, spans overlap, or there is just one row; the message says what is needed.</exception>
    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchNormTraining(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningMean, Span<float> runningVar, Span<float> y, float momentum = 0.1f, float epsilon = 1e-5f);

    /// <summary>Batch normalization in training of samples with their channels first ([N, C, S], NCHW), with μ and σ² of each channel over all samples and positions.</summary>
    /// <remarks>The running statistics become (1 − momentum)·running + momentum·batch, the variance with the unbiased one.</remarks>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="bias">β, C elements.</param>
    /// <param name="runningMean">The running mean, C elements; updated.</param>
    /// <param name="runningVar">The running variance, C elements; updated.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="momentum">The weight of this batch in the running statistics, from 0 to 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, spans overlap, or a channel has just one element; the message says what is needed.</exception>
    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchNormTrainingChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningMean, Span<float> runningVar, Span<float> y, int spatial, float momentum = 0.1f, float epsilon = 1e-5f);

    /// <summary>Batch normalization in inference of rows: y = (x − runningMean)/√(runningVar + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="runningMean">The running mean, D elements.</param>
    /// <param name="runningVar">The running variance, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchNormInference(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> y, float epsilon = 1e-5f);

    /// <summary>Batch normalization in inference of samples with their channels first ([N, C, S], NCHW).</summary>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="bias">β, C elements.</param>
    /// <param name="runningMean">The running mean, C elements.</param>
    /// <param name="runningVar">The running variance, C elements.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchNormInferenceChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> y, int spatial, float epsilon = 1e-5f);

    /// <summary>Batch normalization of rows by statistics from elsewhere, such as <see cref="BatchMoments"/> of parts: y = (x − mean)·invStd·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="mean">μ of each feature, D elements.</param>
    /// <param name="invStd">1/√(σ² + ε) of each feature, D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchNormGiven(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> y);

    /// <summary>Batch normalization of samples with their channels first ([N, C, S], NCHW) by statistics from elsewhere.</summary>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="bias">β, C elements.</param>
    /// <param name="mean">μ of each channel, C elements.</param>
    /// <param name="invStd">1/√(σ² + ε) of each channel, C elements.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchNormGivenChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> y, int spatial);

    /// <summary>
    /// PowerNorm in training (Shen et al. 2020) of rows: y = x/√(ψ² + ε)·γ + β, with ψ² from before this batch; then ψ² ← 0.9·ψ² + 0.1·⟨x²⟩.
    /// </summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="runningSquare">ψ², D elements; updated.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerNormTraining(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningSquare, Span<float> y, float epsilon = 1e-5f);

    /// <summary>
    /// PowerNorm in training of rows, which keeps what its gradient needs: y = x·invStd·γ + β with invStd = 1/√(ψ² + ε) of ψ² from before this batch; then
    /// ψ² ← 0.9·ψ² + 0.1·⟨x²⟩.
    /// </summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="runningSquare">ψ², D elements; updated.</param>
    /// <param name="invStd">1/√(ψ² + ε) of each feature, D elements; written, for <see cref="PowerNormTrainingGradient"/>.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerNormTraining(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> runningSquare, Span<float> invStd, Span<float> y, float epsilon = 1e-5f);

    /// <summary>PowerNorm in inference of rows: y = x/√(ψ² + ε)·γ + β.</summary>
    /// <param name="x">The input, rows × D elements, D being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, D elements.</param>
    /// <param name="bias">β, D elements.</param>
    /// <param name="runningSquare">ψ², D elements.</param>
    /// <param name="y">The output, rows × D elements; may be <paramref name="x"/>.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerNormInference(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningSquare, Span<float> y, float epsilon = 1e-5f);
}
