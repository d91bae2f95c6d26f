using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Execution;

/// <summary>A gradient of a part of the outputs takes what that part depends on, and gives the bits that it gives among all outputs.</summary>
public sealed class GradientSubsetTests
{
    private const string State = "runningMean runningVar", Given = "mean invStd";

    [Theory]
    [InlineData("Kind.Layer, Axis.Feature", "x weight", "")]
    [InlineData("Kind.RMS, Axis.Feature", "x weight", "")]
    [InlineData("Kind.Layer, Axis.Channel", "x weight spatial", "spatial")]
    [InlineData("Kind.Batch, Axis.Feature", "x weight", "")]
    [InlineData("Kind.Batch, Axis.Channel", "x weight spatial", "spatial")]
    [InlineData("Kind.Instance, Axis.Feature", "x weight spatial", "spatial")]
    [InlineData("Kind.Power, Axis.Feature", "x weight", "")]
    [InlineData("Kind.Batch, Axis.Feature", "x weight " + State, State)]
    [InlineData("Kind.Batch, Axis.Feature", "x weight " + Given, Given)]
    [InlineData("Kind.Batch, Axis.Channel, Spatial = 3", "x weight " + State, State)]
    [InlineData("Kind.Batch, Axis.Channel, Spatial = 3", "x weight " + Given, Given)]
    [InlineData("Kind.Power, Axis.Feature", "x weight runningSquare", "runningSquare")]
    public void EachOutput(string arguments, string inputs, string forward)
    {
        // Where no statistics move, a factor is all that dx is made of; and dβ knows of dy alone.
        bool isFixed = forward is State or Given or "runningSquare";
        string ofX = isFixed ? inputs.Replace("x ", "").Replace("runningMean ", "").Replace("mean ", "") : inputs;
        AssertSame(arguments, forward, inputs, ("dx dim", ofX), ("dweight", inputs.Replace(" weight", "")), ("dbias", inputs.Contains("spatial") ? "spatial" : ""));
    }

    [Fact]
    public void OfGroups() => AssertSame("Kind.Group, Axis.Channel, Groups = 2", "spatial", "x weight spatial", ("dx dim", "x weight spatial"), ("dweight", "x spatial"));

    private static void AssertSame(string arguments, string forward, string inputs, params (string Outputs, string Inputs)[] parts)
    {
        string all = Gradient("All", inputs, "dx dweight dbias");
        string source = Samples.Class($"[Norm({arguments})] public static partial void F({Declared("x weight bias " + forward)}, Span<float> y);\n{all}\n{string.Concat(parts.Select((p, i) => Gradient("Part" + i, p.Inputs, p.Outputs)))}");
        string probe = "public static class Probe\n{\n" + string.Concat(parts.Select((p, i) => Probe("All", inputs, "dx dweight dbias", p.Outputs, i) + Probe("Part" + i, p.Inputs, p.Outputs, p.Outputs, i))) + "}\n";
        foreach (string sizes in new[] { "", ", 4" })
        {
            foreach (string emit in new[] { "Auto", "Runtime" })
            {
                string sized = source.Replace(", Groups", sizes + ", Groups").Replace(", Spatial", sizes + ", Spatial");
                if (sized == source)
                    sized = source.Replace($"({arguments})", $"({arguments}{sizes})");
                if (sizes.Length > 0)
                    sized = sized.Replace(", int dim", "");
                using LoadedProject project = Consumer.Of(sized, "using System;\nusing NormGen;\nnamespace Models;\n" + (sizes.Length > 0 ? probe.Replace(", 4)", ")") : probe)).Emit(emit).Generate().Compiles().Load();
                for (int i = 0; i < parts.Length; i++)
                    Assert.Equal(project.Method<Func<float[]>>("Models.Probe", $"All{i}")(), project.Method<Func<float[]>>("Models.Probe", $"Part{i}{i}")());
            }
        }
    }

    private static string Gradient(string name, string inputs, string outputs) =>
        $"    [NormGradient(nameof(F))] public static partial void {name}({string.Join(", ", new[] { "ReadOnlySpan<float> dy", Declared(inputs), Declared(outputs) }.Where(p => p.Length > 0))});\n";

    private static string Declared(string names) => string.Join(", ", names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n =>
        n is "dim" or "spatial" ? "int " + n : $"{(n.StartsWith('d') ? "Span" : "ReadOnlySpan")}<float> {n}"));

    /// <summary>A method that gives the first output of some.</summary>
    private static string Probe(string name, string inputs, string outputs, string wanted, int number) =>
        $$"""
            public static float[] {{name}}{{number}}()
            {
                float[] dx = new float[24], dweight = new float[4], dbias = new float[4];
                Kernels.{{name}}({{string.Join(", ", $"dy {inputs} {outputs}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Argument))}});
                return {{wanted.Split(' ')[0]}};
            }

        """;

    private static string Argument(string name) => name switch
    {
        "dx" or "dweight" or "dbias" => name,
        "dim" => "4",
        "spatial" => "3",
        "x" => "new float[] { 1, 4, 2, -3, 5, 0.5f, 7, 2, 2, -1, 0, 3, 1, 1, 4, 2, 6, -5, 3, 2, 8, 1, 0.25f, 9 }",
        "dy" => "new float[] { 2, -1, 3, 1, 0.5f, 4, -2, 1, 5, 1, 2, 3, -1, 0.25f, 2, 6, 1, 3, -4, 2, 1, 1, 7, 2 }",
        "weight" => "new float[] { 1, 2, 0.5f, -1 }",
        _ => "new float[] { 1, 2, 0.5f, 1.5f }",
    };
}
