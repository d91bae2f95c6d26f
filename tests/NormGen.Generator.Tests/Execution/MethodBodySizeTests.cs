using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Execution;

/// <summary>The JIT gives up optimising long methods; 8 KB of IL is far below that, and as much as anyone would want to step through.</summary>
public sealed class MethodBodySizeTests
{
    private const int Most = 8192;

    private static readonly int[] Sizes = [.. Enumerable.Range(1, 123), 768, 1000, 1021, 4096, 4097];

    /// <summary>Sizes on both sides of every choice that the schedules make.</summary>
    private static readonly int[] FewSizes = [1, 7, 31, 64, 129, 257, 1021, 4097];

    [Theory]
    [InlineData("RMS", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> invStd, float epsilon")]
    [InlineData("Layer", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, float epsilon")]
    public void NoMethodIsLong_AtAnySize(string kind, string parameters) =>
        AssertShort($"[Norm(Kind.{kind}, Axis.Feature, {string.Join(", ", Sizes)}, ZeroCentered = true)] public static partial void Full({parameters});");

    [Fact]
    public void NoMethodIsLong_InAnyForm()
    {
        string[] affine = ["", "ReadOnlySpan<float> weight, ", "ReadOnlySpan<float> bias, ", "ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, "];
        string[] tensors = ["Span<float> x", "ReadOnlySpan<float> x, Span<float> y", "ReadOnlySpan<float> x, Span<float> y, Span<float> invStd"];
        IEnumerable<string> methods =
            from kind in new[] { Kind.RMS, Kind.Layer }
            from parameters in affine
            from tensor in tensors
            from zeroCentered in parameters.Contains("weight") ? new[] { "", ", ZeroCentered = true" } : [""]
            select $"[Norm(Kind.{kind}, Axis.Feature, {string.Join(", ", FewSizes)}{zeroCentered})] public static partial void {{0}}({parameters}{tensor}, int dim);";
        AssertShort(string.Join("\n    ", methods.Select((method, i) => string.Format(method, $"Form{i}"))));
    }

    /// <summary>With a residual a row has two tensors to read, and a narrow type has conversions beside each.</summary>
    [Theory]
    [InlineData("RMS", "float", "")]
    [InlineData("RMS", "Half", ", ZeroCentered = true")]
    [InlineData("RMS", "BFloat16", ", EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("RMS", "double", "")]
    [InlineData("Layer", "float", ", ZeroCentered = true")]
    [InlineData("Layer", "Half", "")]
    [InlineData("Layer", "BFloat16", ", ZeroCentered = true")]
    [InlineData("Layer", "double", ", ZeroCentered = true, EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("L2", "float", ", ZeroCentered = true")]
    [InlineData("L2", "Half", "")]
    public void NoMethodIsLong_InAnyPlacement_OrType(string kind, string element, string settings) =>
        AssertShort(string.Join("\n    ", Forms.Of(kind, element, ", " + string.Join(", ", FewSizes), settings).Select(f => f.Method)));

    [Theory]
    [InlineData("RMS", "float")]
    [InlineData("Layer", "Half")]
    public void NoMethodIsLong_WithGroups(string kind, string element) =>
        AssertShort(string.Join("\n    ", Forms.Of(kind, element, ", " + string.Join(", ", FewSizes.Select(size => size * 4)), ", Groups = 4").Select(f => f.Method)));

    [Theory]
    [InlineData("float", "")]
    [InlineData("Half", ", ZeroCentered = true")]
    [InlineData("BFloat16", ", ZeroCentered = true, EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("double", "")]
    public void NoMethodIsLong_OfSets(string element, string settings)
    {
        AssertShort(string.Join("\n    ", SetForms.Of(element, ", 64, 128", settings).Select(f => f.Method)));
        AssertShort(string.Join("\n    ", SetForms.Of(element, "", settings).Select(f => f.Method)));
    }

    [Fact]
    public void NoMethodOfARuntimeKernelIsLong()
    {
        const string attribute = "namespace NormGen.Runtime;\ninternal sealed class RuntimeKernelAttribute : System.Attribute;\n";
        AssertShort(
            """
            [Norm(Kind.Layer, Axis.Feature), NormGen.Runtime.RuntimeKernel]
            public static partial void K<TX, TWeight, TBias, TY>(
                ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
                nuint rows, nuint dim, float epsilon, float epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
                where TX : unmanaged
                where TWeight : unmanaged
                where TBias : unmanaged
                where TY : unmanaged;
            """,
            attribute);
        AssertShort(
            """
            [Norm(Kind.Batch, Axis.Channel), NormGen.Runtime.RuntimeKernel]
            public static partial void Channels<TX, TWeight, TBias, TY>(
                ref TX x, ref TWeight weight, ref TBias bias, ref float runningMean, ref float runningVar, ref TY y, ref float mean, ref float invStd,
                NormGen.Runtime.RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, float epsilon, float epsilonBeside, double momentum)
                where TX : unmanaged
                where TWeight : unmanaged
                where TBias : unmanaged
                where TY : unmanaged;

            [Norm(Kind.Batch, Axis.Feature), NormGen.Runtime.RuntimeKernel]
            public static partial void Columns<TX, TWeight, TBias, TY>(
                ref TX x, ref TWeight weight, ref TBias bias, ref float runningMean, ref float runningVar, ref TY y, ref float mean, ref float invStd,
                NormGen.Runtime.RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside, double momentum)
                where TX : unmanaged
                where TWeight : unmanaged
                where TBias : unmanaged
                where TY : unmanaged;
            """,
            attribute);
    }

    /// <summary>The choice among sizes was once written in the entry, again for each step, and came to 45 KB.</summary>
    [Theory]
    [InlineData("Placement.None", "")]
    [InlineData("Placement.Pre", "Span<Half> residual, ")]
    [InlineData("Placement.Deep, Architecture = Architecture.EncoderOnly, Layers = 6", "ReadOnlySpan<Half> residual, Span<Half> sum, ")]
    [InlineData("Placement.Sandwich", "Span<Half> residual, ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> nextBias, Span<float> nextMean, Span<float> nextInvStd, ")]
    public void NoMethodIsLong_WithTheMostSizes(string placement, string residual) => AssertShort(
        $"[Norm(Kind.Layer, Axis.Feature, {string.Join(", ", Enumerable.Range(1, NormGen.Specification.NormSpec.MostSizes).Select(i => 8 * i))}, Groups = 4, Placement = {placement})] public static partial void Most("
        + $"ReadOnlySpan<Half> x, {residual}ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<Half> y, Span<float> mean, Span<float> invStd, ReadOnlySpan<bool> mask, int xStride, int yStride, float epsilon);");

    [Fact]
    public void TheMeasureSeesALongMethod()
    {
        string body = string.Concat(Enumerable.Range(0, 2000).Select(i => $"x += {i} * x;"));
        (string name, int length) = Longest(Consumer.Of($"public static class C {{ public static int Long(int x) {{ {body} return x; }} public static int Short(int x) => x; }}"));
        Assert.Equal("C.Long", name);
        Assert.True(length > Most);
    }

    private static void AssertShort(string methods, params string[] others)
    {
        (string name, int length) = Longest(Consumer.Of([Samples.Class(methods), .. others]));
        TestContext.Current.TestOutputHelper?.WriteLine($"The longest has {length} bytes: {name}");
        Assert.True(length < Most, $"{name} has {length} bytes of IL.");
    }

    private static (string Name, int Length) Longest(Consumer consumer)
    {
        using PEReader file = new(LoadedProject.Image(consumer.Generate().After));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0)
            .Select(m => ($"{metadata.GetString(metadata.GetTypeDefinition(m.GetDeclaringType()).Name)}.{metadata.GetString(m.Name)}", file.GetMethodBody(m.RelativeVirtualAddress).GetILReader().Length))
            .MaxBy(m => m.Length);
    }
}
