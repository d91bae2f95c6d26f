using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Incrementality;

/// <summary>A gradient is written again where its forward method asks for something else, and not otherwise.</summary>
public sealed class GradientEditTests
{
    [Theory]
    [InlineData("    [NormGradient(nameof(Layer))]", "    // Backwards.\n    [NormGradient(nameof(Layer))]")]
    [InlineData("[NormGradient(nameof(Layer))]", "[NormGen.NormGradientAttribute(forward: \"Layer\")]")]
    [InlineData("    [Norm(Kind.Layer", "    /// <summary>Forwards.</summary>\n    [Norm(Kind.Layer")]
    [InlineData("    [Norm(Kind.Layer", "    public static int Answer() => 42;\n\n    [Norm(Kind.Layer")]
    public void WhatSaysNothingNew_DoesNotModifyOutput(string before, string after)
    {
        string edited = Samples.Gradients.Replace(before, after);
        Assert.NotEqual(Samples.Gradients, edited);
        PipelineSteps.AssertNothingNew(EditTests.Edit(Samples.Gradients, edited));
    }

    [Theory]
    [InlineData("Kind.Layer, Axis.Feature, 40", "Kind.Layer, Axis.Feature, 48")]
    [InlineData("Kind.Layer, Axis.Feature, 40", "Kind.RMS, Axis.Feature, 40")]
    [InlineData("Kind.Layer, Axis.Feature, 40", "Kind.Layer, Axis.Feature, 40, Epsilon = 1e-6")]
    [InlineData("Kind.Layer, Axis.Feature, 40", "Kind.Layer, Axis.Feature, 40, ZeroCentered = true")]
    [InlineData("Kind.Layer, Axis.Feature, 40", "Kind.Layer, Axis.Feature, 0")]
    [InlineData("ReadOnlySpan<float> bias, Span<float> y", "ReadOnlySpan<float> bias, Span<float> y, Span<float> mean")]
    public void AnotherForwardMethod_ModifiesItsGradientToo(string before, string after) =>
        AssertNew(["Kernels.Layer New", "Kernels.LayerBack New", "Kernels.Rms Old", "Kernels.RmsBack Old"], Samples.Gradients, Samples.Gradients.Replace(before, after));

    [Theory]
    [InlineData("Span<float> dx, Span<float> dweight", "Span<float> dweight, Span<float> dx")]
    [InlineData("weight, Span<float> dx, Span<float> dweight", "gamma, Span<float> dx, Span<float> dweight")]
    [InlineData("Span<float> dx, Span<float> dweight", "Span<float> dx, Span<float> dweight, Span<float> dbias")]
    [InlineData("nameof(Layer)", "nameof(Rms)")]
    [InlineData("nameof(Layer)", "\"\"")]
    public void AnotherGradient_ModifiesItsOutputAlone(string before, string after) =>
        AssertNew(["Kernels.Layer Old", "Kernels.LayerBack New", "Kernels.Rms Old", "Kernels.RmsBack Old"], Samples.Gradients, Samples.Gradients.Replace(before, after));

    /// <summary>Of what a forward method asks for in another file, too.</summary>
    [Fact]
    public void AForwardMethodInAnotherFile_ModifiesItsGradientToo()
    {
        const string gradient = "[NormGradient(nameof(F))] public static partial void G(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx);";
        string Forward(string epsilon) => Samples.Class($"[Norm(Kind.RMS, Axis.Feature, 8, Epsilon = {epsilon})] public static partial void F(Span<float> x);");
        Generation first = Consumer.Of(Samples.Class(gradient), Forward("1e-5")).Generate();
        Generation second = Generation.Run(first.Driver, Consumer.Of(Samples.Class(gradient), Forward("1e-6")).Compile());
        Assert.Equal(Consumer.Of(Samples.Class(gradient), Forward("1e-6")).Generate().Texts, second.Texts);
        Assert.All(first.Texts, before => Assert.NotEqual(before.Value, second.Texts[before.Key]));
    }

    private static void AssertNew(string[] expected, string before, string after)
    {
        Assert.NotEqual(before, after);
        Assert.Equal(expected, EditTests.Outputs(EditTests.Edit(before, after)).Where(o => !o.EndsWith("Removed", StringComparison.Ordinal)));
    }
}
