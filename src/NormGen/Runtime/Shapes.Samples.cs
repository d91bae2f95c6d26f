using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NormGen.Runtime;

// Tensors of samples: [N, C, S] with the positions of a channel one after another, or N samples of S rows.
public static partial class Shapes
{
    /// <summary>Checks the positions of a sample.</summary>
    /// <param name="spatial">The positions.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spatial(int spatial, string name)
    {
        if (spatial < 1)
            ThrowSpatial(spatial, name);
    }

    /// <summary>How many samples of channels a tensor holds.</summary>
    /// <param name="length">The tensor's length.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a channel.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of samples.</exception>
    public static int Samples(int length, int channels, int spatial, string name)
    {
        long sample = (long)channels * spatial;
        if (length % sample != 0)
        {
            throw new ArgumentException(
                $"{name} holds {Elements(length)}, which is no whole number of samples of {channels} channels and {spatial} positions, {sample} elements each.", name);
        }

        return (int)(length / sample);
    }

    /// <summary>Checks a tensor that must have as many samples as another.</summary>
    /// <param name="length">The tensor's length.</param>
    /// <param name="samples">The samples it must have.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a channel.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ChannelTensor(int length, int samples, int channels, int spatial, string name)
    {
        if (length != (long)samples * channels * spatial)
            ThrowChannelTensor(length, samples, channels, spatial, name);
    }

    /// <summary>How many samples some rows are.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="spatial">The rows of a sample.</param>
    /// <param name="name">The name of the tensor that they are of.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">They are not a whole number of samples.</exception>
    public static int SamplesOfRows(int rows, int spatial, string name) => rows % spatial == 0
        ? rows / spatial
        : throw new ArgumentException($"{name} holds {RowsOf(rows)}, which is no whole number of samples of {spatial} positions.", name);

    /// <summary>Checks a statistic that each sample has some of.</summary>
    /// <param name="length">The statistic's length.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="sets">How many a sample has: its groups, or its features.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void PerSample(int length, int samples, int sets, string name)
    {
        if (length != (long)samples * sets)
            throw new ArgumentException($"{name} holds {Elements(length)}; {SamplesOf(samples)} with {sets} statistics each {Need(samples)} {(long)samples * sets}.", name);
    }

    /// <summary>Checks a statistic that each position of a sample has some of.</summary>
    /// <param name="length">The statistic's length.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="groups">How many a position has.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void PerPosition(int length, int samples, int groups, int spatial, string name)
    {
        long needed = (long)samples * groups * spatial;
        if (length == needed)
            return;
        string each = groups == 1 ? "one each" : $"{groups} groups each";
        throw new ArgumentException($"{name} holds {Elements(length)}; {SamplesOf(samples)} of {spatial} positions, {each}, {Need(samples)} {needed}.", name);
    }

    /// <summary>Checks a mask of samples, or of their positions.</summary>
    /// <param name="length">The mask's length.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is neither.</exception>
    public static void PositionMask(int length, int samples, int spatial, string name)
    {
        if (length != samples && length != (long)samples * spatial)
        {
            throw new ArgumentException(
                $"{name} holds {Elements(length)}; {SamplesOf(samples)} of {spatial} positions {Need(samples)} {samples}, one for each sample, or {(long)samples * spatial}, one for each position.", name);
        }
    }

    /// <summary>Checks the lengths of samples.</summary>
    /// <param name="lengths">How many positions of each sample are no padding.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">There is not one for each sample, or one is negative or beyond the positions.</exception>
    public static void PositionLengths(ReadOnlySpan<int> lengths, int samples, int spatial, string name)
    {
        if (lengths.Length != samples)
            throw new ArgumentException($"{name} holds {Elements(lengths.Length)}; {SamplesOf(samples)} {Need(samples)} {samples}, one each.", name);
        Lengths(lengths, samples * spatial, name);
    }

    /// <summary>Checks the weight of a new batch in running statistics.</summary>
    /// <param name="momentum">The weight.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Momentum(double momentum, string name)
    {
        if (!(momentum >= 0 && momentum <= 1))
            ThrowMomentum(momentum, name);
    }

    /// <summary>Checks a count of batches.</summary>
    /// <param name="batches">The batches so far.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static void Batches(long batches, string name) => ArgumentOutOfRangeException.ThrowIfNegative(batches, name);

    /// <summary>Checks that a batch has enough elements of each feature to train with: the unbiased variance of one alone is none.</summary>
    /// <param name="count">The elements of a feature that are no padding.</param>
    /// <param name="name">The name of the tensor that they are of.</param>
    /// <exception cref="ArgumentException">There is just one.</exception>
    public static void TrainingCount(int count, string name)
    {
        if (count == 1)
            throw new ArgumentException($"{name} holds one element of each feature that is no padding; running statistics need at least 2, since one alone has no variance.", name);
    }

    private static string SamplesOf(int samples) => samples == 1 ? "1 sample" : $"{samples} samples";

    [DoesNotReturn]
    private static void ThrowSpatial(int spatial, string name) =>
        throw new ArgumentOutOfRangeException(name, spatial, "A sample has at least 1 position.");

    [DoesNotReturn]
    private static void ThrowChannelTensor(int length, int samples, int channels, int spatial, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {SamplesOf(samples)} of {channels} channels and {spatial} positions {Need(samples)} {(long)samples * channels * spatial}.", name);

    [DoesNotReturn]
    private static void ThrowMomentum(double momentum, string name) =>
        throw new ArgumentOutOfRangeException(name, momentum, "A momentum is from 0 to 1.");
}
