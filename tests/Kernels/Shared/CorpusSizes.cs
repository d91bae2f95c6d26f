using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>Every size of the corpus, some twenty to a method, with all parts that the kind has.</summary>
internal static partial class CorpusSizes
{
    public static NormForm[] Forms { get; } =
    [
        new("several sizes, 1 to 16", Kind.Layer, Parts.All, c => Layer1To16(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(1, 16)] },
        new("several sizes, 17 to 32", Kind.Layer, Parts.All, c => Layer17To32(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(17, 16)] },
        new("several sizes, 33 to 48", Kind.Layer, Parts.All, c => Layer33To48(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(33, 16)] },
        new("several sizes, 49 to 64", Kind.Layer, Parts.All, c => Layer49To64(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(49, 16)] },
        new("several sizes, 65 to 80", Kind.Layer, Parts.All, c => Layer65To80(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(65, 16)] },
        new("several sizes, 81 to 96", Kind.Layer, Parts.All, c => Layer81To96(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(81, 16)] },
        new("several sizes, 97 to 112", Kind.Layer, Parts.All, c => Layer97To112(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(97, 16)] },
        new("several sizes, 113 to 130", Kind.Layer, Parts.All, c => Layer113To130(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [.. Enumerable.Range(113, 18)] },
        new("several large sizes", Kind.Layer, Parts.All, c => LayerLarge(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd)) { Sizes = [255, 256, 257, 258, 259, 260, 768, 1000, 1021, 1024, 4096, 4097] },
        new("several sizes, 1 to 16", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS1To16(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(1, 16)] },
        new("several sizes, 17 to 32", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS17To32(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(17, 16)] },
        new("several sizes, 33 to 48", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS33To48(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(33, 16)] },
        new("several sizes, 49 to 64", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS49To64(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(49, 16)] },
        new("several sizes, 65 to 80", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS65To80(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(65, 16)] },
        new("several sizes, 81 to 96", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS81To96(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(81, 16)] },
        new("several sizes, 97 to 112", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS97To112(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(97, 16)] },
        new("several sizes, 113 to 130", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMS113To130(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [.. Enumerable.Range(113, 18)] },
        new("several large sizes", Kind.RMS, Parts.Weight | Parts.InvStd, c => RMSLarge(c.X, c.Weight, c.Y, c.InvStd)) { Sizes = [255, 256, 257, 258, 259, 260, 768, 1000, 1021, 1024, 4096, 4097] },
    ];

    [Norm(Kind.Layer, Axis.Feature, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)]
    private static partial void Layer1To16(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)]
    private static partial void Layer17To32(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48)]
    private static partial void Layer33To48(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64)]
    private static partial void Layer49To64(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80)]
    private static partial void Layer65To80(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96)]
    private static partial void Layer81To96(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112)]
    private static partial void Layer97To112(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130)]
    private static partial void Layer113To130(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.Layer, Axis.Feature, 255, 256, 257, 258, 259, 260, 768, 1000, 1021, 1024, 4096, 4097)]
    private static partial void LayerLarge(In x, In weight, In bias, Out y, Out mean, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)]
    private static partial void RMS1To16(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)]
    private static partial void RMS17To32(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48)]
    private static partial void RMS33To48(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64)]
    private static partial void RMS49To64(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80)]
    private static partial void RMS65To80(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96)]
    private static partial void RMS81To96(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112)]
    private static partial void RMS97To112(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130)]
    private static partial void RMS113To130(In x, In weight, Out y, Out invStd);

    [Norm(Kind.RMS, Axis.Feature, 255, 256, 257, 258, 259, 260, 768, 1000, 1021, 1024, 4096, 4097)]
    private static partial void RMSLarge(In x, In weight, Out y, Out invStd);
}
