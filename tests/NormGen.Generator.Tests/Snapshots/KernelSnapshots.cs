using NormGen.Generator.Tests.Support;
using static NormGen.Generator.Tests.Snapshots.Verifier;

namespace NormGen.Generator.Tests.Snapshots;

/// <summary>One generated file for each shape of kernel, to be read.</summary>
public sealed class KernelSnapshots
{
    [Fact]
    public Task RmsOf4096WithWeight() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 4096)] public static partial void InputNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);");

    [Fact]
    public Task LayerOf64WithWeightAndBias() => Snapshot(
        "[Norm(Kind.Layer, Axis.Feature, 64)] public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);");

    [Fact]
    public Task LayerOf1000WithSavedStatistics() => Snapshot(
        "[Norm(Kind.Layer, Axis.Feature, 1000)] public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd);");

    [Fact]
    public Task RmsOf5InPlaceWithoutWeight() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 5)] public static partial void Normalize(Span<float> x);");

    [Fact]
    public Task SeveralSizesToldByDim() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 8, 24)] public static partial void Normalize(ReadOnlySpan<float> x, Span<float> y, int dim);");

    [Fact]
    public Task NoSize() => Snapshot(
        "[Norm(Kind.Layer, Axis.Feature)] public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, float epsilon);");

    [Fact]
    public Task OneSizeWhereEmitIsRuntime() => Verify(Kernels(
        "[Norm(Kind.RMS, Axis.Feature, 4096)] public static partial void InputNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);").Emit("Runtime").Generate().Compiles().Driver);

    [Fact]
    public Task ZeroCenteredWeightWithBias() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 32, ZeroCentered = true, Epsilon = 1e-6)] public static partial void Gemma(ReadOnlySpan<float> x, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> destination);");

    [Fact]
    public Task WidthPinnedTo256() => Verify(Kernels(
        "[Norm(Kind.Layer, Axis.Feature, 100)] public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);").Width("256").Generate().Compiles().Driver);

    [Fact]
    public Task WidthPinnedToScalar() => Verify(Kernels(
        "[Norm(Kind.Layer, Axis.Feature, 100)] public static partial void LayerNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);").Width("Scalar").Generate().Compiles().Driver);

    [Fact]
    public Task RuntimeKernel() => Verify(Kernels(
        """
        [NormGen.Runtime.RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
        internal static partial void Layer<TX, TWeight, TBias, TY>(
            ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
            nuint rows, nuint dim, float epsilon, float epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
            where TX : unmanaged
            where TWeight : unmanaged
            where TBias : unmanaged
            where TY : unmanaged;
        """).And("namespace NormGen.Runtime;\ninternal sealed class RuntimeKernelAttribute : System.Attribute;\n").Width("256").Generate().Compiles().Driver);

    [Fact]
    public Task WrongMethod() => Snapshot(
        "[Norm(Kind.RMS, Axis.Feature, 0)] public static partial int Wrong(ReadOnlySpan<float> x, Span<float> y);");

    private static Task Snapshot(string method) => Verify(Kernels(method).Generate().Compiles().Driver);

    internal static Consumer Kernels(string method) => Consumer.Of(
        $$"""
        using System;
        using NormGen;

        namespace Models;

        internal static partial class Kernels
        {
            {{method}}
        }
        """);
}
