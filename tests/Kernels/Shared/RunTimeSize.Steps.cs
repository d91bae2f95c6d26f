using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NormGen.Runtime;
using static NormGen.Role;

namespace NormGen.Tests.Kernels;

// Those of other types and kinds, and the parts that placed methods are put together from.
internal static partial class RunTimeSize
{
    private static readonly Role[] s_layer = [X, Weight, Bias, Y, Mean, InvStd], s_rms = [X, Weight, Y, InvStd];

    public static StepForm[] Steps { get; } =
    [
        new("run-time kernel", Kind.Layer, Placement.None, s_layer, c => Layer(c, ref Of<Half>(c.X), ref Of<Half>(c.Weight), ref Of<Half>(c.Bias), ref Of<Half>(c.Y))) { X = ElementType.Half },
        new("run-time kernel", Kind.Layer, Placement.None, s_layer, c => Layer(c, ref Of<BFloat16>(c.X), ref Of<float>(c.Weight), ref Of<float>(c.Bias), ref Of<float>(c.Y))) { X = ElementType.BFloat16, Y = ElementType.Single, Parameters = ElementType.Single },
        new("run-time kernel", Kind.Layer, Placement.None, s_layer, c => LayerDouble(c, ref Of<double>(c.Weight), ref Of<double>(c.Bias))) { X = ElementType.Double },
        new("run-time kernel", Kind.Layer, Placement.None, s_layer, c => LayerDouble(c, ref Of<float>(c.Weight), ref Of<float>(c.Bias))) { X = ElementType.Double, Parameters = ElementType.Single },
        new("run-time kernel", Kind.RMS, Placement.None, s_rms, c => Rms(c, ref Of<Half>(c.X), ref Of<Half>(c.Weight), ref Of<double>(c.Y))) { X = ElementType.Half, Y = ElementType.Double },
        new("run-time kernel", Kind.RMS, Placement.None, s_rms, c => Rms(c, ref Of<BFloat16>(c.X), ref As<BFloat16, ZeroCenteredWeight<BFloat16>>(c.Weight), ref Of<BFloat16>(c.Y))) { X = ElementType.BFloat16, ZeroCentered = true },
        new("run-time kernel", Kind.RMS, Placement.None, s_rms, c => RmsDouble(c, ref As<double, ZeroCenteredWeight<double>>(c.Weight))) { X = ElementType.Double, ZeroCentered = true },
        new("run-time kernel", Kind.L2, Placement.None, s_rms, c => L2(c, ref Of<float>(c.X), ref Of<float>(c.Weight), ref Of<float>(c.Y))),
        new("run-time kernel, ScaleNorm", Kind.L2, Placement.None, s_rms, c => L2Shared<float>(c)) { SharedWeight = true },
        new("run-time kernel, ScaleNorm", Kind.L2, Placement.None, s_rms, c => L2Shared<BFloat16>(c)) { X = ElementType.BFloat16, Parameters = ElementType.Single, SharedWeight = true },
        new("run-time kernel", Kind.L2, Placement.None, s_rms, c => L2Double(c, ref Of<float>(c.Weight))) { X = ElementType.Double, Parameters = ElementType.Single },
        new("run-time kernels", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, ResidualScale, BranchScale], PostHalf) { X = ElementType.Half },
        new("run-time kernels", Kind.Layer, Placement.Post, [X, Residual, Weight, Bias, Sum, Y, Mean, InvStd, ResidualScale, BranchScale], PostDouble) { X = ElementType.Double },
        new("run-time kernels", Kind.Layer, Placement.Sandwich, [X, Residual, Weight, Bias, NextWeight, NextBias, Y, Mean, InvStd, NextMean, NextInvStd, ResidualScale, BranchScale], SandwichBFloat) { X = ElementType.BFloat16 },
    ];

    private static nuint Rows(StepCall c) => (nuint)(c.X.Length / c.Dim);

    private static ref T Of<T>(Tensor tensor) => ref tensor.Length == 0 ? ref Unsafe.NullRef<T>() : ref MemoryMarshal.GetReference(tensor.Of<T>());

    private static ref TOther As<T, TOther>(Tensor tensor) => ref Unsafe.As<T, TOther>(ref Of<T>(tensor));

    private static void Layer<TX, TParameter, TY>(StepCall c, ref TX x, ref TParameter weight, ref TParameter bias, ref TY y)
        where TX : unmanaged
        where TParameter : unmanaged
        where TY : unmanaged
    {
        nuint dim = (nuint)c.Dim;
        Layer(ref x, ref weight, ref bias, ref y, ref Of<float>(c.Mean), ref Of<float>(c.InvStd), Rows(c), dim, 1e-5f, 0, dim, dim, 1);
    }

    private static void LayerDouble<TParameter>(StepCall c, ref TParameter weight, ref TParameter bias)
        where TParameter : unmanaged
    {
        nuint dim = (nuint)c.Dim;
        Layer(ref Of<double>(c.X), ref weight, ref bias, ref Of<double>(c.Y), ref Of<double>(c.Mean), ref Of<double>(c.InvStd), Rows(c), dim, 1e-5, 0, dim, dim, 1);
    }

    private static void Rms<TX, TWeight, TY>(StepCall c, ref TX x, ref TWeight weight, ref TY y)
        where TX : unmanaged
        where TWeight : unmanaged
        where TY : unmanaged
    {
        nuint dim = (nuint)c.Dim;
        Rms(ref x, ref weight, ref None<NoBias>(), ref y, ref Of<float>(c.InvStd), Rows(c), dim, 1e-5f, 0, dim, dim, 1);
    }

    private static void RmsDouble<TWeight>(StepCall c, ref TWeight weight)
        where TWeight : unmanaged
    {
        nuint dim = (nuint)c.Dim;
        Rms(ref Of<double>(c.X), ref weight, ref None<NoBias>(), ref Of<double>(c.Y), ref Of<double>(c.InvStd), Rows(c), dim, 1e-5, 0, dim, dim, 1);
    }

    private static void L2<TX, TWeight>(StepCall c, ref TX x, ref TWeight weight, ref TX y)
        where TX : unmanaged
        where TWeight : unmanaged
    {
        nuint dim = (nuint)c.Dim;
        L2(ref x, ref weight, ref None<NoBias>(), ref y, ref Of<float>(c.InvStd), Rows(c), dim, 1e-5f, dim, dim, 1);
    }

    private static void L2Shared<TX>(StepCall c)
        where TX : unmanaged
    {
        float weight = (float)c.SharedWeight;
        L2(c, ref Of<TX>(c.X), ref Unsafe.As<float, SharedWeight<float>>(ref weight), ref Of<TX>(c.Y));
    }

    private static void L2Double<TWeight>(StepCall c, ref TWeight weight)
        where TWeight : unmanaged
    {
        nuint dim = (nuint)c.Dim;
        L2(ref Of<double>(c.X), ref weight, ref None<NoBias>(), ref Of<double>(c.Y), ref Of<double>(c.InvStd), Rows(c), dim, 1e-5, dim, dim, 1);
    }

    private static void PostHalf(StepCall c)
    {
        nuint dim = (nuint)c.Dim;
        AddUp(ref Of<Half>(c.X), ref Of<Half>(c.Residual), ref Of<Half>(c.Sum), Rows(c), dim, (float)c.ResidualScale, (float)c.BranchScale, dim, dim, dim);
        Layer(c, ref Of<Half>(c.Sum), ref Of<Half>(c.Weight), ref Of<Half>(c.Bias), ref Of<Half>(c.Y));
    }

    private static void PostDouble(StepCall c)
    {
        nuint dim = (nuint)c.Dim;
        AddUp(ref Of<double>(c.X), ref Of<double>(c.Residual), ref Of<double>(c.Sum), Rows(c), dim, c.ResidualScale, c.BranchScale, dim, dim, dim);
        Layer(ref Of<double>(c.Sum), ref Of<double>(c.Weight), ref Of<double>(c.Bias), ref Of<double>(c.Y), ref Of<double>(c.Mean), ref Of<double>(c.InvStd), Rows(c), dim, 1e-5, 0, dim, dim, 1);
    }

    private static void SandwichBFloat(StepCall c)
    {
        nuint dim = (nuint)c.Dim;
        LayerBranch(
            ref Of<BFloat16>(c.X), ref Of<BFloat16>(c.Residual), ref Of<BFloat16>(c.Weight), ref Of<BFloat16>(c.Bias), ref Of<BFloat16>(c.Residual), ref Of<float>(c.Mean), ref Of<float>(c.InvStd),
            Rows(c), dim, 1e-5f, 0, (float)c.ResidualScale, (float)c.BranchScale, dim, dim, dim, 1);
        Layer(
            ref Of<BFloat16>(c.Residual), ref Of<BFloat16>(c.NextWeight), ref Of<BFloat16>(c.NextBias), ref Of<BFloat16>(c.Y), ref Of<float>(c.NextMean), ref Of<float>(c.NextInvStd),
            Rows(c), dim, 1e-5f, 0, dim, dim, 1);
    }

    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    private static partial void Layer<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double mean, ref double invStd,
        nuint rows, nuint dim, double epsilon, double epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged;

    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    private static partial void Rms<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double invStd,
        nuint rows, nuint dim, double epsilon, double epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged;

    [RuntimeKernel, Norm(Kind.L2, Axis.Feature)]
    private static partial void L2<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        nuint rows, nuint dim, float epsilon, nuint xStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    [RuntimeKernel, Norm(Kind.L2, Axis.Feature)]
    private static partial void L2<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double invStd,
        nuint rows, nuint dim, double epsilon, nuint xStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged;

    [RuntimeKernel(RuntimePart.Branch), Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void LayerBranch<TX, TResidual, TWeight, TBias, TY>(
        ref TX x, ref TResidual residual, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, float residualScale, float branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TResidual : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    [RuntimeKernel(RuntimePart.Sum), Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void AddUp<TX, TResidual, TY>(
        ref TX x, ref TResidual residual, ref TY y, nuint rows, nuint dim, float residualScale, float branchScale, nuint xStride, nuint residualStride, nuint yStride)
        where TX : unmanaged
        where TResidual : unmanaged
        where TY : unmanaged;

    [RuntimeKernel(RuntimePart.Sum), Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void AddUp(
        ref double x, ref double residual, ref double y, nuint rows, nuint dim, double residualScale, double branchScale, nuint xStride, nuint residualStride, nuint yStride);
}
