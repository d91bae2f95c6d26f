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

    /// <summary>Holds two tensors of any type to the same bits.</summary>
    /// <param name="role">What they are.</param>
    /// <param name="expected">One.</param>
    /// <param name="actual">The other.</param>
    /// <param name="columns">The elements of a row.</param>
    /// <param name="anyNaN">Whether one NaN is as good as another.</param>
    /// <param name="what">What was computed.</param>
    public static void AssertSame(Role role, Array expected, Array actual, int columns, bool anyNaN, Func<string> what)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(expected.Length, actual.Length);
        Span<byte> left = Elements.Bytes(expected), right = Elements.Bytes(actual);
        int size = Elements.SizeOf(expected);
        for (int start = 0; ; start++)
        {
            start += left[(start * size)..].CommonPrefixLength(right[(start * size)..]) / size;
            if (start == expected.Length)
                return;
            if (anyNaN && double.IsNaN(Elements.At(expected, start)) && double.IsNaN(Elements.At(actual, start)))
                continue;
            Assert.Fail($"{what()}: {role} differs at row {start / columns}, element {start % columns}: {Elements.BitsAt(expected, start)} and {Elements.BitsAt(actual, start)}.");
        }
    }
}
