using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Signatures;

/// <summary>Every name that a role may go by, in any order, and roles given by attribute.</summary>
internal static partial class Aliased
{
    [Norm(Kind.Layer, Axis.Feature, 3)]
    public static partial void Greek(In input, In gamma, In beta, Out output);

    [Norm(Kind.Layer, Axis.Feature, 3)]
    public static partial void Plain(In x, In scale, In shift, Out destination);

    [Norm(Kind.Layer, Axis.Feature, 3)]
    public static partial void Statistics(In x, In weight, In bias, Out y, Out mean, Out rstd, float eps);

    [Norm(Kind.Layer, Axis.Feature, 3)]
    public static partial void AnyOrder(float epsilon, Out invStd, Out destination, In beta, Out mean, In gamma, In input);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void AnyOrderAnySize(float epsilon, Out invStd, Out destination, In beta, Out mean, In gamma, In input);

    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void InPlace(Out input, In scale);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void InPlaceAnySize(In scale, Out input);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void ByAttribute(
        [Role(Role.Dim)] int features, [Role(Role.Epsilon)] float tiny, [Role(Role.Mean)] Out centre, [Role(Role.InvStd)] Out spread, [Role(Role.X)] In from, [Role(Role.Y)] Out to);
}
