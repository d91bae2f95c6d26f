using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0022: which method a gradient is that of; and the rules of declarations, which are a gradient's as well.</summary>
public sealed class ForwardRuleTests : RuleTest
{
    private const string Forward = "[Norm(Kind.Layer, Axis.Feature, 8)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);\n    ";
    private const string Other = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void F(ReadOnlySpan<double> x, Span<double> y);\n    ";
    private const string Signature = "public static partial void G(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx);";

    [Fact]
    public Task ANameThatIsNone() => Reports(Rules.WrongForward,
        "'Missing' is no method of 'Kernels': name the one whose gradient this is, as in [NormGradient(nameof(LayerNorm))]",
        $$"""{{Forward}}[NormGradient({|#0:"Missing"|})] {{Signature}}""");

    [Theory]
    [InlineData("\"\"", "\"\"")]
    [InlineData("null!", "\"\"")]
    [InlineData("nameof(Kernels)", "Kernels")]
    [InlineData("nameof(Models)", "Models")]
    [InlineData("forward: nameof(Field)", "Field")]
    public Task ANameOfSomethingElse(string argument, string name) => Reports(Rules.WrongForward,
        $"'{name}' is no method of 'Kernels': name the one whose gradient this is, as in [NormGradient(nameof(LayerNorm))]",
        $$"""public const int Field = 1; [NormGradient({{(argument.StartsWith("forward: ", StringComparison.Ordinal) ? "forward: " : "")}}{|#0:{{argument.Replace("forward: ", "")}}|})] {{Signature}}""");

    [Fact]
    public Task AMethodOfAnotherType() => ReportsIn(Rules.WrongForward,
        "'F' is no method of 'K': name the one whose gradient this is, as in [NormGradient(nameof(LayerNorm))]",
        Samples.Class(Forward) + $$"""public static partial class K { [NormGradient({|#0:nameof(Kernels.F)|})] {{Signature}} }""");

    [Fact]
    public Task AMethodWithoutTheAttribute() => Reports(Rules.WrongForward, "'F' has no [Norm]: put one on it, or name a method that has one",
        $$"""public static void F(ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);     [NormGradient({|#0:nameof(F)|})] {{Signature}}""");

    [Fact]
    public Task AGradient() => Reports(Rules.WrongForward, "'H' is a gradient itself: name a method with [Norm]",
        $$"""{{Forward}}[NormGradient(nameof(F))] {{Signature.Replace(" G(", " H(")}}     [NormGradient({|#0:nameof(H)|})] {{Signature}}""");

    [Fact]
    public Task ItselfOfAllMethods() => Reports(Rules.WrongForward, "'G' is a gradient itself: name a method with [Norm]",
        $$"""{{Forward}}[NormGradient({|#0:nameof(G)|})] {{Signature}}""");

    [Fact]
    public Task OneOfSeveral() => Reports(Rules.WrongForward,
        "'F' is the name of 2 methods with [Norm]: name the parameter types of one, as in [NormGradient(nameof(F), typeof(ReadOnlySpan<float>), typeof(Span<float>))]",
        $$"""{{Forward}}{{Other}}[NormGradient({|#0:nameof(F)|})] {{Signature}}""");

    [Fact]
    public Task OneOfSeveralBlocks() => Reports(Rules.WrongForward,
        "'B' is the name of 2 methods with [Norm], and an attribute cannot name type parameters: give them names of their own",
        """
        [Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void B<T>(ReadOnlySpan<float> x, T sublayer, Span<float> y) where T : ISublayer<float>;
            [Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void B<T>(ReadOnlySpan<float> x, T sublayer, Span<float> y, Span<float> invStd) where T : ISublayer<float>;
            [NormGradient({|#0:nameof(B)|})] public static partial void G<T>(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, T sublayer, Span<float> dx) where T : ISublayerGradient<float>;
        """);

    [Theory]
    [InlineData("typeof(Span<float>)")]
    [InlineData("typeof(ReadOnlySpan<>), typeof(Span<>)")]
    [InlineData("typeof(Span<float>), typeof(ReadOnlySpan<float>)")]
    public Task TypesThatNoneHas(string types) => Reports(Rules.WrongForward,
        "'F' has no parameters of these types: name typeof(ReadOnlySpan<float>), typeof(Span<float>); or typeof(ReadOnlySpan<double>), typeof(Span<double>)",
        $$"""{{Forward}}{{Other}}[NormGradient({|#0:nameof(F)|}, {{types}})] {{Signature}}""");

    [Theory]
    [InlineData("nameof(F), typeof(ReadOnlySpan<float>), typeof(Span<float>)")]
    [InlineData("nameof(F), [typeof(ReadOnlySpan<float>), typeof(Span<float>)]")]
    [InlineData("parameterTypes: new[] { typeof(ReadOnlySpan<float>), typeof(Span<float>) }, forward: \"F\"")]
    public Task OneOfSeveral_ByItsTypes(string arguments) => Accepts($"{Forward}{Other}[NormGradient({arguments})] {Signature}");

    [Theory]
    [InlineData("nameof(F)")]
    [InlineData("nameof(Kernels.F)")]
    [InlineData("\"F\"")]
    [InlineData("nameof(F), null!")]
    [InlineData("nameof(F), typeof(ReadOnlySpan<float>), typeof(Span<float>)")]
    public Task TheOnlyOne(string arguments) => Accepts($"{Forward}[NormGradient({arguments})] {Signature}");

