using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Execution;

/// <summary>What the project decides about the code that is written.</summary>
public sealed class BuildPropertyTests
{
    private static readonly Consumer Start = Consumer.Of(Samples.Rms);

    [Fact]
    public void AReleaseBuild_HasKernelsOfItsOwn() => AssertSpecialized(Start);

    [Fact]
    public void ADebugBuild_CallsTheLibrary() => AssertRuntime(Start.Debug());

    [Theory]
    [InlineData("Specialized")]
    [InlineData("specialized")]
    [InlineData(" Specialized ")]
    public void Emit_CanAskForKernelsInADebugBuild(string value) => AssertSpecialized(Start.Debug().Emit(value));

    [Theory]
    [InlineData("Runtime")]
    [InlineData("RUNTIME")]
    public void Emit_CanAskForTheLibraryInAReleaseBuild(string value) => AssertRuntime(Start.Emit(value));

    [Theory]
    [InlineData("Auto")]
    [InlineData("")]
    [InlineData("nonsense")]
    public void AnyOtherEmit_IsAsIfNothingWereSaid(string value)
    {
        Assert.Equal(Start.Generate().Text, Start.Emit(value).Generate().Text);
        Assert.Equal(Start.Debug().Generate().Text, Start.Debug().Emit(value).Generate().Text);
    }

    [Theory]
    [InlineData("Auto", "512, 256, 128")]
    [InlineData("", "512, 256, 128")]
    [InlineData("512", "512")]
    [InlineData("256", "256")]
    [InlineData("128", "128")]
    [InlineData("Scalar", "")]
    [InlineData("scalar", "")]
    public void AWidth_IsTheOnlyOneThatIsWritten(string value, string widths)
    {
        string text = Start.Width(value).Generate().Compiles().Text;
        Assert.Equal(widths, string.Join(", ", new[] { 512, 256, 128 }.Where(bits => text.Contains($"void Rows{bits}("))));
        Assert.Contains("void RowsScalar(", text);
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public void WithoutTheAnalyzer_AWrongMethodHasNoBody_SoThatTheCompilerStops(string property)
    {
        Consumer consumer = Consumer.Of(Samples.Class(
            """
            [Norm(Kind.RMS, Axis.Feature, 0)] public static partial void Wrong(Span<float> x);
            [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void Right(Span<float> x);
            """));
        Assert.Equal(2, consumer.Generate().Files.Length);
        Generation generation = consumer.With(property, "false").Generate();
        Assert.StartsWith("Kernels.Right.", Assert.Single(generation.Files).HintName);
        Assert.Equal("CS8795", Assert.Single(generation.After.GetDiagnostics(TestContext.Current.CancellationToken)).Id);
    }

    private static void AssertSpecialized(Consumer consumer)
    {
        string text = consumer.Generate().Compiles().Text;
        Assert.Contains("file static class RmsOf24", text);
        Assert.DoesNotContain("FeatureKernels.", text);
    }

    private static void AssertRuntime(Consumer consumer)
    {
        string text = consumer.Generate().Compiles().Text;
        Assert.Contains("FeatureKernels.RMS(", text);
        Assert.DoesNotContain("RmsOf24", text);
    }
}
