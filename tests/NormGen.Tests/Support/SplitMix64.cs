namespace NormGen.Tests.Support;

/// <summary>
/// Pseudo-random numbers that are the same on every machine: integer steps, and nothing but + − × / on their way to a double,
/// because the libraries behind Math.Log and Math.Sin differ.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>At least 0, below 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Mean 0, standard deviation 1, within ±6: the sum of twelve uniform numbers.</summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
            sum += Uniform();
        return sum;
    }

    /// <summary>At least 0, below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);
}
