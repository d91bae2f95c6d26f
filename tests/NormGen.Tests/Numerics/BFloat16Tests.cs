using System.Globalization;

namespace NormGen.Tests.Numerics;

/// <summary>The 16-bit brain float: every one of its 65,536 patterns, and the floats at which rounding turns.</summary>
public sealed class BFloat16Tests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static IEnumerable<BFloat16> All => Enumerable.Range(0, 1 << 16).Select(bits => BFloat16.FromBits((ushort)bits));

    private static IEnumerable<BFloat16> Numbers => All.Where(value => !BFloat16.IsNaN(value));

    [Fact]
    public void EveryPattern_IsTheUpperHalfOfItsFloat()
    {
        foreach (BFloat16 value in All)
            Assert.Equal((uint)value.ToBits() << 16, BitConverter.SingleToUInt32Bits((float)value));
    }

    [Fact]
    public void EveryNumber_SurvivesFloatAndDouble()
    {
        foreach (BFloat16 value in Numbers)
        {
            Assert.Equal(value.ToBits(), ((BFloat16)(float)value).ToBits());
            Assert.Equal(value.ToBits(), ((BFloat16)(double)value).ToBits());
        }
    }

    [Fact]
    public void EveryNaN_StaysOne_AndIsMadeQuiet()
    {
        foreach (BFloat16 value in All.Where(BFloat16.IsNaN))
        {
            Assert.Equal((ushort)(value.ToBits() | 0x40), ((BFloat16)(float)value).ToBits());
            Assert.True(float.IsNaN((float)value));
        }

        // A payload in the lower half alone must not become an infinity.
        Assert.True(BFloat16.IsNaN((BFloat16)BitConverter.UInt32BitsToSingle(0x7F80_0001)));
        Assert.True(BFloat16.IsNaN((BFloat16)BitConverter.UInt32BitsToSingle(0xFFBF_FFFF)));
        Assert.True(BFloat16.IsNaN((BFloat16)double.NaN));
    }

    [Fact]
    public void BetweenNeighbours_TheNearerIsTaken_AndTheEvenOneOfTwo()
    {
        for (uint bits = 0; bits < 0x7F80; bits++)
        {
            uint low = bits << 16, next = bits + 1;
            uint even = (bits & 1) == 0 ? bits : next;
            foreach ((uint offset, uint expected) in new[] { (0u, bits), (1u, bits), (0x7FFFu, bits), (0x8000u, even), (0x8001u, next), (0xFFFFu, next) })
            {
                Assert.Equal(expected, ((BFloat16)BitConverter.UInt32BitsToSingle(low + offset)).ToBits());
                Assert.Equal(expected | 0x8000, ((BFloat16)BitConverter.UInt32BitsToSingle(low + offset | 0x8000_0000)).ToBits());
            }
        }
    }

    [Fact]
    public void ADoubleCloserToATieThanAFloatCanTell_IsRoundedOnce()
    {
        for (ushort bits = 1; bits < 0x7F7F; bits += 7)
        {
            double low = (double)BFloat16.FromBits(bits), high = (double)BFloat16.FromBits((ushort)(bits + 1));
            double tie = low + (high - low) / 2;
            Assert.Equal(bits, ((BFloat16)Math.BitDecrement(tie)).ToBits());
            Assert.Equal(bits + 1, ((BFloat16)Math.BitIncrement(tie)).ToBits());
            Assert.Equal(bits + (bits & 1), ((BFloat16)tie).ToBits());
            Assert.Equal(bits | 0x8000, ((BFloat16)(-Math.BitDecrement(tie))).ToBits());
        }
    }

    [Theory]
    [InlineData(3.3895313892515355e38, 0x7F7F)]
    [InlineData(3.39617752923046e38, 0x7F80)]
    [InlineData(3.3961775292304597e38, 0x7F7F)]
    [InlineData(1e300, 0x7F80)]
    [InlineData(-1e300, 0xFF80)]
    [InlineData(double.PositiveInfinity, 0x7F80)]
    [InlineData(1e-300, 0x0000)]
    [InlineData(-1e-300, 0x8000)]
    public void AtTheEndsOfTheRange(double value, int bits) => Assert.Equal(bits, ((BFloat16)value).ToBits());

    [Fact]
    public void EveryHalf_IsRoundedOnce()
    {
        for (int bits = 0; bits < 1 << 16; bits++)
        {
            Half half = BitConverter.UInt16BitsToHalf((ushort)bits);
            Assert.Equal(((BFloat16)(double)half).ToBits() | (Half.IsNaN(half) ? 0x40 : 0), ((BFloat16)half).ToBits());
        }

        Assert.Equal(Half.PositiveInfinity, (Half)BFloat16.MaxValue);
    }

    [Fact]
    public void EveryNumber_IsReadBackFromItsText()
    {
        foreach (BFloat16 value in Numbers)
        {
            string text = value.ToString(null, Invariant);
            Assert.Equal(value.ToBits(), BFloat16.Parse(text, Invariant).ToBits());
            Assert.True(text.Count(char.IsDigit) <= 14, text);
        }
    }

    [Theory]
    [InlineData(0x4049, "3.14")]
    [InlineData(0x3F80, "1")]
    [InlineData(0x3DCD, "0.1")]
    [InlineData(0x8000, "-0")]
    [InlineData(0x7F80, "Infinity")]
    [InlineData(0x7FC0, "NaN")]
    [InlineData(0x42F7, "123.5")]
    [InlineData(0x0001, "9E-41")]
    public void TheText_IsTheShortest(int bits, string text)
    {
        BFloat16 value = BFloat16.FromBits((ushort)bits);
        Assert.Equal(text, value.ToString("R", Invariant));
        Span<char> written = stackalloc char[16];
        Assert.True(value.TryFormat(written, out int length, default, Invariant));
        Assert.Equal(text, written[..length].ToString());
        Assert.False(value.TryFormat([], out _, default, Invariant));
    }

    [Fact]
    public void AFormat_IsFloats()
    {
        Assert.Equal("3.1406", BFloat16.FromBits(0x4049).ToString("F4", Invariant));
        Assert.Equal("3,141", BFloat16.FromBits(0x4049).ToString("F3", new NumberFormatInfo { NumberDecimalSeparator = "," }));
    }

    [Fact]
    public void WhatIsNoNumber_IsNotRead()
    {
        Assert.Throws<FormatException>(() => BFloat16.Parse("one", Invariant));
        Assert.False(BFloat16.TryParse("one", Invariant, out BFloat16 result));
        Assert.Equal(default, result);
        Assert.False(BFloat16.TryParse(null, Invariant, out _));
    }

    [Fact]
    public void Order_IsFloats()
    {
        ushort[] picks = [0x0000, 0x8000, 0x0001, 0x8001, 0x3F80, 0xBF80, 0x7F7F, 0xFF7F, 0x7F80, 0xFF80, 0x7FC0, 0xFFC0];
        foreach (BFloat16 a in picks.Select(BFloat16.FromBits))
        {
            foreach (BFloat16 b in picks.Select(BFloat16.FromBits))
            {
                (float x, float y) = ((float)a, (float)b);
                Assert.Equal((bool[])[x == y, x != y, (x < y), (x > y), x <= y, x >= y], (bool[])[a == b, a != b, (a < b), (a > b), a <= b, a >= b]);
                Assert.Equal((x.Equals(y), x.CompareTo(y)), (a.Equals(b), a.CompareTo(b)));
                Assert.True(!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
            }

            Assert.Equal((float.IsNaN((float)a), float.IsInfinity((float)a), float.IsFinite((float)a)), (BFloat16.IsNaN(a), BFloat16.IsInfinity(a), BFloat16.IsFinite(a)));
            Assert.Equal(a.ToBits() ^ 0x8000, (-a).ToBits());
        }

        Assert.Equal(1, BFloat16.Epsilon.CompareTo(null));
        Assert.Throws<ArgumentException>(() => BFloat16.Epsilon.CompareTo(1f));
    }
}
