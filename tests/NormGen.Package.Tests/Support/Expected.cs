using System.Runtime.InteropServices;
using Consumer;

namespace NormGen.Package.Tests.Support;

/// <summary>What each consumer must print, and write.</summary>
internal static class Expected
{
    private static readonly (string Name, float[] Result)[] Results = [.. Cases.Run()];

    public static string[] Lines { get; } = [.. Results.Select(r => $"{r.Name}: {Cases.Checksum(r.Result)}")];

    /// <summary>The bits may be others, the values not: within 4e-7 of the largest of the case.</summary>
    public static void AssertNear(byte[] written)
    {
        float[] values = MemoryMarshal.Cast<byte, float>(written).ToArray();
        Assert.Equal(Results.Sum(r => r.Result.Length), values.Length);
        int start = 0;
        foreach ((string name, float[] result) in Results)
        {
            float worst = 4e-7f * result.Max(MathF.Abs);
            for (int i = 0; i < result.Length; i++)
            {
                if (!(MathF.Abs(values[start + i] - result[i]) <= worst))
                    Assert.Fail($"{name}: element {i} is {values[start + i]:R}, not {result[i]:R}.");
            }

            start += result.Length;
        }
    }
}
