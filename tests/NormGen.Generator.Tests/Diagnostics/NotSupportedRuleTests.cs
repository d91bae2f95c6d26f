using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0010: what later versions will do is refused, never accepted and ignored.</summary>
public sealed class NotSupportedRuleTests : RuleTest
{
    [Fact]
    public void TheKindsThatWork_AreLayerRmsAndL2() =>
        Assert.Equal([Kind.Layer, Kind.RMS, Kind.L2], Enum.GetValues<Kind>().Where(k => ProgramCatalog.Supports(k, Axis.Feature)));

    public static TheoryData<Kind> OtherKinds => [.. Enum.GetValues<Kind>().Where(k => k is not (Kind.Layer or Kind.RMS or Kind.L2))];

    [Theory, MemberData(nameof(OtherKinds))]
    public Task AnotherKind(Kind kind) => Reports(Rules.NotSupported,
        $"Kind.{kind} is not supported yet: use Kind.L2, Kind.Layer or Kind.RMS",
        $$"""[Norm({|#0:Kind.{{kind}}|}, Axis.Feature, 8)] public static partial void M(Span<float> x);""");

    [Theory, MemberData(nameof(OtherKinds))]
    public Task AnotherKindOnAnotherAxis_IsOneMistake(Kind kind) => Reports(Rules.NotSupported,
        $"Kind.{kind} is not supported yet: use Kind.L2, Kind.Layer or Kind.RMS",
        $$"""[Norm({|#0:Kind.{{kind}}|}, Axis.Channel)] public static partial void M(Span<float> x);""");

    [Fact]
    public Task AKindThatDoesNotExist() => Reports(Rules.NotSupported,
        "(Kind)99 is not supported yet: use Kind.L2, Kind.Layer or Kind.RMS",
        "[Norm({|#0:(Kind)99|}, Axis.Feature, 8)] public static partial void M(Span<float> x);");

    [Theory]
    [InlineData("RMS")]
    [InlineData("Layer")]
    public Task AnotherAxis(string kind) => Reports(Rules.NotSupported,
        "Axis.Channel is not supported yet: use Axis.Feature",
        $$"""[Norm(Kind.{{kind}}, {|#0:Axis.Channel|}, 8)] public static partial void M(Span<float> x);""");

    [Fact]
    public Task AnAxisThatDoesNotExist() => Reports(Rules.NotSupported,
        "(Axis)-1 is not supported yet: use Axis.Feature",
        "[Norm(Kind.RMS, {|#0:(Axis)(-1)|}, 8)] public static partial void M(Span<float> x);");

    [Fact]
    public Task AnAxisNamedFirst() => Reports(Rules.NotSupported,
        "Axis.Channel is not supported yet: use Axis.Feature",
        "[Norm(axis: {|#0:Axis.Channel|}, kind: Kind.RMS, sizes: 8)] public static partial void M(Span<float> x);");

    [Theory]
    [InlineData("Span<float>", "runningMean")]
    [InlineData("Span<float>", "runningVar")]
    [InlineData("Span<float>", "runningSquare")]
    [InlineData("Span<float>", "nu")]
    [InlineData("int", "spatial")]
    [InlineData("float", "momentum")]
    [InlineData("ref long", "batches")]
    [InlineData("ReadOnlySpan<float>", "dy")]
    [InlineData("Span<float>", "dx")]
    [InlineData("Span<float>", "dweight")]
    [InlineData("Span<float>", "dbias")]
    [InlineData("Span<float>", "dresidual")]
    [InlineData("Span<float>", "dresidualOut")]
    public Task ARoleOfTheWholeVocabulary(string type, string name) => Reports(Rules.NotSupported,
        $"The role '{name}' is not supported yet: remove the parameter",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, {{type}} {|#0:{{name}}|});""");

    [Fact]
    public Task WhatIsSupported() => Accepts(
        """
        [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void A(Span<float> x);
        [Norm(Kind.Layer, Axis.Feature, 8)] public static partial void B(Span<float> x);
        [Norm(Kind.L2, Axis.Feature, 8)] public static partial void C(Span<float> x);
        """);
}
