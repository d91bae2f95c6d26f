using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NormGen.Runtime;

namespace NormGen.Tests.Numerics;

/// <summary>
/// Vectors of elements that are stored narrower than they are computed: the bits of the scalar casts, at every width, and no element
/// outside the row.
/// </summary>
public sealed class StorageTests
{
    private static readonly Half[] s_halves = MemoryMarshal.Cast<ushort, Half>(Patterns()).ToArray();
    private static readonly BFloat16[] s_bfloats = MemoryMarshal.Cast<ushort, BFloat16>(Patterns()).ToArray();
    private static readonly float[] s_floats = Floats();

    // One vector, from element i of x to element i of y.
    private delegate void Vector<TX, TY>(TX[] x, nuint i, TY[] y);

    // One tail, from element i of x to element i of y.
    private delegate void End<TX, TY>(TX[] x, nuint i, nuint count, TY[] y);

    [Fact]
    public void EveryHalf_IsWidenedAsItsCast()
    {
        float[] floats = Array.ConvertAll(s_halves, x => (float)x);
        Each(16, s_halves, floats, static (x, i, y) => Storage.Load512(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(8, s_halves, floats, static (x, i, y) => Storage.Load256(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(4, s_halves, floats, static (x, i, y) => Storage.Load128(in x[0], i).StoreUnsafe(ref y[0], i));

        double[] doubles = Array.ConvertAll(floats, x => (double)x);
        Each(8, s_halves, doubles, static (x, i, y) => Storage.LoadDouble512(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(4, s_halves, doubles, static (x, i, y) => Storage.LoadDouble256(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(2, s_halves, doubles, static (x, i, y) => Storage.LoadDouble128(in x[0], i).StoreUnsafe(ref y[0], i));
    }

    [Fact]
    public void EveryBFloat16_IsWidenedAsItsCast()
    {
        float[] floats = Array.ConvertAll(s_bfloats, x => (float)x);
        Each(16, s_bfloats, floats, static (x, i, y) => Storage.Load512(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(8, s_bfloats, floats, static (x, i, y) => Storage.Load256(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(4, s_bfloats, floats, static (x, i, y) => Storage.Load128(in x[0], i).StoreUnsafe(ref y[0], i));

        double[] doubles = Array.ConvertAll(floats, x => (double)x);
        Each(8, s_bfloats, doubles, static (x, i, y) => Storage.LoadDouble512(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(4, s_bfloats, doubles, static (x, i, y) => Storage.LoadDouble256(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(2, s_bfloats, doubles, static (x, i, y) => Storage.LoadDouble128(in x[0], i).StoreUnsafe(ref y[0], i));
    }

    [Fact]
    public void AFloat_IsWidenedAsItsCast()
    {
        double[] doubles = Array.ConvertAll(s_floats, x => (double)x);
        Each(8, s_floats, doubles, static (x, i, y) => Storage.LoadDouble512(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(4, s_floats, doubles, static (x, i, y) => Storage.LoadDouble256(in x[0], i).StoreUnsafe(ref y[0], i));
        Each(2, s_floats, doubles, static (x, i, y) => Storage.LoadDouble128(in x[0], i).StoreUnsafe(ref y[0], i));
    }

    [Fact]
    public void AFloat_IsRoundedToHalfAsItsCast()
    {
        Half[] narrow = Array.ConvertAll(s_floats, x => (Half)x);
        Each(16, s_floats, narrow, static (x, i, y) => Storage.Store(Vector512.LoadUnsafe(in x[0], i), ref y[0], i));
        Each(8, s_floats, narrow, static (x, i, y) => Storage.Store(Vector256.LoadUnsafe(in x[0], i), ref y[0], i));
        Each(4, s_floats, narrow, static (x, i, y) => Storage.Store(Vector128.LoadUnsafe(in x[0], i), ref y[0], i));

        float[] again = Array.ConvertAll(narrow, x => (float)x);
        Each(1, s_floats, again, static (x, i, y) => y[i] = Storage.RoundToHalf(x[i]));
        Each(16, s_floats, again, static (x, i, y) => Storage.RoundToHalf(Vector512.LoadUnsafe(in x[0], i)).StoreUnsafe(ref y[0], i));
        Each(8, s_floats, again, static (x, i, y) => Storage.RoundToHalf(Vector256.LoadUnsafe(in x[0], i)).StoreUnsafe(ref y[0], i));
        Each(4, s_floats, again, static (x, i, y) => Storage.RoundToHalf(Vector128.LoadUnsafe(in x[0], i)).StoreUnsafe(ref y[0], i));
    }

    [Fact]
    public void AFloat_IsRoundedToBFloat16AsItsCast()
    {
        BFloat16[] narrow = Array.ConvertAll(s_floats, x => (BFloat16)x);
        Each(16, s_floats, narrow, static (x, i, y) => Storage.Store(Vector512.LoadUnsafe(in x[0], i), ref y[0], i));
        Each(8, s_floats, narrow, static (x, i, y) => Storage.Store(Vector256.LoadUnsafe(in x[0], i), ref y[0], i));
        Each(4, s_floats, narrow, static (x, i, y) => Storage.Store(Vector128.LoadUnsafe(in x[0], i), ref y[0], i));

        float[] again = Array.ConvertAll(narrow, x => (float)x);
        Each(1, s_floats, again, static (x, i, y) => y[i] = Storage.RoundToBFloat16(x[i]));
        Each(16, s_floats, again, static (x, i, y) => Storage.RoundToBFloat16(Vector512.LoadUnsafe(in x[0], i)).StoreUnsafe(ref y[0], i));
        Each(8, s_floats, again, static (x, i, y) => Storage.RoundToBFloat16(Vector256.LoadUnsafe(in x[0], i)).StoreUnsafe(ref y[0], i));
        Each(4, s_floats, again, static (x, i, y) => Storage.RoundToBFloat16(Vector128.LoadUnsafe(in x[0], i)).StoreUnsafe(ref y[0], i));
    }

    [Fact]
    public void ATailOfHalf_EndsWithItsRow()
    {
        Half[] x = [.. Enumerable.Range(1, 40).Select(i => (Half)(float)i)];
        float[] floats = Array.ConvertAll(x, x => (float)x);
        LoadedTails(16, x, floats, static (x, i, n, y) => Tail.Load512(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(8, x, floats, static (x, i, n, y) => Tail.Load256(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(4, x, floats, static (x, i, n, y) => Tail.Load128(in x[0], i, n).StoreUnsafe(ref y[0]));
        StoredTails(16, floats, x, static (x, i, n, y) => Tail.Store(Vector512.LoadUnsafe(in x[0], i), ref y[0], i, n));
        StoredTails(8, floats, x, static (x, i, n, y) => Tail.Store(Vector256.LoadUnsafe(in x[0], i), ref y[0], i, n));
        StoredTails(4, floats, x, static (x, i, n, y) => Tail.Store(Vector128.LoadUnsafe(in x[0], i), ref y[0], i, n));
        double[] doubles = Array.ConvertAll(floats, x => (double)x);
        LoadedTails(8, x, doubles, static (x, i, n, y) => Tail.LoadDouble512(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(4, x, doubles, static (x, i, n, y) => Tail.LoadDouble256(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(2, x, doubles, static (x, i, n, y) => Tail.LoadDouble128(in x[0], i, n).StoreUnsafe(ref y[0]));
    }

    [Fact]
    public void ATailOfBFloat16_EndsWithItsRow()
    {
        BFloat16[] x = [.. Enumerable.Range(1, 40).Select(i => (BFloat16)(float)i)];
        float[] floats = Array.ConvertAll(x, x => (float)x);
        LoadedTails(16, x, floats, static (x, i, n, y) => Tail.Load512(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(8, x, floats, static (x, i, n, y) => Tail.Load256(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(4, x, floats, static (x, i, n, y) => Tail.Load128(in x[0], i, n).StoreUnsafe(ref y[0]));
        StoredTails(16, floats, x, static (x, i, n, y) => Tail.Store(Vector512.LoadUnsafe(in x[0], i), ref y[0], i, n));
        StoredTails(8, floats, x, static (x, i, n, y) => Tail.Store(Vector256.LoadUnsafe(in x[0], i), ref y[0], i, n));
        StoredTails(4, floats, x, static (x, i, n, y) => Tail.Store(Vector128.LoadUnsafe(in x[0], i), ref y[0], i, n));
        double[] doubles = Array.ConvertAll(floats, x => (double)x);
        LoadedTails(8, x, doubles, static (x, i, n, y) => Tail.LoadDouble512(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(4, x, doubles, static (x, i, n, y) => Tail.LoadDouble256(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(2, x, doubles, static (x, i, n, y) => Tail.LoadDouble128(in x[0], i, n).StoreUnsafe(ref y[0]));
    }

    [Fact]
    public void ATailOfDoubles_EndsWithItsRow()
    {
        float[] floats = [.. Enumerable.Range(1, 40).Select(i => (float)i)];
        double[] x = Array.ConvertAll(floats, x => (double)x);
        LoadedTails(8, floats, x, static (x, i, n, y) => Tail.LoadDouble512(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(4, floats, x, static (x, i, n, y) => Tail.LoadDouble256(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(2, floats, x, static (x, i, n, y) => Tail.LoadDouble128(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(8, x, x, static (x, i, n, y) => Tail.Load512(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(4, x, x, static (x, i, n, y) => Tail.Load256(in x[0], i, n).StoreUnsafe(ref y[0]));
        LoadedTails(2, x, x, static (x, i, n, y) => Tail.Load128(in x[0], i, n).StoreUnsafe(ref y[0]));
        StoredTails(8, x, x, static (x, i, n, y) => Tail.Store(Vector512.LoadUnsafe(in x[0], i), ref y[0], i, n));
        StoredTails(4, x, x, static (x, i, n, y) => Tail.Store(Vector256.LoadUnsafe(in x[0], i), ref y[0], i, n));
        StoredTails(2, x, x, static (x, i, n, y) => Tail.Store(Vector128.LoadUnsafe(in x[0], i), ref y[0], i, n));
    }

    [Fact]
    public void AMaskOfDoubles_HasTheFirstLanes()
    {
        for (uint count = 0; count <= 9; count++)
        {
            Assert.Equal((1u << (int)Math.Min(count, 8)) - 1, (uint)Tail.MaskDouble512(count).ExtractMostSignificantBits());
            Assert.Equal((1u << (int)Math.Min(count, 4)) - 1, Tail.MaskDouble256(count).ExtractMostSignificantBits());
            Assert.Equal((1u << (int)Math.Min(count, 2)) - 1, Tail.MaskDouble128(count).ExtractMostSignificantBits());
        }

        Assert.Equal(Vector512<ulong>.AllBitsSet, Tail.MaskDouble512(8).AsUInt64());
    }

    private static void Each<TX, TY>(int lanes, TX[] x, TY[] expected, Vector<TX, TY> vector)
        where TY : unmanaged
    {
        TY[] y = new TY[expected.Length];
        for (int i = 0; i < x.Length; i += lanes)
            vector(x, (nuint)i, y);
        AssertSame(expected, y);
    }

    private static void LoadedTails<TX, TY>(int lanes, TX[] x, TY[] values, End<TX, TY> load)
        where TY : unmanaged
    {
        for (int count = 1; count <= lanes + 1; count++)
        {
            TY[] loaded = new TY[lanes], expected = new TY[lanes];
            values.AsSpan(5, Math.Min(count, lanes)).CopyTo(expected);
            load(x, 5, (nuint)count, loaded);
            AssertSame(expected, loaded);

            // The last elements of an array.
            int start = x.Length - Math.Min(count, lanes);
            values.AsSpan(start).CopyTo(expected);
            load(x, (nuint)start, (nuint)count, loaded);
            AssertSame(expected, loaded);
        }
    }

    private static void StoredTails<TX, TY>(int lanes, TX[] x, TY[] values, End<TX, TY> store)
        where TY : unmanaged
    {
        for (int count = 1; count <= lanes + 1; count++)
        {
            TY[] stored = new TY[x.Length], expected = new TY[x.Length];
            values.AsSpan(5, Math.Min(count, lanes)).CopyTo(expected.AsSpan(5));
            store(x, 5, (nuint)count, stored);
            AssertSame(expected, stored);
        }
    }

    private static void AssertSame<T>(T[] expected, T[] actual)
        where T : unmanaged
    {
        ReadOnlySpan<byte> wanted = MemoryMarshal.AsBytes<T>(expected), got = MemoryMarshal.AsBytes<T>(actual);
        int same = wanted.CommonPrefixLength(got), size = wanted.Length / expected.Length, i = same / size;
        Assert.True(same == wanted.Length && same == got.Length, same == wanted.Length ? "Lengths differ." :
            $"Element {i} is {Convert.ToHexString(got.Slice(i * size, size))}, not {Convert.ToHexString(wanted.Slice(i * size, size))} (lowest byte first).");
    }

    private static ushort[] Patterns() => [.. Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits)];

    /// <summary>Every float at which rounding to a 16-bit number turns, with its neighbours, and NaNs.</summary>
    private static float[] Floats()
    {
        List<uint> magnitudes = [];
        for (ushort bits = 0; bits < 0x7C00; bits++)
        {
            uint low = BitConverter.SingleToUInt32Bits((float)BitConverter.UInt16BitsToHalf(bits));

            // Beyond the largest is 2¹⁶, from where the infinity begins half way.
            uint high = bits == 0x7BFF ? BitConverter.SingleToUInt32Bits(65536) : BitConverter.SingleToUInt32Bits((float)BitConverter.UInt16BitsToHalf((ushort)(bits + 1)));
            uint tie = BitConverter.SingleToUInt32Bits((BitConverter.UInt32BitsToSingle(low) + BitConverter.UInt32BitsToSingle(high)) / 2);
            magnitudes.AddRange([low, low + 1, tie - 1, tie, tie + 1, high - 1]);
        }

        for (uint bits = 0; bits < 0x7F80; bits++)
        {
            uint low = bits << 16, tie = low | 0x8000;
            magnitudes.AddRange([low, low + 1, tie - 1, tie, tie + 1, low | 0xFFFF]);
        }

        // Infinity, NaNs with one bit of payload or all, quiet or not, and subnormal floats.
        magnitudes.AddRange([0x7F80_0000, 0x7FFF_FFFF, 0x7FBF_FFFF, 0x007F_FFFF, 0x0080_0000]);
        for (int bit = 0; bit < 23; bit++)
            magnitudes.AddRange([0x7F80_0000 | 1u << bit, 0x7FC0_0000 | 1u << bit, 1u << bit, (1u << bit) - 1]);

        // Whole vectors of the widest.
        while (magnitudes.Count % 16 != 0)
            magnitudes.Add(0);
        return [.. magnitudes.Concat(magnitudes.Select(bits => bits | 0x8000_0000)).Select(BitConverter.UInt32BitsToSingle)];
    }
}
