extern alias runtime;
using System.Text.RegularExpressions;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Execution;

/// <summary>Methods without a kernel of their own call the library's. It has each that they call, with these parameters, and no other.</summary>
public sealed partial class LibraryKernelTests
{
    [Theory]
    [InlineData("float", "")]
    [InlineData("Half", ", ZeroCentered = true")]
    [InlineData("BFloat16", ", EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("double", "")]
    public void EveryFormOfSets_FindsItsKernel(string element, string settings)
    {
        string[] called = Called(SetForms.Of(element, "", settings).Select(f => f.Method));
        Assert.Equal(
            typeof(runtime::NormGen.Runtime.SetKernels).GetMethods().Where(m => m.DeclaringType != typeof(object)).Select(m => m.Name).Distinct().Order(StringComparer.Ordinal),
            called);
    }

    /// <summary>What is absent is told by a type, so that the forms below need no kernels of their own. Channels of one position are rows.</summary>
    [Theory]
    [InlineData("Kind.Batch, Axis.Feature", "Span<float> x, int dim", "BatchFeature")]
    [InlineData("Kind.Batch, Axis.Channel", "ReadOnlySpan<Half> x, Span<double> y, ReadOnlySpan<float> bias, int spatial", "BatchChannel BatchFeature")]
    [InlineData("Kind.Batch, Axis.Channel, Spatial = 4", "Span<float> x, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar", "BatchChannelRunning")]
    [InlineData("Kind.Batch, Axis.Feature", "Span<double> x, ReadOnlySpan<float> weight, Span<double> runningMean, Span<double> runningVar, double momentum, double epsilon", "BatchFeature")]
    [InlineData("Kind.L2, Axis.Channel, 8", "Span<BFloat16> x, float weight, int spatial", "L2Channel")]
    [InlineData("Kind.L2, Axis.Channel, Groups = 2", "Span<double> x, ReadOnlySpan<double> weight, int spatial", "L2Channel")]
    [InlineData("Kind.Power, Axis.Feature, EpsilonMode = EpsilonMode.OutsideRoot", "Span<float> x, Span<float> runningSquare", "PowerFeatureRunningBefore")]
    [InlineData("Kind.Instance, Axis.Feature", "Span<float> x, int dim, int spatial", "InstanceFeature")]
    public void AFormWithLess_FindsItToo(string arguments, string parameters, string kernels) =>
        Assert.Equal(kernels.Split(' '), Called([$"[Norm({arguments})] public static partial void M({parameters});"]));

    private static string[] Called(IEnumerable<string> methods)
    {
        Generation generation = Consumer.Of(Samples.Class(string.Join("\n    ", methods))).Emit("Runtime").Generate().Compiles();
        return [.. generation.Texts.Values.SelectMany(text => Kernel().Matches(text).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"SetKernels\.(\w+)\(")]
    private static partial Regex Kernel();
}
