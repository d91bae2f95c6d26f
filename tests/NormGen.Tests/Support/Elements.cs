using System.Runtime.InteropServices;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Arrays of the four element types, by way of double, which holds every value of each exactly.</summary>
internal static class Elements
{
    // Quiet NaNs with a payload that no computation makes: what is read beyond a row shows in its answer, and what is written shows here.
    private static readonly float s_untouchedSingle = BitConverter.UInt32BitsToSingle(0x7FC5A5A5);
    private static readonly double s_untouchedDouble = BitConverter.UInt64BitsToDouble(0x7FF85A5A5A5A5A5A);
    private static readonly Half s_untouchedHalf = BitConverter.UInt16BitsToHalf(0x7E5A);
    private static readonly BFloat16 s_untouchedBFloat16 = BFloat16.FromBits(0x7FDA);

    /// <summary>An array that nothing was written to yet.</summary>
    public static Array Untouched(ElementType type, int length)
    {
        switch (type)
        {
            case ElementType.Double:
                double[] doubles = new double[length];
                Array.Fill(doubles, s_untouchedDouble);
                return doubles;
            case ElementType.Half:
                Half[] halves = new Half[length];
                Array.Fill(halves, s_untouchedHalf);
                return halves;
            case ElementType.BFloat16:
                BFloat16[] bfloats = new BFloat16[length];
                Array.Fill(bfloats, s_untouchedBFloat16);
                return bfloats;
            default:
                float[] floats = new float[length];
                Array.Fill(floats, s_untouchedSingle);
                return floats;
        }
    }

    /// <summary>Rounds numbers to a type.</summary>
    public static Array Round(ElementType type, double[] values) => type switch
    {
        ElementType.Double => values,
        ElementType.Half => Array.ConvertAll(values, static value => (Half)value),
        ElementType.BFloat16 => Array.ConvertAll(values, static value => (BFloat16)value),
        _ => Array.ConvertAll(values, static value => (float)value),
    };

    /// <summary>The numbers, exactly.</summary>
    public static double[] Widen(Array array) => array switch
    {
        double[] doubles => doubles,
        Half[] halves => Array.ConvertAll(halves, static value => (double)value),
        BFloat16[] bfloats => Array.ConvertAll(bfloats, static value => (double)value),
        _ => Array.ConvertAll((float[])array, static value => (double)value),
    };

    /// <summary>One number, exactly.</summary>
    public static double At(Array array, int index) => array switch
    {
        double[] doubles => doubles[index],
        Half[] halves => (double)halves[index],
        BFloat16[] bfloats => (double)bfloats[index],
        _ => ((float[])array)[index],
    };

    public static ElementType TypeOf(Array array) => array switch
    {
        double[] => ElementType.Double,
        Half[] => ElementType.Half,
        BFloat16[] => ElementType.BFloat16,
        _ => ElementType.Single,
    };

    public static int SizeOf(Array array) => array switch
    {
        double[] => 8,
        float[] => 4,
        _ => 2,
    };

    /// <summary>The memory of an array.</summary>
    public static Span<byte> Bytes(Array array) => array switch
    {
        double[] doubles => MemoryMarshal.AsBytes(doubles.AsSpan()),
        Half[] halves => MemoryMarshal.AsBytes(halves.AsSpan()),
        BFloat16[] bfloats => MemoryMarshal.AsBytes(bfloats.AsSpan()),
        _ => MemoryMarshal.AsBytes(((float[])array).AsSpan()),
    };

    /// <summary>The bits of an element, for messages.</summary>
    public static string BitsAt(Array array, int index)
    {
        byte[] bytes = Bytes(array).Slice(index * SizeOf(array), SizeOf(array)).ToArray();
        if (BitConverter.IsLittleEndian)
            Array.Reverse(bytes);
        return $"0x{Convert.ToHexString(bytes)} ({At(array, index):G9})";
    }

    /// <summary>Whether a number is near enough; what is beyond a type is infinite in it.</summary>
    public static bool IsNear(ElementType type, double expected, double actual, double bound) => Math.Abs(actual - expected) <= bound || Overflowed(type, expected, actual, bound);

    /// <summary>Whether a number is infinite because what is right is, or may round to what is, beyond its type.</summary>
    public static bool Overflowed(ElementType type, double expected, double actual, double bound) =>
        Math.Abs(expected) + bound > Largest(type) && actual == expected * double.PositiveInfinity;

    /// <summary>The largest number of a type.</summary>
    public static double Largest(ElementType type) => type switch
    {
        ElementType.Double => double.MaxValue,
        ElementType.Half => (double)Half.MaxValue,
        ElementType.BFloat16 => Math.ScaleB(255, 120),
        _ => float.MaxValue,
    };

    /// <summary>The distance from a number of a type to its neighbour away from zero; of zero, the smallest number.</summary>
    public static double Ulp(ElementType type, double value)
    {
        (int fraction, int least) = type switch
        {
            ElementType.Double => (52, -1074),
            ElementType.Half => (10, -24),
            ElementType.BFloat16 => (7, -133),
            _ => (23, -149),
        };
        return value == 0 ? Math.ScaleB(1, least) : Math.ScaleB(1, Math.Max(least, Math.ILogB(value) - fraction));
    }
}
