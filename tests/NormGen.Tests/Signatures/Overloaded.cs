using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Signatures;

/// <summary>One name for several methods.</summary>
internal static partial class Overloaded
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void Norm(In x, In weight, Out y);

    [Norm(Kind.Layer, Axis.Feature, 3)]
    public static partial void Norm(In x, In weight, In bias, Out y);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void Norm(Out x, In weight);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void Norm(In x, In weight, Out y, float epsilon);

    [Norm(Kind.RMS, Axis.Feature, 3, 4)]
    public static partial void Norm(In x, In weight, Out y, Out invStd);

    /// <summary>An overload that is none of the generator's.</summary>
    public static int Norm(int value) => value;
}
