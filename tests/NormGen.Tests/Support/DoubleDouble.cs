namespace NormGen.Tests.Support;

/// <summary>A number as the sum of two doubles, some 32 digits: what answers of kernels that compute in double are compared with.</summary>
/// <param name="High">The number, rounded.</param>
/// <param name="Low">What the rounding left over.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High, part = sum - a.High;
        return Renormalized(sum, (a.High - (sum - part)) + (b.High - part) + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        return Renormalized(product, Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        DoubleDouble rest = a - b * quotient;
        return Renormalized(quotient, rest.High / b.High);
    }

    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        if (a.High == 0)
            return 0;
        double root = Math.Sqrt(a.High);
        DoubleDouble rest = a - new DoubleDouble(root, 0) * root;
        return Renormalized(root, rest.High / (2 * root));
    }

    public static DoubleDouble Max(DoubleDouble a, DoubleDouble b) => a.High > b.High || (a.High == b.High && a.Low > b.Low) ? a : b;

    private static DoubleDouble Renormalized(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
