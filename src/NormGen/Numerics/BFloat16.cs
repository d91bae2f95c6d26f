using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NormGen;

/// <summary>
/// A 16-bit floating-point number with the range of <see cref="float"/> and 8 bits of precision: the upper half of a float. It is
/// for storage; arithmetic is done in float.
/// </summary>
/// <remarks>
/// One sign bit, 8 exponent bits, 7 fraction bits, as in the hardware's and the model files' bfloat16. Spans of it may be reinterpreted as spans
/// of <see cref="ushort"/> and back with <c>MemoryMarshal.Cast</c>.
/// </remarks>
public readonly struct BFloat16 : IEquatable<BFloat16>, IComparable<BFloat16>, IComparable, ISpanFormattable, ISpanParsable<BFloat16>
{
    private const ushort QuietBit = 0x0040, ExponentMask = 0x7F80, SignMask = 0x8000;

    // Significant decimal digits that tell any two neighbours apart.
    private const int MostDigits = 4;

    private readonly ushort bits;

    private BFloat16(ushort bits) => this.bits = bits;

    /// <summary>Gets the smallest number above zero, 2⁻¹³³.</summary>
    public static BFloat16 Epsilon => new(0x0001);

    /// <summary>Gets the largest finite number, about 3.39·10³⁸.</summary>
    public static BFloat16 MaxValue => new(0x7F7F);

    /// <summary>Gets the smallest finite number, about −3.39·10³⁸.</summary>
    public static BFloat16 MinValue => new(0xFF7F);

    /// <summary>Gets a quiet NaN.</summary>
    public static BFloat16 NaN => new(0xFFC0);

    /// <summary>Gets −∞.</summary>
    public static BFloat16 NegativeInfinity => new(0xFF80);

    /// <summary>Gets +∞.</summary>
    public static BFloat16 PositiveInfinity => new(0x7F80);

    /// <summary>The number with these bits.</summary>
    /// <param name="bits">Sign, exponent and fraction, from the highest bit down.</param>
    /// <returns>The number.</returns>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The bits of the number.</summary>
    /// <returns>Sign, exponent and fraction, from the highest bit down.</returns>
    public ushort ToBits() => bits;

    /// <summary>Rounds to nearest, ties to even; a NaN stays one, is made quiet, and keeps its sign and the upper bits of its payload.</summary>
    /// <param name="value">The number to round.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static explicit operator BFloat16(float value)
    {
        uint wide = BitConverter.SingleToUInt32Bits(value);
        return new(float.IsNaN(value)
            ? (ushort)((wide >> 16) | QuietBit)
            : (ushort)(unchecked(wide + 0x7FFF + ((wide >> 16) & 1)) >> 16));
    }

    /// <summary>Rounds once, to nearest, ties to even.</summary>
    /// <param name="value">The number to round.</param>
    public static explicit operator BFloat16(double value)
    {
        float narrow = (float)value;
        if (double.IsNaN(value) || narrow == value)
            return (BFloat16)narrow;

        // Rounded to odd on the way, so that the second rounding sees on which side of a tie the number was.
        uint wide = BitConverter.SingleToUInt32Bits(narrow);
        if (Math.Abs((double)narrow) > Math.Abs(value))
            wide--;
        return (BFloat16)BitConverter.UInt32BitsToSingle(wide | 1);
    }

    /// <summary>Rounds to nearest, ties to even; every Half is in range.</summary>
    /// <param name="value">The number to round.</param>
    public static explicit operator BFloat16(Half value) => (BFloat16)(float)value;

    /// <summary>Exact.</summary>
    /// <param name="value">The number to widen.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static explicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.bits << 16);

    /// <summary>Exact.</summary>
    /// <param name="value">The number to widen.</param>
    public static explicit operator double(BFloat16 value) => (float)value;

    /// <summary>Rounds to nearest, ties to even; what is out of range becomes an infinity.</summary>
    /// <param name="value">The number to round.</param>
    public static explicit operator Half(BFloat16 value) => (Half)(float)value;

    /// <summary>Whether two numbers are equal: +0 equals −0, and a NaN nothing.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <summary>Whether two numbers differ; a NaN differs from everything.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != (float)right;

    /// <summary>Whether one number is below another.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(BFloat16 left, BFloat16 right) => (float)left < (float)right;

    /// <summary>Whether one number is above another.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(BFloat16 left, BFloat16 right) => (float)left > (float)right;

    /// <summary>Whether one number is below another or equal to it.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator <=(BFloat16 left, BFloat16 right) => (float)left <= (float)right;

    /// <summary>Whether one number is above another or equal to it.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    public static bool operator >=(BFloat16 left, BFloat16 right) => (float)left >= (float)right;

    /// <summary>The number with its sign reversed, a NaN's too.</summary>
    /// <param name="value">A number.</param>
    public static BFloat16 operator -(BFloat16 value) => new((ushort)(value.bits ^ SignMask));

    /// <summary>Whether this is no number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for a NaN.</returns>
    public static bool IsNaN(BFloat16 value) => (value.bits & ~SignMask) > ExponentMask;

    /// <summary>Whether this is an infinity.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for +∞ and −∞.</returns>
    public static bool IsInfinity(BFloat16 value) => (value.bits & ~SignMask) == ExponentMask;

    /// <summary>Whether this is neither infinite nor a NaN.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for a number.</returns>
    public static bool IsFinite(BFloat16 value) => (value.bits & ExponentMask) != ExponentMask;

    /// <summary>Reads a number, by way of double.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Whose way of writing numbers it is; null for the current culture's.</param>
    /// <returns>The nearest BFloat16.</returns>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static BFloat16 Parse(string s, IFormatProvider? provider = null) => (BFloat16)double.Parse(s, provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static BFloat16 Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => (BFloat16)double.Parse(s, provider);

    /// <summary>Reads a number, by way of double.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Whose way of writing numbers it is; null for the current culture's.</param>
    /// <param name="result">The nearest BFloat16, or zero.</param>
    /// <returns>False where the text is no number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BFloat16 result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out BFloat16)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BFloat16 result)
    {
        bool isNumber = double.TryParse(s, provider, out double value);
        result = (BFloat16)value;
        return isNumber;
    }

    /// <summary>Equal numbers, and any two NaNs, as <see cref="float.Equals(float)"/> has it.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(BFloat16 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Numbers in their order, a NaN before them all, as <see cref="float.CompareTo(float)"/> has it.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Below zero, zero or above it, where this comes before the other, is equal to it or comes after.</returns>
    public int CompareTo(BFloat16 other) => ((float)this).CompareTo((float)other);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="obj"/> is something else.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException($"A {nameof(BFloat16)} cannot be compared with a {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>The shortest decimal number that is read back as this one.</summary>
    /// <returns>The text, in the current culture's way of writing.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The number as text.</summary>
    /// <param name="format">A format of <see cref="float"/>'s; null, G or R for the shortest number that is read back as this one.</param>
    /// <param name="formatProvider">Whose way of writing numbers; null for the current culture's.</param>
    /// <returns>The text.</returns>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        IsShortest(format) ? Shortest().ToString(formatProvider) : ((float)this).ToString(format, formatProvider);

    /// <summary>Writes what <see cref="ToString(string?, IFormatProvider?)"/> gives.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">How many characters it took.</param>
    /// <param name="format">The format.</param>
    /// <param name="provider">Whose way of writing numbers; null for the current culture's.</param>
    /// <returns>False where the destination is too short.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => IsShortest(format)
        ? Shortest().TryFormat(destination, out charsWritten, default, provider)
        : ((float)this).TryFormat(destination, out charsWritten, format, provider);

    private static bool IsShortest(ReadOnlySpan<char> format) => format is "" or "G" or "g" or "R" or "r";

    /// <summary>A float whose own shortest text is the shortest of this number.</summary>
    private float Shortest()
    {
        float exact = (float)this;
        if (!IsFinite(this))
            return exact;
        Span<char> text = stackalloc char[32];
        for (int digits = 1; digits < MostDigits; digits++)
        {
            exact.TryFormat(text, out int length, $"E{digits - 1}", CultureInfo.InvariantCulture);
            float rounded = float.Parse(text[..length], CultureInfo.InvariantCulture);
            if (((BFloat16)rounded).bits == bits)
                return rounded;
        }

        exact.TryFormat(text, out int whole, $"E{MostDigits - 1}", CultureInfo.InvariantCulture);
        return float.Parse(text[..whole], CultureInfo.InvariantCulture);
    }
}
