using System.Runtime.InteropServices;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Comparisons of bit patterns.</summary>
internal static class Bits
{
    /// <summary>Holds y, and the statistics that both have, to the same bits.</summary>
    public static void AssertSame(Outcome expected, Outcome actual, Parts common, int dim, Func<string> what)
    {
        AssertSame("y", expected.Y, actual.Y, dim, what);
        if (common.HasFlag(Parts.Mean))
            AssertSame("mean", expected.Mean, actual.Mean, 1, what);
        if (common.HasFlag(Parts.InvStd))
            AssertSame("invStd", expected.InvStd, actual.InvStd, 1, what);
    }

    /// <summary>Holds two tensors to the same bits.</summary>
    public static void AssertSame(string tensor, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, int dim, Func<string> what)
    {
        ReadOnlySpan<uint> left = MemoryMarshal.Cast<float, uint>(expected), right = MemoryMarshal.Cast<float, uint>(actual);
        int i = left.CommonPrefixLength(right);
        if (i < left.Length || left.Length != right.Length)
        {
            Assert.Fail($"{what()}: {tensor} differs at row {i / dim}, element {i % dim}: "
                + $"0x{left[i]:X8} ({expected[i]:G9}) and 0x{right[i]:X8} ({actual[i]:G9}).");
        }
    }
}
