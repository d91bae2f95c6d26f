using System.Numerics;
using NormGen.Runtime;

namespace NormGen;

/// <content>What batch normalization takes from the moments.</content>
public sealed partial class BatchMoments
{
    /// <summary>The statistics that batch normalization of the whole batch takes: μ and 1/√(σ² + ε) of each feature, σ² being the biased variance.</summary>
    /// <param name="mean">Becomes μ, <see cref="Features"/> elements.</param>
    /// <param name="invStd">Becomes 1/√(σ² + ε), <see cref="Features"/> elements.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length is another, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite, or not above zero.</exception>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    /// <remarks>Computed in double and rounded once.</remarks>
    public void CopyStatisticsTo(Span<float> mean, Span<float> invStd, double epsilon = 1e-5) => CopyStatistics(mean, invStd, epsilon);

    /// <inheritdoc cref="CopyStatisticsTo(Span{float}, Span{float}, double)"/>
    public void CopyStatisticsTo(Span<double> mean, Span<double> invStd, double epsilon = 1e-5) => CopyStatistics(mean, invStd, epsilon);

    /// <summary>
    /// Moves running statistics towards those of the batch, for inference: rm ← (1 − m)·rm + m·μ, rv ← (1 − m)·rv + m·M₂/(n − 1). The
    /// variance is the unbiased one, as in PyTorch.
    /// </summary>
    /// <param name="runningMean">rm, <see cref="Features"/> elements.</param>
    /// <param name="runningVar">rv, <see cref="Features"/> elements.</param>
    /// <param name="momentum">m, from 0 (they stay) to 1 (they become the batch's).</param>
    /// <exception cref="ArgumentException">A length is another, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not from 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">Each feature has one element, which has no unbiased variance.</exception>
    /// <remarks>Computed in double and rounded once. While nothing was added, they stay as they are.</remarks>
    public void UpdateRunning(Span<float> runningMean, Span<float> runningVar, double momentum = 0.1) => Update(runningMean, runningVar, momentum);

    /// <inheritdoc cref="UpdateRunning(Span{float}, Span{float}, double)"/>
    public void UpdateRunning(Span<double> runningMean, Span<double> runningVar, double momentum = 0.1) => Update(runningMean, runningVar, momentum);

    private void CopyStatistics<T>(Span<T> mean, Span<T> invStd, double epsilon)
        where T : unmanaged, INumberBase<T>
    {
        Shapes.PerFeature(mean.Length, Features, nameof(mean));
        Shapes.PerFeature(invStd.Length, Features, nameof(invStd));
        Shapes.Apart<T, T>(invStd, mean, nameof(invStd), nameof(mean));
        Shapes.Epsilon(epsilon, nameof(epsilon));
        NeedElements(1);
        for (int i = 0; i < mean.Length; i++)
        {
            mean[i] = T.CreateTruncating(_mean[i]);
            invStd[i] = T.CreateTruncating(1 / Math.Sqrt(_squares[i] / Count + epsilon));
        }
    }

    private void Update<T>(Span<T> runningMean, Span<T> runningVar, double momentum)
        where T : unmanaged, INumberBase<T>
    {
        Shapes.PerFeature(runningMean.Length, Features, nameof(runningMean));
        Shapes.PerFeature(runningVar.Length, Features, nameof(runningVar));
        Shapes.Apart<T, T>(runningVar, runningMean, nameof(runningVar), nameof(runningMean));
        Shapes.Momentum(momentum, nameof(momentum));
        if (Count == 0)
            return;
        NeedElements(2);
        double keep = 1 - momentum;
        for (int i = 0; i < runningMean.Length; i++)
        {
            runningMean[i] = T.CreateTruncating(keep * double.CreateTruncating(runningMean[i]) + momentum * _mean[i]);
            runningVar[i] = T.CreateTruncating(keep * double.CreateTruncating(runningVar[i]) + momentum * (_squares[i] / (Count - 1)));
        }
    }
}
