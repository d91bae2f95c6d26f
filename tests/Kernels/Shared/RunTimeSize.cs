using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NormGen.Runtime;
using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Kernels;

/// <summary>
/// The library's run-time-size kernels at this project's width; the library itself has them at the machine's. They make no checks
/// and take a null reference to a statistic for none.
/// </summary>
internal static partial class RunTimeSize
{
    public static NormForm[] Forms { get; } =
    [
        .. Layers("run-time kernel", Parts.None, c => Layer(c, c.X, ref None<NoWeight>(), ref None<NoBias>())),
        .. Layers("run-time kernel", Parts.Weight, c => Layer(c, c.X, ref Of(c.Weight), ref None<NoBias>())),
        .. Layers("run-time kernel", Parts.Bias, c => Layer(c, c.X, ref None<NoWeight>(), ref Of(c.Bias))),
        .. Layers("run-time kernel", Parts.Affine, c => Layer(c, c.X, ref Of(c.Weight), ref Of(c.Bias))),
        .. Layers("run-time kernel", Parts.Weight, c => Layer(c, c.X, ref ZeroCentred(c), ref None<NoBias>()), zeroCentered: true),
        .. Layers("run-time kernel", Parts.Affine, c => Layer(c, c.X, ref ZeroCentred(c), ref Of(c.Bias)), zeroCentered: true),
        new("run-time kernel, in place", Kind.Layer, Parts.All, c => Layer(c, c.Y, ref Of(c.Weight), ref Of(c.Bias))) { Epsilon = null, InPlace = true },

        .. Rmses("run-time kernel", Parts.None, c => Rms(c, c.X, ref None<NoWeight>(), ref None<NoBias>())),
        .. Rmses("run-time kernel", Parts.Weight, c => Rms(c, c.X, ref Of(c.Weight), ref None<NoBias>())),
        .. Rmses("run-time kernel", Parts.Bias, c => Rms(c, c.X, ref None<NoWeight>(), ref Of(c.Bias))),
        .. Rmses("run-time kernel", Parts.Affine, c => Rms(c, c.X, ref Of(c.Weight), ref Of(c.Bias))),
        .. Rmses("run-time kernel", Parts.Weight, c => Rms(c, c.X, ref ZeroCentred(c), ref None<NoBias>()), zeroCentered: true),
        .. Rmses("run-time kernel", Parts.Affine, c => Rms(c, c.X, ref ZeroCentred(c), ref Of(c.Bias)), zeroCentered: true),
        new("run-time kernel, in place", Kind.RMS, Parts.Weight | Parts.InvStd, c => Rms(c, c.Y, ref Of(c.Weight), ref None<NoBias>())) { Epsilon = null, InPlace = true },
    ];

    // A kernel without statistics is the same method given null references, which is what a call without them is.
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

    private static void Layer<TWeight, TBias>(NormCall c, In x, ref TWeight weight, ref TBias bias)
        where TWeight : unmanaged
        where TBias : unmanaged
    {
        nuint dim = (nuint)c.Dim, rows = (nuint)x.Length / dim;
        Layer(ref Of(x), ref weight, ref bias, ref Of(c.Y), ref Of(c.Mean), ref Of(c.InvStd), rows, dim, c.Epsilon, 0, dim, dim, 1);
    }

    private static void Rms<TWeight, TBias>(NormCall c, In x, ref TWeight weight, ref TBias bias)
        where TWeight : unmanaged
        where TBias : unmanaged
    {
        nuint dim = (nuint)c.Dim, rows = (nuint)x.Length / dim;
        Rms(ref Of(x), ref weight, ref bias, ref Of(c.Y), ref Of(c.InvStd), rows, dim, c.Epsilon, 0, dim, dim, 1);
    }

    private static ref T None<T>() => ref Unsafe.NullRef<T>();

    private static ref float Of(In span) => ref span.IsEmpty ? ref Unsafe.NullRef<float>() : ref MemoryMarshal.GetReference(span);

    private static ref ZeroCenteredWeight<float> ZeroCentred(NormCall c) => ref Unsafe.As<float, ZeroCenteredWeight<float>>(ref Of(c.Weight));

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    private static partial void Layer<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    private static partial void Rms<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
