using System;
using System.Collections.Generic;

namespace Consumer;

/// <summary>The same inputs in every program; what comes out depends on the class Norms alone.</summary>
public static class Cases
{
    // Nine rows: a block of eight and one that is left over.
    private const int Rows = 9;

    public static IEnumerable<(string Name, float[] Result)> Run()
    {
        yield return ("OneSize 4096", Call(4096, (x, weight, bias, y) => Norms.OneSize(x, weight, y)));
        foreach (int dim in new[] { 768, 1000, 129 })
            yield return ($"SeveralSizes {dim}", Call(dim, (x, weight, bias, y) => Norms.SeveralSizes(x, weight, bias, y)));
        yield return ("NoSize 300", Call(300, (x, weight, bias, y) => Norms.NoSize(x, 300, y)));

        float[] mean = new float[Rows], invStd = new float[Rows];
        yield return ("WithStatistics 70", Call(70, (x, weight, bias, y) => Norms.WithStatistics(x, weight, bias, y, mean, invStd)));
        yield return ("mean", mean);
        yield return ("invStd", invStd);

        float[] residual = Values(Rows * 768, 4);
        yield return ("AddNorm 768", Call(768, (x, weight, bias, y) => Norms.AddNorm(x, residual, weight, y)));
        yield return ("residual", residual);
        yield return ("OfHalf 512", Call(512, (x, weight, bias, y) =>
        {
            Half[] narrow = Array.ConvertAll(x, value => (Half)value);
            Norms.OfHalf(narrow, weight, narrow);
            Array.ConvertAll(narrow, value => (float)value).CopyTo(y, 0);
        }));
    }

    /// <summary>A hash of the bits (FNV-1a).</summary>
    public static string Checksum(float[] values)
    {
        ulong hash = 14695981039346656037;
        foreach (float value in values)
            hash = unchecked((hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211);
        return hash.ToString("x16");
    }

    private static float[] Call(int dim, Action<float[], float[], float[], float[]> norm)
    {
        var y = new float[Rows * dim];
        norm(Values(Rows * dim, 1), Values(dim, 2), Values(dim, 3), y);
        return y;
    }

    /// <summary>Numbers from −1 to 3, each of 24 random bits.</summary>
    private static float[] Values(int count, uint seed)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            seed = unchecked(seed * 1664525 + 1013904223);
            values[i] = (seed >> 8) / 4194304f - 1;
        }

        return values;
    }
}
