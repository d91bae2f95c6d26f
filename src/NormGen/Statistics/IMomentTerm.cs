using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NormGen.Statistics;

/// <summary>What an element adds to a sum. The lanes of a vector are elements that know nothing of one another, so every width gives the same bits.</summary>
internal interface IMomentTerm
{
    static abstract double Of(double x, double centre);

    static abstract Vector128<double> Of(Vector128<double> x, Vector128<double> centre);

    static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> centre);
}

/// <summary>The element itself: sums of these make the mean.</summary>
internal readonly struct Plain : IMomentTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double x, double centre) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> centre) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> centre) => x;
}

/// <summary>The squared deviation from the centre, each operation rounded.</summary>
internal readonly struct SquaredDeviation : IMomentTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double x, double centre) => (x - centre) * (x - centre);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Of(Vector128<double> x, Vector128<double> centre)
    {
        Vector128<double> deviation = x - centre;
        return deviation * deviation;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x, Vector256<double> centre)
    {
        Vector256<double> deviation = x - centre;
        return deviation * deviation;
    }
}
