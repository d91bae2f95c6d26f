using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NormGen.Runtime;

namespace NormGen;

// Samples with their channels first: [N, C, S], NCHW.
public static partial class NormPrimitives
{
    /// <summary>Layer normalization of each position over its channels, as ConvNeXt has it: y = (x − μ)/√(σ² + ε)·γ + β.</summary>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="bias">β, C elements.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Layer, Axis.Channel)]
    public static partial void LayerNormChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial, float epsilon = 1e-5f);

    /// <summary>Root-mean-square normalization of each position over its channels: y = x/√(⟨x²⟩ + ε)·γ.</summary>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.RMS, Axis.Channel)]
    public static partial void RmsNormChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, int spatial, float epsilon = 1e-5f);

    /// <summary>Division of each position by the Euclidean norm of its channels: y = x/max(‖x‖, ε).</summary>
    /// <param name="x">The input, samples × <paramref name="dim"/> × spatial elements.</param>
    /// <param name="dim">The channels, ≥ 1.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">The least norm that a position is divided by, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.L2, Axis.Channel)]
    public static partial void L2NormChannels(ReadOnlySpan<float> x, int dim, Span<float> y, int spatial, float epsilon = 1e-12f);

    /// <summary>Instance normalization (Ulyanov et al. 2016): y = (x − μ)/√(σ² + ε)·γ + β, with μ and σ² of each channel over the positions of a sample.</summary>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="bias">β, C elements.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    [Norm(Kind.Instance, Axis.Channel)]
    public static partial void InstanceNormChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int spatial, float epsilon = 1e-5f);

    /// <summary>
    /// Group normalization (Wu &amp; He 2018): y = (x − μ)/√(σ² + ε)·γ + β, with μ and σ² over the channels of a group and all positions of a sample.
    /// </summary>
    /// <param name="x">The input, samples × C × spatial elements, C being <paramref name="weight"/>'s length.</param>
    /// <param name="weight">γ, C elements.</param>
    /// <param name="bias">β, C elements.</param>
    /// <param name="y">The output, as many elements as <paramref name="x"/>, which it may be.</param>
    /// <param name="groups">The groups of consecutive channels, ≥ 1; C is a multiple of it.</param>
    /// <param name="spatial">The positions of a channel, ≥ 1.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap; the message says what is needed.</exception>
    public static void GroupNormChannels(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int groups, int spatial, float epsilon = 1e-5f)
    {
        // By hand, because a method with the attribute knows its groups while it compiles.
        int channels = weight.Length;
        Shapes.Dim(channels, nameof(weight));
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        Shapes.Groups(channels, groups, nameof(weight));
        Shapes.Spatial(spatial, nameof(spatial));
        int samples = Shapes.Samples(x.Length, channels, spatial, nameof(x));
        Shapes.ChannelTensor(y.Length, samples, channels, spatial, nameof(y));
        Shapes.PerFeature(bias.Length, channels, nameof(bias));
        Shapes.Epsilon(epsilon, nameof(epsilon));
        Shapes.SameOrApart<float, float>(y, x, nameof(y), nameof(x));
        Shapes.Apart<float, float>(y, weight, nameof(y), nameof(weight));
        Shapes.Apart<float, float>(y, bias, nameof(y), nameof(bias));

        RowRuns valid = new(samples * spatial);
        int groupChannels = channels / groups;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int channel = 0; channel < channels; channel += groupChannels)
            {
                nint first = ((nint)sample * channels + channel) * spatial;
                SetKernels.GroupChannel(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(x), first),
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(weight), channel),
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), channel),
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(y), first),
                    ref Unsafe.NullRef<float>(),
                    ref Unsafe.NullRef<float>(),
                    SetRuns.OfChannels(valid, sample, groupChannels, spatial),
                    (nuint)groupChannels * (nuint)spatial,
                    epsilon,
                    0);
            }
        }
    }
}
