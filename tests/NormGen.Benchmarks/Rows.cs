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
    private readonly Memory<float> x, y, weight, bias;

    public Rows(int rows, int dim)
    {
        (Count, Dim) = (rows, dim);
        x = Buffer(rows * dim, phase: 0);
        y = Buffer(rows * dim, phase: Page / 2);
        weight = Buffer(dim, phase: Page / 4);
        bias = Buffer(dim, phase: Page / 4 * 3);

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
    }

    public int Count { get; }

    public int Dim { get; }

    public ReadOnlySpan<float> X => x.Span;

    public Span<float> Y => y.Span;

    public Span<float> Weight => weight.Span;

    public Span<float> Bias => bias.Span;

    private static Memory<float> Buffer(int length, int phase)
    {
        float[] array = GC.AllocateUninitializedArray<float>(length + 2 * Page, pinned: true);
        int skew = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % 4096 / sizeof(float));
        return array.AsMemory(Page - skew + phase, length);
    }
}
