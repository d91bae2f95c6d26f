using System.Runtime.InteropServices;

namespace TransformerBlock.Checking;

/// <summary>Floats as bits: −0 is not 0, and a NaN equals itself.</summary>
internal static class Bits
{
    /// <summary>The first element that differs in any bit; −1 where none does.</summary>
    public static int FirstDifference(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        int common = Cast(left).CommonPrefixLength(Cast(right));
        return common == left.Length && common == right.Length ? -1 : common;
    }

    /// <summary>FNV-1a over all bits: two runs with the same checksum had the same numbers, most likely.</summary>
    public static uint Checksum(ReadOnlySpan<float> values)
    {
        uint hash = 2166136261;
        foreach (byte part in MemoryMarshal.AsBytes(values))
            hash = unchecked((hash ^ part) * 16777619);
        return hash;
    }

    private static ReadOnlySpan<int> Cast(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values);
}
