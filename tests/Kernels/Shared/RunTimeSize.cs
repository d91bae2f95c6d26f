using NormGen.Runtime;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>
/// The library's run-time-size kernels at this project's width; the library itself has them at the machine's. They make no checks
/// and take an empty mean or invStd for none.
/// </summary>
internal static partial class RunTimeSize
{
    public static NormForm[] Forms { get; } =
    [
        .. Layers("run-time kernel", Parts.None, c => Layer(c.X, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon)),
        .. Layers("run-time kernel", Parts.Weight, c => LayerW(c.X, c.Weight, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon)),
        .. Layers("run-time kernel", Parts.Bias, c => LayerB(c.X, c.Bias, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon)),
        .. Layers("run-time kernel", Parts.Affine, c => LayerWB(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon)),
        .. Layers("run-time kernel", Parts.Weight, c => LayerZ(c.X, c.Weight, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon), zeroCentered: true),
        .. Layers("run-time kernel", Parts.Affine, c => LayerZB(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon), zeroCentered: true),
        new("run-time kernel, in place", Kind.Layer, Parts.All, c => LayerWB(c.Y, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Dim, c.Epsilon)) { Epsilon = null, InPlace = true },

        .. Rmses("run-time kernel", Parts.None, c => Rms(c.X, c.Y, c.InvStd, c.Dim, c.Epsilon)),
        .. Rmses("run-time kernel", Parts.Weight, c => RmsW(c.X, c.Weight, c.Y, c.InvStd, c.Dim, c.Epsilon)),
        .. Rmses("run-time kernel", Parts.Bias, c => RmsB(c.X, c.Bias, c.Y, c.InvStd, c.Dim, c.Epsilon)),
        .. Rmses("run-time kernel", Parts.Affine, c => RmsWB(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Dim, c.Epsilon)),
        .. Rmses("run-time kernel", Parts.Weight, c => RmsZ(c.X, c.Weight, c.Y, c.InvStd, c.Dim, c.Epsilon), zeroCentered: true),
        .. Rmses("run-time kernel", Parts.Affine, c => RmsZB(c.X, c.Weight, c.Bias, c.Y, c.InvStd, c.Dim, c.Epsilon), zeroCentered: true),
        new("run-time kernel, in place", Kind.RMS, Parts.Weight | Parts.InvStd, c => RmsW(c.Y, c.Weight, c.Y, c.InvStd, c.Dim, c.Epsilon)) { Epsilon = null, InPlace = true },
    ];

    // A kernel without statistics is the same method given empty spans, which is what a call without them is.
    private static NormForm[] Layers(string name, Parts affine, NormRun run, bool zeroCentered = false) =>
    [
        new(name, Kind.Layer, affine, run) { Epsilon = null, ZeroCentered = zeroCentered },
        new(name, Kind.Layer, affine | Parts.Statistics, run) { Epsilon = null, ZeroCentered = zeroCentered },
    ];

    private static NormForm[] Rmses(string name, Parts affine, NormRun run, bool zeroCentered = false) =>
    [
        new(name, Kind.RMS, affine, run) { Epsilon = null, ZeroCentered = zeroCentered },
        new(name, Kind.RMS, affine | Parts.InvStd, run) { Epsilon = null, ZeroCentered = zeroCentered },
    ];

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    private static partial void Layer(In x, Out y, Out mean, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerW(In x, In weight, Out y, Out mean, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerB(In x, In bias, Out y, Out mean, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    private static partial void LayerWB(In x, In weight, In bias, Out y, Out mean, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature, ZeroCentered = true)]
    private static partial void LayerZ(In x, In weight, Out y, Out mean, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature, ZeroCentered = true)]
    private static partial void LayerZB(In x, In weight, In bias, Out y, Out mean, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    private static partial void Rms(In x, Out y, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsW(In x, In weight, Out y, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsB(In x, In bias, Out y, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    private static partial void RmsWB(In x, In weight, In bias, Out y, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature, ZeroCentered = true)]
    private static partial void RmsZ(In x, In weight, Out y, Out invStd, int dim, float epsilon);

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature, ZeroCentered = true)]
    private static partial void RmsZB(In x, In weight, In bias, Out y, Out invStd, int dim, float epsilon);
}
