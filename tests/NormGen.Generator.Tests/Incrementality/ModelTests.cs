using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Incrementality;

/// <summary>What the steps of the pipeline keep between runs: values, and nothing of Roslyn's.</summary>
public sealed class ModelTests
{
    [Fact]
    public void NoStepKeepsAnythingOfTheCompiler()
    {
        Generation generation = Consumer.Of(Samples.Gradients, Samples.Class(string.Join("\n    ", SetForms.Of("float", ", 24").Select(f => f.Method))), Samples.Class("[Norm(Kind.Batch, Axis.Channel)] public static partial int Wrong<T>(Foo x, Span<T> z);    [NormGradient(nameof(Wrong))] public static partial void WrongBack(ReadOnlySpan<float> dy);")).Generate();
        foreach (string step in PipelineSteps.All)
        {
            Assert.NotEmpty(PipelineSteps.Outputs(generation.Result, step));
            foreach ((object value, _) in PipelineSteps.Outputs(generation.Result, step))
                Assert.Empty(ObjectGraph.Forbidden(value));
        }
    }

    [Fact]
    public void EachStepComesToAnEqualValueInAnotherCompilation()
    {
        GeneratorRunResult one = Consumer.Of(Samples.Gradients).Generate().Result, other = Consumer.Of(Samples.Gradients).Generate().Result;
        foreach (string step in PipelineSteps.All)
        {
            Assert.Equal(PipelineSteps.Outputs(one, step).Select(o => o.Value), PipelineSteps.Outputs(other, step).Select(o => o.Value));
            Assert.Equal(PipelineSteps.Outputs(one, step).Select(o => o.Value.GetHashCode()), PipelineSteps.Outputs(other, step).Select(o => o.Value.GetHashCode()));
        }
    }

    /// <summary>The walk finds what it looks for: exact types would not do, because what the compiler hands out is of derived, internal types.</summary>
    [Theory]
    [InlineData("symbol")]
    [InlineData("node")]
    [InlineData("tree")]
    [InlineData("compilation")]
    [InlineData("model")]
    [InlineData("location")]
    [InlineData("token")]
    public void TheWalkFinds(string what)
    {
        CSharpCompilation compilation = Consumer.Of("class C;").Compile();
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SyntaxNode node = tree.GetRoot(TestContext.Current.CancellationToken).ChildNodes().First();
        object value = what switch
        {
            "symbol" => compilation.GetTypeByMetadataName("C")!,
            "node" => node,
            "tree" => tree,
            "compilation" => compilation,
            "model" => compilation.GetSemanticModel(tree),
            "location" => node.GetLocation(),
            _ => node.GetFirstToken(),
        };
        Assert.Single(ObjectGraph.Forbidden(value));
        Assert.Single(ObjectGraph.Forbidden(new Box("deep", [("inside", new Dictionary<string, object> { ["a value"] = value })])));
        Assert.Empty(ObjectGraph.Forbidden(new Box("deep", [("inside", new Dictionary<string, object> { ["a value"] = what })])));
    }

    [Fact]
    public void TheWalkEndsInACycle()
    {
        List<object> cycle = [];
        cycle.Add(cycle);
        Assert.Empty(ObjectGraph.Forbidden(cycle));
    }

    private sealed record Box(string Name, (string, object)[] Content);
}
