using System.Runtime.InteropServices;

namespace NormGen.Benchmarks;

/// <summary>
/// Rows to normalize, with weight, bias and room for the result. The arrays are pinned and begin at a cache line. Input and
/// output differ by half a page: at the same offset modulo 4 KiB a load looks, in its low address bits, like the store just made
/// to the other array, some processors make it wait, and the ratio would depend on where the allocator happened to put things.
/// </summary>
internal sealed class Rows
{
    private const int Page = 4096 / sizeof(float);

    // Of the shapes that have channels.
    private const int MostChannels = 512, MostPositions = 8 * 1024;
    private readonly Memory<float> x, y, weight, bias;
    private readonly Lazy<Memory<float>> residual;
    private readonly Lazy<(float[] Mean, float[] InvStd)> saved;
    private readonly Lazy<(float[] Weight, float[] Bias)> sums;
    private readonly Lazy<Narrow<Half>> half;
    private readonly Lazy<Narrow<BFloat16>> bfloat16;

    public Rows(int rows, int dim)
    {
        (Count, Dim) = (rows, dim);
        x = Buffer<float>(rows * dim, phase: 0);
        y = Buffer<float>(rows * dim, phase: Page / 2);
        weight = Buffer<float>(dim, phase: Page / 4);
        bias = Buffer<float>(dim, phase: Page / 4 * 3);

        // Sums of four uniform numbers are near enough to normal. A repeated megabyte will do for the large shapes.
        var random = new Random(1);
        float Next() => random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2;
        Span<float> all = x.Span;
        int fresh = Math.Min(all.Length, 1 << 18);
        for (int i = 0; i < fresh; i++)
            all[i] = Next();
        for (int filled = fresh; filled < all.Length; filled += fresh)
            all[..Math.Min(fresh, all.Length - filled)].CopyTo(all[filled..]);
        for (int i = 0; i < dim; i++)
            (Weight[i], Bias[i]) = (1 + Next() / 10, Next() / 10);
        y.Span.Clear(); // So that its pages exist.
        residual = new(() =>
        {
            Memory<float> stream = Buffer<float>(rows * dim, phase: Page / 8);
            x.Span.CopyTo(stream.Span);
            return stream;
        });
        saved = new(() =>
        {
            int most = Math.Max(rows, MostPositions);
            return (new float[most], Enumerable.Repeat(1.7f, most).ToArray());
        });
        sums = new(() => (new float[dim], new float[dim]));
        half = new(() => new(this, static value => (Half)value));
        bfloat16 = new(() => new(this, static value => (BFloat16)value));
    }

    public int Count { get; }

    public int Dim { get; }

    public ReadOnlySpan<float> X => x.Span;

    public Span<float> Y => y.Span;

    public Span<float> Weight => weight.Span;

    public Span<float> Bias => bias.Span;

    public Span<float> Residual => residual.Value.Span;

    /// <summary>Running means, one for each feature.</summary>
    public float[] RunningMean { get; } = new float[MostChannels];

    /// <summary>Running variances.</summary>
    public float[] RunningVar { get; } = Enumerable.Repeat(1f, MostChannels).ToArray();

    /// <summary>Saved means, of rows or of whatever shares statistics.</summary>
    public ReadOnlySpan<float> Mean => saved.Value.Mean.AsSpan(0, Count);

    /// <summary>Saved reciprocal scales.</summary>
    public ReadOnlySpan<float> InvStd => saved.Value.InvStd.AsSpan(0, Count);

    /// <summary>The same, one for each position of channels.</summary>
    public ReadOnlySpan<float> PositionMean => saved.Value.Mean.AsSpan(0, MostPositions);

    /// <summary>The same, one for each position of channels.</summary>
    public ReadOnlySpan<float> PositionInvStd => saved.Value.InvStd.AsSpan(0, MostPositions);

    /// <summary>What dγ is added to.</summary>
    public Span<float> WeightGradient => sums.Value.Weight;

    /// <summary>What dβ is added to.</summary>
    public Span<float> BiasGradient => sums.Value.Bias;

    public Narrow<Half> Half => half.Value;

    public Narrow<BFloat16> BFloat16 => bfloat16.Value;

    private static Memory<T> Buffer<T>(int length, int phase)
        where T : unmanaged
    {
        T[] array = GC.AllocateUninitializedArray<T>(length + 4 * Page, pinned: true);
        int skew = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % 4096 / Marshal.SizeOf<T>());
        return array.AsMemory(4096 / Marshal.SizeOf<T>() - skew + phase, length);
    }

    /// <summary>The same in a 16-bit type.</summary>
    public sealed class Narrow<T>
        where T : unmanaged
    {
        private readonly Memory<T> x, y, weight, bias;

        public Narrow(Rows rows, Func<float, T> convert)
        {
            Memory<T> Of(ReadOnlySpan<float> values, int phase)
            {
                Memory<T> buffer = Buffer<T>(values.Length, phase);
                for (int i = 0; i < values.Length; i++)
                    buffer.Span[i] = convert(values[i]);
                return buffer;
            }

            (x, y, weight, bias) = (Of(rows.X, 0), Of(rows.Y, Page / 2), Of(rows.Weight, Page / 4), Of(rows.Bias, Page / 4 * 3));
        }

        public ReadOnlySpan<T> X => x.Span;

        public Span<T> Y => y.Span;

        public ReadOnlySpan<T> Weight => weight.Span;

        public ReadOnlySpan<T> Bias => bias.Span;
    }
}
