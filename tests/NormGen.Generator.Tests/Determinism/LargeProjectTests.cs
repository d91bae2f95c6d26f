using System.Diagnostics;
using Microsoft.CodeAnalysis;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Determinism;

/// <summary>A project with as many methods as anyone will ever have.</summary>
public sealed class LargeProjectTests
{
    private const int Methods = 500;

    [Fact]
    public void FiveHundredMethods_AreWrittenFasterThanTheyCompile()
    {
        // One element at a time, because compiling all widths of them says nothing more and takes half a minute.
        Generation generation = Consumer.Of(Source()).Width("Scalar").Generate();
        Assert.Equal(Methods, generation.Files.Length);
        Assert.Equal(Methods, generation.Files.Select(f => f.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());

        Stopwatch compiling = Stopwatch.StartNew();
        LoadedProject.Image(generation.After).Dispose();
        TimeSpan writing = generation.Driver.GetTimingInfo().ElapsedTime;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Methods} methods: {writing.TotalSeconds:F2} s to write, {compiling.Elapsed.TotalSeconds:F2} s to compile");
        Assert.True(writing < compiling.Elapsed, $"Writing took {writing}, compiling {compiling.Elapsed}.");
    }

    [Fact]
    public void OneOfFiveHundredChanged_IsWrittenAlone()
    {
        Generation first = Consumer.Of(Source()).Emit("Runtime").Generate();
        string edited = Source().Replace("Axis.Feature, 250)", "Axis.Feature, 1250)");
        GeneratorRunResult result = Generation.Run(first.Driver, first.Before.ReplaceSyntaxTree(first.Before.SyntaxTrees.Single(), Consumer.Of(edited).Parse(edited, "Source0.cs"))).Result;
        Assert.Single(PipelineSteps.Reasons(result, NormGenerator.Steps.Outputs), reason => !PipelineSteps.IsOld(reason));
    }

    private static string Source() => Samples.Class(string.Concat(Enumerable.Range(1, Methods).Select(i =>
        $"    [Norm(Kind.{(i % 2 == 0 ? Kind.RMS : Kind.Layer)}, Axis.Feature, {i})] public static partial void M{i}(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);\n")));
}
