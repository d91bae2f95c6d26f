using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Execution;

/// <summary>A method gives the same bits however it is written: with kernels of its size in every width, or by a call of the library's kernel.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("RMS", "float", "")]
    [InlineData("RMS", "BFloat16", ", ZeroCentered = true")]
    [InlineData("RMS", "double", ", EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("RMS", "float", ", Groups = 4")]
    [InlineData("Layer", "float", ", ZeroCentered = true")]
    [InlineData("Layer", "Half", "")]
    [InlineData("Layer", "BFloat16", ", Groups = 4, EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("Layer", "double", "")]
    [InlineData("L2", "Half", ", ZeroCentered = true")]
    [InlineData("L2", "float", "")]
    public void EveryPlacement(string kind, string element, string settings) => AssertSame(
        [.. Forms.Of(kind, element, ", 24, 132", settings)], [24, 132, 40], settings.Contains("Groups") ? 4 : 1);

    /// <summary>Of more columns and channels than are worked on together, too.</summary>
    [Theory]
    [InlineData("float", "")]
    [InlineData("Half", ", ZeroCentered = true")]
    [InlineData("BFloat16", ", EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("double", "")]
    public void EveryFormOfSets(string element, string settings) => AssertSame([.. SetForms.Of(element, ", 24, 132", settings)], [24, 132, 4, 1032], 4, [(3, 1), (13, 1), (4, 1e30), (21, 1e-30)]);

    /// <summary>Memory on the stack is what it is then. Nothing may count on zeros.</summary>
    [Fact]
    public void InAProjectThatSkipsLocalsInit()
    {
        static Consumer Skipping(Consumer consumer) => consumer.And("[module: System.Runtime.CompilerServices.SkipLocalsInit]\n") with { AllowUnsafe = true };
        AssertSame([.. SetForms.Of("float", ", 24")], [24], 4, [(3, 1), (13, 1), (4, 1e30)], Skipping);
        AssertSame([.. Forms.Of("Layer", "Half", ", 24, 132")], [24, 132, 40], 1, change: Skipping);
    }

    [Theory]
    [InlineData("float")]
    [InlineData("Half")]
    [InlineData("double")]
    public void OneWeightForAllFeatures(string element)
    {
        string compute = element == "double" ? "double" : "float";
        AssertSame([new Form("Scale", "Kind.L2, Axis.Feature, 24, 132", [($"ReadOnlySpan<{element}>", "x"), ($"Span<{element}>", "y"), (compute, "weight"), ("int", "dim"), ("int", "xStride"), ("int", "yStride")])], [24, 132, 40], 1);
    }

    [Theory]
    [InlineData("Half", "float", "Half")]
    [InlineData("Half", "double", "float")]
    [InlineData("BFloat16", "float", "float")]
    [InlineData("BFloat16", "double", "BFloat16")]
    [InlineData("float", "double", "float")]
    [InlineData("double", "double", "float")]
    public void MixedTypes(string x, string y, string weight)
    {
        string compute = x == "double" ? "double" : "float";
        (string, string)[] parameters = [($"ReadOnlySpan<{x}>", "x"), ($"Span<{y}>", "y"), ($"ReadOnlySpan<{weight}>", "weight"), ($"ReadOnlySpan<{(weight == "float" ? x : "float")}>", "bias"), ($"Span<{compute}>", "invStd"), ("int", "xStride"), ("int", "yStride")];
        AssertSame(
            [
                new Form("Plain", "Kind.Layer, Axis.Feature, 24, 132", parameters),
                new Form("Pre", "Kind.Layer, Axis.Feature, 24, 132, Placement = Placement.Pre", [.. parameters, ($"Span<{x}>", "residual")]),
                new Form("Post", "Kind.RMS, Axis.Feature, 24, 132, Placement = Placement.Post, ResidualScale = 1.5", [.. parameters, ($"ReadOnlySpan<{x}>", "residual"), ($"Span<{x}>", "sum")]),
                new Form("Sandwich", "Kind.RMS, Axis.Feature, 24, 132, Placement = Placement.Sandwich", [.. parameters, ($"Span<{x}>", "residual"), ($"ReadOnlySpan<{weight}>", "nextWeight")]),
            ],
            [24, 132, 40],
            1);
    }

    private static void AssertSame(Form[] forms, int[] dims, int groups, (int Rows, double Scale)[]? calls = null, Func<Consumer, Consumer>? change = null)
    {
        string methods = string.Join("\n    ", forms.Select(f => f.Method)), probes = string.Concat(forms.Select(f => f.Probe));
        Consumer consumer = Consumer.Of(Samples.Class(methods), Form.Values, $"using System;\nusing NormGen;\nnamespace Models;\npublic static class Probe\n{{\n{probes}}}\n");
        using LoadedProject runtime = consumer.Emit("Runtime").Generate().Load();
        foreach (string width in new[] { "Auto", "128", "Scalar" })
        {
            using LoadedProject specialized = (change?.Invoke(consumer) ?? consumer).Width(width).Generate().Load();
            foreach (Form form in forms)
            {
                foreach (int dim in dims)
                {
                    // Of the scales two make squares that float cannot hold, so that rows are done again in double precision.
                    foreach ((int rows, double scale) in calls ?? [(1, 1), (3, 1e30), (13, 1), (13, 1e-30)])
                    {
                        byte[] expected = Run(runtime, form, rows, dim, groups, scale), actual = Run(specialized, form, rows, dim, groups, scale);
                        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{form.Method} differs at {rows} rows of {dim} times {scale}, width {width}, from byte {expected.AsSpan().CommonPrefixLength(actual)} of {expected.Length}.");
                    }
                }
            }
        }
    }

    private static byte[] Run(LoadedProject project, Form form, int rows, int dim, int groups, double scale) =>
        project.Method<Func<int, int, int, double, byte[]>>("Models.Probe", form.Name)(rows, dim, groups, scale);
}
