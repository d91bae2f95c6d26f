using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NormGen.Generator.Tests.Support;
using Names = NormGen.NormGenerator.Steps;

namespace NormGen.Generator.Tests.Incrementality;

/// <summary>What the generator does again after an edit of the source.</summary>
public sealed class EditTests
{
    [Fact]
    public void AddedComment_DoesNotModifyOutput() => AssertNothingNew("/* why not */ " + Samples.RmsAndLayer);

    [Fact]
    public void CommentInsideTheClass_DoesNotModifyOutput() =>
        AssertNothingNew(Samples.RmsAndLayer.Replace("    [Norm(Kind.Layer", "    // Layer\n    [Norm(Kind.Layer"));

    [Fact]
    public void DocCommentOnTheMethod_DoesNotModifyOutput() =>
        AssertNothingNew(Samples.RmsAndLayer.Replace("    [Norm(Kind.Layer", "    /// <summary>Layer.</summary>\n    [Norm(Kind.Layer"));

    [Fact]
    public void ReformattedMethod_DoesNotModifyOutput() =>
        AssertNothingNew(Samples.RmsAndLayer.Replace("(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ", "(\n        ReadOnlySpan<float>   x,\n        ReadOnlySpan<float> weight,\n        "));

    [Fact]
    public void TheSameValuesWrittenOtherwise_DoNotModifyOutput() =>
        AssertNothingNew(Samples.RmsAndLayer.Replace("[Norm(Kind.RMS, Axis.Feature, 24)]", "[NormGen.NormAttribute(axis: Axis.Feature, kind: (Kind)1, sizes: new[] { 20 + 4 }, Epsilon = 0.00001)]"));

    [Fact]
    public void AnOrdinaryMethodAdded_DoesNotModifyOutput() =>
        AssertNothingNew(Samples.RmsAndLayer.Replace("    [Norm(Kind.Layer", "    public static int Answer() => 42;\n\n    [Norm(Kind.Layer"));

    [Fact]
    public void TheMethodMovedToAnotherFile_DoesNotModifyOutput()
    {
        Generation first = Consumer.Of(Samples.Rms, "// nothing yet\n").Generate();
        Generation second = Generation.Run(first.Driver, Consumer.Of("// nothing any more\n", Samples.Rms).Compile());
        Assert.Equal(first.Texts, second.Texts);
    }

    [Fact]
    public void SiblingMethodAdded_AddsItsOutputAlone()
    {
        GeneratorRunResult result = Edit(Samples.Rms, Samples.RmsAndLayer);
        Assert.Equal(["Kernels.Layer New", "Kernels.Rms Old"], Outputs(result));
    }

    [Fact]
    public void SiblingMethodRemoved_LeavesTheOtherAlone()
    {
        GeneratorRunResult result = Edit(Samples.RmsAndLayer, Samples.Rms);
        Assert.Equal(["Kernels.Layer Removed", "Kernels.Rms Old"], Outputs(result));
        Assert.Single(result.GeneratedSources);
    }

    [Theory]
    [InlineData("size", "Axis.Feature, 40)", "Axis.Feature, 48)")]
    [InlineData("a second size", "Axis.Feature, 40)", "Axis.Feature, 40, 48)")]
    [InlineData("kind", "Kind.Layer", "Kind.RMS")]
    [InlineData("epsilon", "Axis.Feature, 40)", "Axis.Feature, 40, Epsilon = 1e-6)")]
    [InlineData("zero-centred", "Axis.Feature, 40)", "Axis.Feature, 40, ZeroCentered = true)")]
    [InlineData("bias removed", "ReadOnlySpan<float> bias, ", "")]
    [InlineData("accessibility", "public static partial void Layer", "internal static partial void Layer")]
    [InlineData("parameter name", "ReadOnlySpan<float> bias", "ReadOnlySpan<float> beta")]
    [InlineData("a mistake", "Axis.Feature, 40)", "Axis.Feature, 0)")]
    public void SiblingMethodChanged_ModifiesItsOutputAlone(string what, string before, string after)
    {
        string edited = Samples.RmsAndLayer.Replace(before, after);
        Assert.True(edited != Samples.RmsAndLayer, what);
        Assert.Equal(["Kernels.Layer New", "Kernels.Rms Old"], Outputs(Edit(Samples.RmsAndLayer, edited)).Where(o => !o.EndsWith("Removed")));
    }

    /// <summary>What only methods of sets have is a part of their values too.</summary>
    [Theory]
    [InlineData("momentum", "Momentum = 0.2", "Momentum = 0.3")]
    [InlineData("positions", "Spatial = 49", "Spatial = 50")]
    [InlineData("axis", "Axis.Channel, 16", "Axis.Feature, 16")]
    [InlineData("groups", "Kind.Instance, Axis.Feature, 16", "Kind.Group, Axis.Feature, 16, Groups = 4")]
    [InlineData("α", "AlphaForward = 0.7", "AlphaForward = 0.8")]
    [InlineData("training to inference", "Span<float> runningSquare", "ReadOnlySpan<float> runningSquare")]
    public void AMethodOfSetsChanged_ModifiesItsOutputAlone(string what, string before, string after)
    {
        string source = Samples.Class(
            """
            [Norm(Kind.Batch, Axis.Channel, 24, Momentum = 0.2)] public static partial void Batch(Span<float> x, Span<float> runningMean, Span<float> runningVar, int spatial);
                [Norm(Kind.Instance, Axis.Feature, 16, Spatial = 49)] public static partial void Instance(Span<float> x);
                [Norm(Kind.L2, Axis.Channel, 16)] public static partial void L2(Span<float> x, [Role(Role.Spatial)] int s);
                [Norm(Kind.Power, Axis.Feature, 8, AlphaForward = 0.7)] public static partial void Power(Span<float> x, Span<float> runningSquare);
            """);
        string edited = source.Replace(before, after);
        Assert.True(edited != source, what);
        Assert.Single(Outputs(Edit(source, edited)), o => o.EndsWith("New", StringComparison.Ordinal));
    }

    private static void AssertNothingNew(string edited)
    {
        Assert.NotEqual(Samples.RmsAndLayer, edited);
        PipelineSteps.AssertNothingNew(Edit(Samples.RmsAndLayer, edited));
    }

    internal static GeneratorRunResult Edit(string before, string after)
    {
        Generation first = Consumer.Of(before).Generate();
        CSharpCompilation edited = first.Before.ReplaceSyntaxTree(first.Before.SyntaxTrees.Single(), Consumer.Of(after).Parse(after, "Source0.cs"));
        GeneratorRunResult result = Generation.Run(first.Driver, edited).Result;

        // Incremental or from the start, what comes out is the same.
        Assert.Equal(Consumer.Of(after).Generate().Texts, result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()));
        return result;
    }

    /// <summary>Each method with a word on its output: Old where it was not written again, New where it was, Removed.</summary>
    internal static IEnumerable<string> Outputs(GeneratorRunResult result) => PipelineSteps.Outputs(result, Names.Outputs)
        .Select(output => $"{MethodOf(output.Value)} {output.Reason switch
        {
            IncrementalStepRunReason.Removed => "Removed",
            var reason when PipelineSteps.IsOld(reason) => "Old",
            _ => "New",
        }}")
        .Order(StringComparer.Ordinal);

    private static string MethodOf(object value)
    {
        (Specification.NormMethod method, Specification.EmitOptions _) = ((Specification.NormMethod, Specification.EmitOptions))value;
        return method.Declaration.HintName[..method.Declaration.HintName.LastIndexOf('.')];
    }
}
