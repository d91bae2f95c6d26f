namespace NormGen;

/// <summary>Weights for a model that is to be trained.</summary>
public static class Initializers
{
    /// <summary>Xavier (Glorot) normal: mean 0, standard deviation gain·√(2/(fanIn + fanOut)).</summary>
    /// <param name="weights">The weights to fill, in any shape.</param>
    /// <param name="fanIn">How many inputs an output has, at least 1.</param>
    /// <param name="fanOut">How many outputs an input has, at least 1.</param>
    /// <param name="gain">What the standard deviation is multiplied by, such as <see cref="DeepNorm.InitGain"/>.</param>
    /// <param name="random">The source of randomness; the same seed gives the same weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1, or the gain is negative or not finite.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public static void XavierNormal(Span<float> weights, int fanIn, int fanOut, double gain, Random random)
    {
        double deviation = Scale(2, fanIn, fanOut, gain, random);
        for (int i = 0; i < weights.Length; i += 2)
        {
            // Box and Muller's transformation gives two at a time. NextDouble may be 0, whose logarithm is not wanted.
            double radius = deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            weights[i] = (float)(radius * cos);
            if (i + 1 < weights.Length)
                weights[i + 1] = (float)(radius * sin);
        }
    }

    /// <summary>Xavier (Glorot) uniform: between ±gain·√(6/(fanIn + fanOut)).</summary>
    /// <param name="weights">The weights to fill, in any shape.</param>
    /// <param name="fanIn">How many inputs an output has, at least 1.</param>
    /// <param name="fanOut">How many outputs an input has, at least 1.</param>
    /// <param name="gain">What the bound is multiplied by, such as <see cref="DeepNorm.InitGain"/>.</param>
    /// <param name="random">The source of randomness; the same seed gives the same weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1, or the gain is negative or not finite.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public static void XavierUniform(Span<float> weights, int fanIn, int fanOut, double gain, Random random)
    {
        double bound = Scale(6, fanIn, fanOut, gain, random);
        foreach (ref float weight in weights)
            weight = (float)(bound * (2 * random.NextDouble() - 1));
    }

    private static double Scale(double numerator, int fanIn, int fanOut, double gain, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        if (!(gain >= 0) || double.IsInfinity(gain))
            throw new ArgumentOutOfRangeException(nameof(gain), gain, "A gain is finite and not negative.");
        return gain * Math.Sqrt(numerator / ((double)fanIn + fanOut));
    }
}
