using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>The methods whose checks <see cref="CheckTests"/> and <see cref="OverlapTests"/> provoke.</summary>
internal static partial class Checked
{
    [Norm(Kind.RMS, Axis.Feature, 4096)]
    public static partial void Rms4096(In x, In weight, Out y);

    [Norm(Kind.Layer, Axis.Feature, 4)]
    public static partial void Layer4(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 4)]
    public static partial void Layer4InPlace(Out x, In weight, In bias, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 4, 8)]
    public static partial void LayerSeveral(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerAny(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature)]
    public static partial void LayerAnyInPlace(Out x, In weight, In bias, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 4)]
    public static partial void Renamed(In input, In gamma, Out destination, Out rstd, float eps);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void ByDim(In x, Out y, int dim);

    [Norm(Kind.RMS, Axis.Feature, 4, 8)]
    public static partial void SeveralByDim(In x, Out y, int dim);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void ByWeight(In x, In weight, Out y);

    [Norm(Kind.RMS, Axis.Feature)]
    public static partial void ByBias(In x, In beta, Out y);
}
