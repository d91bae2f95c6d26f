using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NormGen.Runtime;

namespace NormGen;

/// <content>The gradient of group normalization.</content>
public static partial class NormPrimitives
{
    /// <summary>
    /// The gradient of <see cref="GroupNormChannels"/>, whose statistics are worked out once more: dx = invStd·(g − ⟨g⟩ − x̂·⟨g·x̂⟩) over each group, with g = dy·γ;
    /// dγ = Σ dy·x̂ and dβ = Σ dy over samples and positions.
    /// </summary>
    /// <param name="dy">The gradient of the output, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="x">The input of the forward pass, as many elements.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="dx">The gradient of the input, as many elements as <paramref name="dy"/>, which it may be.</param>
    /// <param name="dweight">What dγ is added to, C elements.</param>
    /// <param name="dbias">What dβ is added to, C elements.</param>
    /// <param name="groups">The groups of consecutive channels, ≥ 1; C is a multiple of it.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">The ε of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    public static void GroupNormChannelsGradient(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, Span<float> dbias, int groups, int spatial, float epsilon)
    {
        // By hand, as the forward pass is.
        int channels = weight.Length;
        Shapes.Dim(channels, nameof(weight));
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        Shapes.Groups(channels, groups, nameof(weight));
        Shapes.Spatial(spatial, nameof(spatial));
        int samples = Shapes.Samples(dy.Length, channels, spatial, nameof(dy));
        Shapes.ChannelTensor(x.Length, samples, channels, spatial, nameof(x));
        Shapes.ChannelTensor(dx.Length, samples, channels, spatial, nameof(dx));
        Shapes.PerFeature(dweight.Length, channels, nameof(dweight));
        Shapes.PerFeature(dbias.Length, channels, nameof(dbias));
        Shapes.Epsilon(epsilon, nameof(epsilon));
        Shapes.SameOrApart<float, float>(dx, dy, nameof(dx), nameof(dy));
        Shapes.Apart<float, float>(dx, x, nameof(dx), nameof(x));
        Shapes.Apart<float, float>(dx, weight, nameof(dx), nameof(weight));
        Shapes.Apart<float, float>(dx, dweight, nameof(dx), nameof(dweight));
        Shapes.Apart<float, float>(dx, dbias, nameof(dx), nameof(dbias));
        Shapes.Apart<float, float>(dweight, dbias, nameof(dweight), nameof(dbias));
        CheckSum(dweight, nameof(dweight), dy, x, weight);
        CheckSum(dbias, nameof(dbias), dy, x, weight);
        if (samples == 0)
            return;

        int features = channels / groups;
        nuint count = (nuint)features * (nuint)spatial;
        RowRuns valid = new(samples * spatial), positions = new(spatial);
        using Workspace<float> statistics = new(channels, 1, 2);
        using FeatureSums<double> sums = new(channels, 2, isOneBlock: true);
        Span<float> mean = statistics.Part(0), invStd = statistics.Part(1);
        for (int sample = 0; sample < samples; sample++)
        {
            nint first = (nint)sample * channels * spatial;
            for (int channel = 0; channel < channels; channel += features)
            {
                SetKernels.GroupChannel(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(x), first + ((nint)channel * spatial)),
                    ref Unsafe.NullRef<NoWeight>(),
                    ref Unsafe.NullRef<NoBias>(),
                    ref Unsafe.NullRef<Nothing>(),
                    ref mean[channel],
                    ref invStd[channel],
                    SetRuns.OfChannels(valid, sample, features, spatial),
                    count,
                    epsilon,
                    0);
                mean.Slice(channel, features).Fill(mean[channel]);
                invStd.Slice(channel, features).Fill(invStd[channel]);
            }

            GradientKernels.GroupChannel(
                ref Unsafe.Add(ref MemoryMarshal.GetReference(x), first),
                ref Unsafe.Add(ref MemoryMarshal.GetReference(dy), first),
                ref Unsafe.Add(ref MemoryMarshal.GetReference(dx), first),
                ref MemoryMarshal.GetReference(weight),
                ref sums.Piece(0),
                ref sums.Piece(channels),
                ref MemoryMarshal.GetReference(mean),
                ref MemoryMarshal.GetReference(invStd),
                positions,
                1,
                channels,
                spatial,
                (nuint)features,
                count,
                (nuint)channels,
                0);
        }

        sums.EndPiece();
        sums.EndBlock();
        sums.AddTo(0, dweight);
        sums.AddTo(1, dbias);
    }

    private static void CheckSum(Span<float> sum, string name, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight)
    {
        Shapes.Apart<float, float>(sum, dy, name, nameof(dy));
        Shapes.Apart<float, float>(sum, x, name, nameof(x));
        Shapes.Apart<float, float>(sum, weight, name, nameof(weight));
    }
}
