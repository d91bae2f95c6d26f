using System.Globalization;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// Inputs for methods of any placement and type. They are the same on every machine, and their magnitudes are what the type can hold:
/// a square of theirs may be beyond it, of floats and shorter types, and no sum of residual and branch is.
/// </summary>
internal static class StepCorpus
{
    private static readonly Dictionary<ElementType, double[]> s_tiny = new()
    {
        [ElementType.Single] = [1e-20, 1e-26, 1e-32, 1e-35, 1e-38],
        [ElementType.BFloat16] = [1e-20, 1e-26, 1e-32, 1e-35, 1e-38],
        [ElementType.Half] = [1e-3, 1e-4, 1e-5, 1e-6, 2e-7],
        [ElementType.Double] = [1e-20, 1e-50, 1e-80, 1e-110, 1e-130],
    };

    private static readonly Dictionary<ElementType, double[]> s_huge = new()
    {
        [ElementType.Single] = [1e18, 1e22, 1e28, 1e33, 3e36],
        [ElementType.BFloat16] = [1e18, 1e22, 1e28, 1e33, 3e36],
        [ElementType.Half] = [1e1, 1e2, 3e2, 7e2],
        [ElementType.Double] = [1e20, 1e50, 1e80, 1e110, 1e130],
    };

    private static readonly Dictionary<ElementType, double[]> s_mixed = new()
    {
        [ElementType.Single] = [1, 1e-38, 2e36, 1e-10, 1e10, 1e-19, 1e18],
        [ElementType.BFloat16] = [1, 1e-38, 2e36, 1e-10, 1e10, 1e-19, 1e18],
        [ElementType.Half] = [1, 1e-6, 500, 1e-3, 100, 1e-5, 10],
        [ElementType.Double] = [1, 1e-130, 1e130, 1e-10, 1e10, 1e-90, 1e90],
    };

    /// <summary>Draws an input for a form's type.</summary>
    public static StepInput Make(ElementType type, int dim, int rows, Distribution distribution, ulong seed)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{type} d{dim} {distribution} rows={rows}");
        SplitMix64 random = new(seed ^ Fnv1a.Of(name));
        double[] x = Tensor(), residual = Tensor();
        if (distribution >= Distribution.Nan && rows > 0)
            (random.Below(2) == 0 ? x : residual)[random.Below(x.Length)] = Special(distribution);

        // All divisors of the rows are numbers of sequences.
        int[] counts = [.. Enumerable.Range(1, Math.Max(rows, 1)).Where(count => rows % count == 0)];
        int sequences = counts[random.Below(counts.Length)];
        return new StepInput(name, dim, rows)
        {
            [Role.X] = x,
            [Role.Residual] = residual,
            [Role.Weight] = Parameter(1, 0.25),
            [Role.Bias] = Parameter(0, 0.125),
            [Role.NextWeight] = Parameter(1, 0.25),
            [Role.NextBias] = Parameter(0, 0.125),
            Mask = [.. Enumerable.Range(0, rows).Select(_ => random.Below(3) > 0)],
            Lengths = rows == 0 ? [] : [.. Enumerable.Range(0, sequences).Select(_ => random.Below(rows / sequences + 1))],
        };

        double[] Tensor()
        {
            double[] tensor = new double[rows * dim];
            for (int row = 0; row < rows; row++)
                Fill(tensor.AsSpan(row * dim, dim), row, type, distribution, random);
            return tensor;
        }

        double[] Parameter(double middle, double spread) => [.. Enumerable.Range(0, dim).Select(_ => middle + spread * random.Normal())];
    }

    private static double Special(Distribution distribution) => distribution switch
    {
        Distribution.PositiveInfinity => double.PositiveInfinity,
        Distribution.NegativeInfinity => double.NegativeInfinity,
        _ => double.NaN,
    };

    private static void Fill(Span<double> row, int index, ElementType type, Distribution distribution, SplitMix64 random)
    {
        int turn = index + row.Length;
        double OneOf(double[] magnitudes) => magnitudes[turn % magnitudes.Length];
        double constant = (3.25 + random.Normal() / 4) * OneOf(s_mixed[type]);
        double far = type == ElementType.Half ? 3e3 : 3e5;
        for (int i = 0; i < row.Length; i++)
        {
            double z = random.Normal();
            row[i] = distribution switch
            {
                Distribution.Far => far + z,
                Distribution.Tiny => z * OneOf(s_tiny[type]),
                Distribution.Huge => z * OneOf(s_huge[type]),
                Distribution.Mixed => z * OneOf(s_mixed[type]),
                Distribution.Trend => z + i * (i / 64 + 1) / (type == ElementType.Half ? 16.0 : 1.0),
                Distribution.Constant => constant,
                Distribution.NearlyConstant => constant + Elements.Ulp(type, constant) * random.Below(3),
                Distribution.Zero => index % 2 == 0 ? 0.0 : -0.0,
                Distribution.Subnormal => z * (type switch { ElementType.Double => 1e-309, ElementType.Half => 1e-5, _ => 1e-39 }),
                _ => z,
            };
        }

        if (distribution == Distribution.Outlier)
        {
            double factor = type == ElementType.Half ? 1e3 : 1e4;
            row[random.Below(Math.Min(64, row.Length))] *= factor;
            row[random.Below(row.Length)] *= factor;
        }

        // Half ends early: what would be beyond it is its largest number, with room for a sum.
        if (type == ElementType.Half)
        {
            foreach (ref double value in row)
                value = Math.Clamp(value, -15000, 15000);
        }
    }
}
