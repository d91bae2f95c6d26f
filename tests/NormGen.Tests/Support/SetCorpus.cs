using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// Inputs for methods whose statistics are of sets. They are the same on every machine, their magnitudes are what the type can hold, and what is drawn for a set is
/// drawn for the sets of the form: its features, its groups or its positions. Running state and given statistics are near those of the elements.
/// </summary>
internal static class SetCorpus
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

    public static SetDistribution[] All { get; } = Enum.GetValues<SetDistribution>();

    /// <summary>The distributions that hold no NaN and no infinity.</summary>
    public static SetDistribution[] Finite { get; } = [.. All.Where(d => d < SetDistribution.Nan)];

    /// <summary>Draws an input for a form.</summary>
    public static SetInput Make(SetForm form, SetShape shape, SetDistribution distribution, ulong seed) =>
        Make(form.X, SetSharing.Of(form, shape), shape, distribution, seed);

    /// <summary>Draws an input for forms of a type, with such sets.</summary>
    public static SetInput Make(ElementType type, SetSharing sharing, SetShape shape, SetDistribution distribution, ulong seed)
    {
        string name = $"{type} {shape} {distribution}";
        SplitMix64 random = new(seed ^ Fnv1a.Of(name));
        (double[] x, double[] centres, double[] scales) = Tensor(type, sharing, shape, distribution, random);
        bool masksSamples = random.Below(2) == 0;
        bool[] samples = [.. Enumerable.Range(0, shape.Samples).Select(_ => random.Below(4) > 0)];

        // Lengths from none to all, and at times just that.
        int[] lengths = [.. Enumerable.Range(0, shape.Samples).Select(_ => Math.Clamp(random.Below(shape.Spatial + 3) - 1, 0, shape.Spatial))];
        double[] Feature(Func<int, double> draw) => [.. Enumerable.Range(0, shape.Channels).Select(draw)];
        double Spread(int channel) => sharing.IsOverBatch && scales[channel] > 0 ? scales[channel] : 1;
        double[] running = Feature(c => (sharing.IsOverBatch ? centres[c] : 0) + 0.3 * Spread(c) * random.Normal());
        double largest = type == ElementType.Double ? 1e300 : 3e38;
        return new SetInput(name, shape)
        {
            [Role.X] = x,
            [Role.Weight] = Feature(_ => 1 + 0.25 * random.Normal()),
            [Role.Bias] = Feature(_ => 0.125 * random.Normal()),
            [Role.RunningMean] = running,
            [Role.RunningVar] = Feature(c => Math.Min(Spread(c) * Spread(c) * (0.5 + 1.5 * random.Uniform()), largest)),
            [Role.RunningSquare] = Feature(_ => 0.5 + random.Uniform()),
            [Role.Mean] = running,
            [Role.InvStd] = Feature(c => Math.Min((0.5 + random.Uniform()) / Spread(c), Math.Sqrt(largest) * 1e18)),
            Mask = [.. Enumerable.Range(0, shape.Positions).Select(i => masksSamples ? samples[i / shape.Spatial] : random.Below(3) > 0)],
            MasksSamples = masksSamples,
            Lengths = lengths,
            Batches = random.Below(5),
        };
    }

    private static (double[] X, double[] Centres, double[] Scales) Tensor(ElementType type, SetSharing sharing, SetShape shape, SetDistribution distribution, SplitMix64 random)
    {
        int sets = sharing.Sets(shape);
        int[] setOf = sharing.SetsOf(shape);
        double[] x = new double[shape.Length], centres = new double[sets], scales = new double[sets];
        for (int set = 0; set < sets; set++)
            (centres[set], scales[set]) = Draw(type, set + shape.Channels, distribution, random);

        List<int>[] members = [.. Enumerable.Range(0, sets).Select(_ => new List<int>())];
        for (int i = 0; i < x.Length; i++)
        {
            int set = setOf[i], order = members[set].Count;
            members[set].Add(i);
            x[i] = distribution switch
            {
                SetDistribution.Constant => centres[set],
                SetDistribution.NearlyConstant => centres[set] + Elements.Ulp(type, centres[set]) * random.Below(3),
                SetDistribution.Zero => i % 3 == 0 ? -0.0 : 0.0,
                SetDistribution.Trend => random.Normal() + order * (order / 64 + 1) / (type == ElementType.Half ? 16.0 : 1.0),
                _ => centres[set] + scales[set] * random.Normal(),
            };
        }

        if (distribution == SetDistribution.Outlier)
        {
            foreach (List<int> set in members.Where(set => set.Count > 0))
            {
                foreach (int place in new[] { random.Below(Math.Min(64, set.Count)), random.Below(set.Count), random.Below(set.Count) })
                    x[set[place]] *= type == ElementType.Half ? 100 : 1e4;
            }
        }

        // Half ends early: what would be beyond it is near its largest number.
        if (type == ElementType.Half)
            x = [.. x.Select(value => Math.Clamp(value, -30000, 30000))];
        if (distribution >= SetDistribution.Nan && x.Length > 0)
            x[random.Below(x.Length)] = Special(distribution);
        return (x, centres, scales);
    }

    private static (double Centre, double Scale) Draw(ElementType type, int turn, SetDistribution distribution, SplitMix64 random)
    {
        double z = random.Normal();
        double OneOf(double[] magnitudes) => magnitudes[turn % magnitudes.Length];
        return distribution switch
        {
            SetDistribution.Offset => (1000, 1),
            SetDistribution.Far => (type == ElementType.Half ? 3000 : 3e5, 1),
            SetDistribution.Huge => (0.5 * z * OneOf(s_huge[type]), OneOf(s_huge[type])),
            SetDistribution.Tiny => (0.5 * z * OneOf(s_tiny[type]), OneOf(s_tiny[type])),
            SetDistribution.Mixed => (0, OneOf(s_mixed[type])),
            SetDistribution.Constant or SetDistribution.NearlyConstant => ((3.25 + z / 4) * OneOf(s_mixed[type]), 0),
            SetDistribution.Zero => (0, 0),
            SetDistribution.Subnormal => (0, type switch { ElementType.Double => 1e-309, ElementType.Half => 1e-5, _ => 1e-39 }),
            _ => (z / 2, 1 + z / 8),
        };
    }

    private static double Special(SetDistribution distribution) => distribution switch
    {
        SetDistribution.PositiveInfinity => double.PositiveInfinity,
        SetDistribution.NegativeInfinity => double.NegativeInfinity,
        _ => double.NaN,
    };
}
