using System.Collections.Concurrent;
using System.Globalization;

namespace NormGen.Tests.Support;

/// <summary>The inputs on which bits are compared. They are the same on every machine.</summary>
internal static class Corpus
{
    public static int[] Dims { get; } =
        [.. Enumerable.Range(1, 130), .. Enumerable.Range(255, 6), 768, 1000, 1021, 1024, 4096, 4097];

    public static Distribution[] Distributions { get; } =
    [
        Distribution.Normal, Distribution.Far, Distribution.Tiny, Distribution.Huge, Distribution.Mixed, Distribution.Outlier,
        Distribution.Trend, Distribution.Constant, Distribution.NearlyConstant, Distribution.Zero, Distribution.Subnormal,
        Distribution.Nan, Distribution.PositiveInfinity, Distribution.NegativeInfinity,
    ];

    /// <summary>The distributions that hold no NaN and no infinity.</summary>
    public static Distribution[] Finite { get; } = [.. Distributions.Where(d => d < Distribution.Nan)];

    // Several tests use each case, and under an emulator drawing one takes longer than normalizing it.
    private static readonly ConcurrentDictionary<(int Dim, Distribution Distribution), NormInput> s_cases = [];

    private static readonly float[] s_tiny = [1e-20f, 1e-26f, 1e-32f, 1e-35f, 1e-38f];
    private static readonly float[] s_huge = [1e20f, 1e25f, 1e30f, 1e35f, 5.6e37f];
    private static readonly float[] s_mixed = [1f, 1e-38f, 4e37f, 1e-10f, 1e10f, 1e-19f, 1e18f];

    /// <summary>The case of the corpus for a size and a distribution; its number of rows goes round from 1 to 9.</summary>
    public static NormInput Case(int dim, Distribution distribution) => s_cases.GetOrAdd((dim, distribution), static one =>
        Make(one.Dim, 1 + (one.Dim + 4 * Array.IndexOf(Distributions, one.Distribution)) % 9, one.Distribution, seed: 20261123));

    /// <summary>Draws an input.</summary>
    public static NormInput Make(int dim, int rows, Distribution distribution, ulong seed)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"d{dim:0000} {distribution} rows={rows}");
        SplitMix64 random = new(seed ^ Fnv1a.Of(name));
        float[] weight = new float[dim], bias = new float[dim], x = new float[rows * dim];
        for (int i = 0; i < dim; i++)
        {
            weight[i] = (float)(1 + random.Normal() / 4);
            bias[i] = (float)(random.Normal() / 8);
        }

        for (int row = 0; row < rows; row++)
            Fill(x.AsSpan(row * dim, dim), row, distribution, random);
        if (distribution >= Distribution.Nan && rows > 0)
            x[random.Below(x.Length)] = Special(distribution);
        return new NormInput(name, dim, x, weight, bias);
    }

    private static float Special(Distribution distribution) => distribution switch
    {
        Distribution.PositiveInfinity => float.PositiveInfinity,
        Distribution.NegativeInfinity => float.NegativeInfinity,
        _ => float.NaN,
    };

    private static void Fill(Span<float> row, int index, Distribution distribution, SplitMix64 random)
    {
        float constant = (float)((3.25 + random.Normal() / 4) * s_mixed[(index + row.Length) % s_mixed.Length]);
        for (int i = 0; i < row.Length; i++)
        {
            double z = random.Normal();
            row[i] = (float)(distribution switch
            {
                Distribution.Far => 3e5 + z,
                Distribution.Tiny => z * s_tiny[(index + row.Length) % s_tiny.Length],
                Distribution.Huge => z * s_huge[(index + row.Length) % s_huge.Length],
                Distribution.Mixed => z * s_mixed[(index + row.Length) % s_mixed.Length],
                Distribution.Trend => z + i * (i / 64 + 1),
                Distribution.Constant => constant,
                Distribution.NearlyConstant => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(constant) + (int)(random.Next() % 3)),
                Distribution.Zero => index % 2 == 0 ? 0.0 : -0.0,
                Distribution.Subnormal => z * 1e-39,
                _ => z,
            });
        }

        if (distribution == Distribution.Outlier)
        {
            row[random.Below(Math.Min(64, row.Length))] *= 1e4f;
            row[random.Below(row.Length)] *= 1e4f;
            row[random.Below(row.Length)] *= 1e4f;
        }
    }
}
