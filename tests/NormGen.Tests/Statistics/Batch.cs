using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests.Statistics;

/// <summary>A batch [N, C, S] or [rows, C], S being 1, in one of the four element types.</summary>
internal sealed class Batch
{
    private Batch(ElementType type, int samples, int features, int spatial, double[] values)
    {
        (Samples, Features, Spatial) = (samples, features, spatial);
        X = Elements.Round(type, values);
        Values = Elements.Widen(X);
    }

    public int Samples { get; }

    public int Features { get; }

    public int Spatial { get; }

    /// <summary>The elements, channels first.</summary>
    public Array X { get; }

    /// <summary>The elements as doubles, exactly.</summary>
    public double[] Values { get; }

    public int Positions => Samples * Spatial;

    /// <summary>Draws a batch whose features have means and deviations of their own.</summary>
    public static Batch Draw(ElementType type, int samples, int features, int spatial, double meanOverDeviation, ulong seed)
    {
        SplitMix64 random = new(seed);
        double[] deviation = new double[features], mean = new double[features], values = new double[samples * features * spatial];
        for (int c = 0; c < features; c++)
        {
            deviation[c] = 0.25 + random.Uniform();
            mean[c] = (random.Uniform() - 0.5) * 2 * meanOverDeviation * deviation[c];
        }

        for (int i = 0; i < values.Length; i++)
        {
            int c = i / spatial % features;
            values[i] = mean[c] + deviation[c] * random.Normal();
        }

        return new(type, samples, features, spatial, values);
    }

    /// <summary>The same numbers, or others, in the same layout.</summary>
    public static Batch Of(ElementType type, int samples, int features, int spatial, double[] values) => new(type, samples, features, spatial, values);

    /// <summary>The batch with its features last: every position of every sample is a row.</summary>
    public Batch FeaturesLast()
    {
        double[] rows = new double[Values.Length];
        for (int n = 0; n < Samples; n++)
        {
            for (int c = 0; c < Features; c++)
            {
                for (int s = 0; s < Spatial; s++)
                    rows[(n * Spatial + s) * Features + c] = Values[(n * Features + c) * Spatial + s];
            }
        }

        return new(TypeOf(X), Positions, Features, 1, rows);
    }

    /// <summary>Some of the samples.</summary>
    public Batch Part(int start, int count) =>
        new(TypeOf(X), count, Features, Spatial, Values.AsSpan(start * Features * Spatial, count * Features * Spatial).ToArray());

    /// <summary>The samples that a mask has true.</summary>
    public Batch Where(bool[] mask) => new(
        TypeOf(X), mask.Count(m => m), Features, Spatial, [.. Values.Chunk(Math.Max(1, Features * Spatial)).Where((_, n) => mask[n]).SelectMany(sample => sample)]);

    /// <summary>The elements of a feature that a mask of positions has true.</summary>
    public IEnumerable<double> Feature(int c, bool[]? mask = null)
    {
        for (int n = 0; n < Samples; n++)
        {
            for (int s = 0; s < Spatial; s++)
            {
                if (mask is null || mask[n * Spatial + s])
                    yield return Values[(n * Features + c) * Spatial + s];
            }
        }
    }

    /// <summary>Adds the batch to moments, as rows where S is 1 and it is not asked otherwise.</summary>
    public BatchMoments AddTo(BatchMoments moments, bool[]? mask = null, bool asSamples = false)
    {
        switch (X)
        {
            case float[] x when Spatial == 1 && !asSamples && mask is null: moments.Add(x); break;
            case float[] x when Spatial == 1 && !asSamples: moments.Add(x, mask); break;
            case float[] x when mask is null: moments.Add(x, Spatial); break;
            case float[] x: moments.Add(x, Spatial, mask); break;
            case double[] x when Spatial == 1 && !asSamples && mask is null: moments.Add(x); break;
            case double[] x when Spatial == 1 && !asSamples: moments.Add(x, mask); break;
            case double[] x when mask is null: moments.Add(x, Spatial); break;
            case double[] x: moments.Add(x, Spatial, mask); break;
            case Half[] x when Spatial == 1 && !asSamples && mask is null: moments.Add(x); break;
            case Half[] x when Spatial == 1 && !asSamples: moments.Add(x, mask); break;
            case Half[] x when mask is null: moments.Add(x, Spatial); break;
            case Half[] x: moments.Add(x, Spatial, mask); break;
            case BFloat16[] x when Spatial == 1 && !asSamples && mask is null: moments.Add(x); break;
            case BFloat16[] x when Spatial == 1 && !asSamples: moments.Add(x, mask); break;
            case BFloat16[] x when mask is null: moments.Add(x, Spatial); break;
            case BFloat16[] x: moments.Add(x, Spatial, mask); break;
        }

        return moments;
    }

    /// <summary>The moments of the batch alone.</summary>
    public BatchMoments Moments(bool[]? mask = null, bool asSamples = false) => AddTo(new BatchMoments(Features), mask, asSamples);

    private static ElementType TypeOf(Array x) => x switch
    {
        double[] => ElementType.Double,
        Half[] => ElementType.Half,
        BFloat16[] => ElementType.BFloat16,
        _ => ElementType.Single,
    };
}