    /// <summary>An overload that is no forward pass is in nobody's way.</summary>
    [Fact]
    public Task TheOnlyOneWithTheAttribute() => Accepts($"{Forward}public static void F(float[] x) => F(x, x);     [NormGradient(nameof(F))] {Signature}");

    [Fact]
    public Task OneThatIsDeclaredInAnotherPart() => Accepts($"[NormGradient(nameof(F))] {Signature} }} public static partial class Kernels {{ {Forward}");

    /// <summary>A gradient may be called as its forward pass is.</summary>
    [Fact]
    public Task AnOverloadOfItsForwardMethod() => Accepts($"{Forward}[NormGradient(nameof(F))] {Signature.Replace(" G(", " F(")}");

    [Theory]
    [InlineData("[NormGradient({|CS0103:Missing|})]")]
    [InlineData("[{|CS7036:NormGradient|}]")]
    [InlineData("[NormGradient(nameof(F), typeof({|CS0246:Missing|}))]")]
    [InlineData("[NormGradient({|CS1503:3|})]")]
    public Task WhatTheCompilerDoesNotKnow_IsForTheCompilerToTell(string attribute) => Accepts($"{Forward}{attribute} {Signature}");

    /// <summary>Mistakes of the forward method are told there and once, and so are not told of what is made of it.</summary>
    [Fact]
    public Task AForwardMethodWithAMistake() => Reports(Rules.WrongSize, "The size 0 is less than 1; a size is a feature count",
        $$"""[Norm(Kind.Layer, Axis.Feature, {|#0:0|})] public static partial void F(ReadOnlySpan<float> x, Span<float> y);     [NormGradient(nameof(F))] public static partial void G(ReadOnlySpan<float> dy, string g);""");

    [Fact]
    public Task AForwardMethodThatTheCompilerDoesNotUnderstand() => Accepts(
        $$"""[Norm(Kind.{|CS0117:Missing|}, Axis.Feature, 8)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);     [NormGradient(nameof(F))] {{Signature}}""");

    [Fact]
    public async Task AForwardMethodThatIsDeclaredTwice()
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class($"{Forward}{Forward}[NormGradient(nameof(F))] {Signature}")));
        Assert.Equal(["NG0016"], analysis.Rules.Select(d => d.Id));
    }

    [Theory]
    [InlineData("[{|#0:NormGradient(nameof(F))|}, Norm(Kind.Layer, Axis.Feature, 8)]")]
    [InlineData("[Norm(Kind.Layer, Axis.Feature, 8)] [{|#0:NormGradient(nameof(F))|}]")]
    [InlineData("[Norm(Kind.Layer, Axis.Feature, 0), {|#0:NormGradient(\"\")|}]")]
    public Task BothAttributes(string attributes) => Reports(Rules.Contradiction,
        "'NormGradient' stands beside [Norm], and a method is either a forward pass or a gradient; remove one", $"{Forward}{attributes} {Signature}");

    [Theory]
    [InlineData("public static void {|#0:G|}(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx) { }", "'G' is not partial and has a body; add 'partial' and end the declaration with ';': NormGen writes the body")]
    [InlineData("public static int A { [NormGradient(nameof(F))] {|#0:get|} => 1; }", "'get_A' is no ordinary method; put the attribute on a partial method of a type: NormGen writes the body", "")]
    [InlineData("public static void Outer() { [NormGradient(nameof(F))] static void {|#0:Local|}(ReadOnlySpan<float> dy) { } }", "'Local' is no ordinary method; put the attribute on a partial method of a type: NormGen writes the body", "")]
    [InlineData("public static Action<float[]> A = [{|#0:NormGradient(nameof(F))|}] (dy) => { };", "'lambda' is no ordinary method; put the attribute on a partial method of a type: NormGen writes the body", "")]
    public Task NoPartialMethod(string member, string message, string attribute = "[NormGradient(nameof(F))] ") => Reports(Rules.NotPartial, message, $"{Forward}{attribute}{member}");

    [Fact]
    public Task AResult() => Reports(Rules.NotVoid, "'G' returns 'int': make it void; results are written to a span",
        $$"""{{Forward}}[NormGradient(nameof(F))] public static partial {|#0:int|} G(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx);""");

    [Fact]
    public Task ATypeParameter() => Reports(Rules.Generic, "'G' is generic: remove '<T>'; a kernel is written for element types that are known, and only a sub-layer may be of a type parameter",
        $$"""{{Forward}}[NormGradient(nameof(F))] public static partial void G{|#0:<T>|}(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx);""");

    [Fact]
    public Task ASecondDeclaration() => Reports(Rules.DeclaredTwice, "'G' is declared a second time with the same parameter types, and would get the same body: remove this declaration, or rename the method",
        $$"""{{Forward}}[NormGradient(nameof(F))] {{Signature}}     [NormGradient(nameof(F))] {{Signature.Replace(" G(", " {|CS0111:{|CS0756:{|#0:G|}|}|}(")}}""");

    /// <summary>It is told where it contains a gradient alone, too.</summary>
    [Fact]
    public async Task ATypeThatIsNotPartial()
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class($"[NormGradient(\"\")] {Signature}").Replace("partial class", "class")));
        Assert.Equal(["CS0751", "CS8795", "NG0002", "NG0022"], analysis.Errors.Select(d => d.Id).Order(StringComparer.Ordinal));
    }
}
