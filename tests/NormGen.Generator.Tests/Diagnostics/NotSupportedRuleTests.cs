using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0010: what later versions will do is refused, never accepted and ignored.</summary>
public sealed class NotSupportedRuleTests : RuleTest
{
    private const string Kinds = "use Kind.Batch, Kind.Group, Kind.Instance, Kind.L2, Kind.Layer, Kind.Power or Kind.RMS";

    [Fact]
    public void EveryKind_Works_OnEveryAxis() =>
        Assert.All(Enum.GetValues<Kind>(), kind => Assert.All(Enum.GetValues<Axis>(), axis => Assert.True(ProgramCatalog.Supports(kind, axis))));

    [Theory]
    [InlineData("Axis.Feature")]
    [InlineData("Axis.Channel")]
    [InlineData("(Axis)7")]
    public Task AKindThatDoesNotExist(string axis) => Reports(Rules.NotSupported, $"(Kind)99 is not supported yet: {Kinds}",
        $$"""[Norm({|#0:(Kind)99|}, {{axis}}, 8)] public static partial void M(Span<float> x);""");

    [Theory]
    [InlineData("RMS")]
    [InlineData("Batch")]
    [InlineData("Group")]
    public Task AnAxisThatDoesNotExist(string kind) => Reports(Rules.NotSupported, "(Axis)-1 is not supported yet: use Axis.Feature or Axis.Channel",
        $$"""[Norm(Kind.{{kind}}, {|#0:(Axis)(-1)|}, 8)] public static partial void M(Span<float> x);""");

    [Fact]
    public Task AnAxisNamedFirst() => Reports(Rules.NotSupported, "(Axis)2 is not supported yet: use Axis.Feature or Axis.Channel",
        "[Norm(axis: {|#0:(Axis)2|}, kind: Kind.RMS, sizes: 8)] public static partial void M(Span<float> x);");

    [Theory]
    [InlineData("Kind.Batch, Axis.Feature, 8", "Placement.Pre", "Span<float> x, Span<float> residual")]
    [InlineData("Kind.Power, Axis.Feature, 8", "Placement.Post", "Span<float> x, ReadOnlySpan<float> residual, float branchScale")]
    [InlineData("Kind.Layer, Axis.Channel, 8, ResidualScale = 2", "Placement.Post", "Span<float> x, ReadOnlySpan<float> residual, int spatial")]
    [InlineData("Kind.L2, Axis.Channel, 8", "Placement.Sandwich", "Span<float> x, Span<float> residual, ReadOnlySpan<float> nextWeight, int spatial")]
    [InlineData("Kind.Group, Axis.Feature, 8, Groups = 2", "Placement.Pre", "Span<float> x, Sublayer<float> sublayer, Span<float> workspace, int spatial")]
    public Task APlacementOnAnythingButRows(string arguments, string placement, string parameters)
    {
        string[] words = arguments.Split(", ");
        return Reports(Rules.NotSupported, $"{placement} with {words[0]} on {words[1]} is not supported yet: add the residual yourself, and remove the setting",
            $$"""[Norm({{arguments}}, Placement = {|#0:{{placement}}|})] public static partial void M({{parameters}});""");
    }

    /// <summary>What the placement lacks does not matter where there can be none.</summary>
    [Theory]
    [InlineData("Placement.Pre", "")]
    [InlineData("Placement.Deep", "")]
    [InlineData("Placement.Deep", ", Architecture = Architecture.DecoderOnly, Layers = 0")]
    public Task APlacementOnAnythingButRows_IsOneMistake(string placement, string settings) => Reports(Rules.NotSupported,
        $"{placement} with Kind.Batch on Axis.Feature is not supported yet: add the residual yourself, and remove the setting",
        $$"""[Norm(Kind.Batch, Axis.Feature, 8, Placement = {|#0:{{placement}}|}{{settings}})] public static partial void M(Span<float> x);""");

    [Fact]
    public Task APlacementThatDoesNotExist_IsNotPromised() => Reports(Rules.Contradiction, "'(Placement)9' is no placement; name a member of the enum",
        "[Norm(Kind.Batch, Axis.Feature, 8, Placement = {|#0:(Placement)9|})] public static partial void M(Span<float> x);");

    [Fact]
    public Task WhatIsSupported() => Accepts(
        """
        [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void A(Span<float> x);
        [Norm(Kind.Layer, Axis.Feature, 8)] public static partial void B(Span<float> x);
        [Norm(Kind.L2, Axis.Feature, 8)] public static partial void C(Span<float> x);
        [Norm(Kind.Batch, Axis.Feature, 8)] public static partial void D(Span<float> x);
        [Norm(Kind.Power, Axis.Feature, 8)] public static partial void E(Span<float> x);
        [Norm(Kind.Group, Axis.Feature, 8, Groups = 2)] public static partial void F(Span<float> x, int spatial);
        [Norm(Kind.Instance, Axis.Feature, 8)] public static partial void G(Span<float> x, int spatial);
        [Norm(Kind.RMS, Axis.Channel, 8)] public static partial void H(Span<float> x, int spatial);
        [Norm(Kind.Layer, Axis.Channel, 8)] public static partial void I(Span<float> x, int spatial);
        [Norm(Kind.L2, Axis.Channel, 8)] public static partial void J(Span<float> x, int spatial);
        [Norm(Kind.Batch, Axis.Channel, 8)] public static partial void K(Span<float> x, int spatial);
        [Norm(Kind.Power, Axis.Channel, 8)] public static partial void L(Span<float> x, int spatial);
        [Norm(Kind.Group, Axis.Channel, 8, Groups = 2)] public static partial void M(Span<float> x, int spatial);
        [Norm(Kind.Instance, Axis.Channel, 8)] public static partial void N(Span<float> x, int spatial);
        """);
}
