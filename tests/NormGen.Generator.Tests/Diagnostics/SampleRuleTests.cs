using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0005, NG0007, NG0012, NG0017, NG0021: the positions of a sample, and its groups.</summary>
public sealed class SampleRuleTests : RuleTest
{
    private const string NoPositions = "'M' has nothing that tells the positions of a sample: add a parameter 'int spatial', or set Spatial in the attribute";

    [Theory]
    [InlineData("Kind.Batch, Axis.Channel, 8")]
    [InlineData("Kind.Power, Axis.Channel, 8")]
    [InlineData("Kind.Layer, Axis.Channel, 8")]
    [InlineData("Kind.RMS, Axis.Channel, 8")]
    [InlineData("Kind.L2, Axis.Channel, 8")]
    [InlineData("Kind.Instance, Axis.Channel, 8")]
    [InlineData("Kind.Instance, Axis.Feature, 8")]
    [InlineData("Kind.Group, Axis.Channel, 8, Groups = 2")]
    [InlineData("Kind.Group, Axis.Feature, 8, Groups = 2")]
    public Task NothingThatTellsThePositions(string arguments) => Reports(Rules.MissingRole, NoPositions,
        $$"""[Norm({{arguments}})] public static partial void {|#0:M|}(Span<float> x);""");

    [Theory]
    [InlineData("Batch")]
    [InlineData("Power")]
    [InlineData("RMS")]
    [InlineData("Layer")]
    public Task Spatial_WhereEveryPositionIsARow(string kind) => Reports(Rules.WithoutEffect,
        $"'spatial' has no effect: to Kind.{kind} on Axis.Feature every position is a row; remove the parameter",
        $$"""[Norm(Kind.{{kind}}, Axis.Feature, 8)] public static partial void M(Span<float> x, int {|#0:spatial|});""");

    [Theory]
    [InlineData("Batch", "4")]
    [InlineData("L2", "4")]
    [InlineData("Batch", "0")]
    public Task TheSetting_WhereEveryPositionIsARow(string kind, string value) => Reports(Rules.WithoutEffect,
        $"'Spatial' has no effect: to Kind.{kind} on Axis.Feature every position is a row; remove the setting",
        $$"""[Norm(Kind.{{kind}}, Axis.Feature, 8, {|#0:Spatial = {{value}}|})] public static partial void M(Span<float> x);""");

    [Theory]
    [InlineData("Kind.Batch, Axis.Channel, 8", "0")]
    [InlineData("Kind.Layer, Axis.Channel, 8", "-3")]
    [InlineData("Kind.Instance, Axis.Feature, 8", "int.MinValue", "-2147483648")]
    public Task NoPositions_AreNoSample(string arguments, string value, string? shown = null) => Reports(Rules.WrongSpatial,
        $"Spatial is {shown ?? value}: a sample has at least 1 position",
        $$"""[Norm({{arguments}}, Spatial = {|#0:{{value}}|})] public static partial void M(Span<float> x);""");

    [Theory]
    [InlineData("int spatial", "spatial", "3")]
    [InlineData("[Role(Role.Spatial)] int pixels", "pixels", "0")]
    public Task PositionsGivenTwice(string parameter, string name, string value) => Reports(Rules.WithoutEffect,
        $"'Spatial' has no effect: the parameter '{name}' gives the positions; remove one of the two",
        $$"""[Norm(Kind.Batch, Axis.Channel, 8, {|#0:Spatial = {{value}}|})] public static partial void M(Span<float> x, {{parameter}});""");

    [Theory]
    [InlineData("{|#0:long|} spatial", "'spatial' is 'long': the role Spatial must be an int")]
    [InlineData("{|#0:ref|} int spatial", "'spatial' is 'ref int': the role Spatial must be an int, passed by value")]
    [InlineData("{|#0:(int, int)|} spatial", "'spatial' is '(int, int)': the role Spatial must be an int")]
    [InlineData("{|#0:ReadOnlySpan<int>|} spatial", "'spatial' is 'ReadOnlySpan<int>': the role Spatial must be an int")]
    public Task PositionsOfAnotherType(string parameter, string message) => Reports(Rules.WrongType, message,
        $"[Norm(Kind.Batch, Axis.Channel, 8)] public static partial void M(Span<double> x, {parameter});");

    [Theory]
    [InlineData("Feature")]
    [InlineData("Channel")]
    public Task AGroupNormWithoutGroups(string axis) => Reports(Rules.MissingRole,
        "'M' has no groups: add Groups = 32, or the like; one group takes in all features of a sample",
        $$"""[Norm(Kind.Group, Axis.{{axis}}, 8)] public static partial void {|#0:M|}(Span<float> x, int spatial);""");

    [Theory]
    [InlineData("Kind.Instance, Axis.Channel, 8", "2", "Span<float> x, int spatial")]
    [InlineData("Kind.Instance, Axis.Feature, 8", "1", "Span<float> x, int spatial")]
    [InlineData("Kind.Batch, Axis.Feature, 8", "2", "Span<float> x")]
    [InlineData("Kind.Power, Axis.Channel, 8", "4", "Span<float> x, int spatial")]
    [InlineData("Kind.Batch, Axis.Channel, 8", "3", "Span<float> x, int spatial")] // That they divide no size is no matter then.
    [InlineData("Kind.Instance, Axis.Channel, 8", "0", "Span<float> x, int spatial")]
    public Task GroupsOfOneFeatureEach(string arguments, string groups, string parameters) => Reports(Rules.WithoutEffect,
        $"'Groups' has no effect: {arguments.Split(',')[0]} takes statistics of each feature by itself; remove the setting",
        $$"""[Norm({{arguments}}, {|#0:Groups = {{groups}}|})] public static partial void M({{parameters}});""");

    [Theory]
    [InlineData("Kind.Group, Axis.Channel")]
    [InlineData("Kind.Layer, Axis.Channel")]
    public Task GroupsThatDivideNoSize(string kindAndAxis) => Reports(Rules.WrongGroups, "Groups is 3: it must divide every size, and 8 leaves 2",
        $$"""[Norm({{kindAndAxis}}, 6, {|#0:8|}, Groups = 3)] public static partial void M(Span<float> x, int spatial, int dim);""");

    [Theory]
    [InlineData("Kind.Batch, Axis.Channel, 8", "Span<float> x, int spatial, int {|#0:xStride|}", "xStride")]
    [InlineData("Kind.Batch, Axis.Feature, 8", "Span<float> x, int {|#0:xStride|}", "xStride")]
    [InlineData("Kind.Layer, Axis.Channel, 8, Spatial = 9", "ReadOnlySpan<float> x, Span<float> y, int {|#0:yStride|}", "yStride")]
    [InlineData("Kind.Power, Axis.Feature, 8", "Span<float> x, int {|#0:yStride|}", "yStride")]
    public Task AStride_WhereElementsFollowOneAnother(string arguments, string parameters, string name)
    {
        string[] words = arguments.Split(", ");
        return Reports(Rules.WithoutEffect, $"'{name}' has no effect: {words[0]} on {words[1]} takes tensors whose elements follow one another; remove the parameter",
            $"[Norm({arguments})] public static partial void M({parameters});");
    }

    [Theory]
    [InlineData("Kind.Batch, Axis.Feature, 8", "Span<float> x, ReadOnlySpan<float> {|#0:residual|}", "residual")]
    [InlineData("Kind.Group, Axis.Channel, 8, Groups = 2", "Span<float> x, int spatial, Sublayer<float> {|#0:sublayer|}", "sublayer")]
    [InlineData("Kind.L2, Axis.Channel, 8", "Span<float> x, int spatial, float {|#0:branchScale|}", "branchScale")]
    public Task AResidual_WhereThereIsNone(string arguments, string parameters, string name)
    {
        // Not told to set a placement, which would be refused.
        string[] words = arguments.Split(", ");
        return Reports(Rules.WithoutEffect, $"'{name}' has no effect: {words[0]} on {words[1]} takes no residual; remove the parameter", $"[Norm({arguments})] public static partial void M({parameters});");
    }

    [Fact]
    public Task AResidualScale_WhereThereIsNoResidual() => Reports(Rules.WithoutEffect,
        "'ResidualScale' has no effect: Kind.Batch on Axis.Feature takes no residual; remove the setting",
        "[Norm(Kind.Batch, Axis.Feature, 8, {|#0:ResidualScale = 2|})] public static partial void M(Span<float> x);");

    [Fact]
    public Task NothingThatTellsTheChannels() => Reports(Rules.MissingRole,
        "'M' has nothing that tells the feature count: add a weight, a bias or a parameter 'int dim', or give one size in the attribute",
        "[Norm(Kind.Batch, Axis.Channel)] public static partial void {|#0:M|}(Span<float> x, int spatial);");

    [Theory]
    [InlineData("Kind.Batch, Axis.Channel, 8", "Span<float> x, int spatial")]
    [InlineData("Kind.Batch, Axis.Channel, 8, 16, Spatial = 49", "Span<float> x, Span<float> runningMean, Span<float> runningVar")]
    [InlineData("Kind.Group, Axis.Channel, 8, Groups = 1", "Span<float> x, int spatial, Span<float> mean, Span<float> invStd, ReadOnlySpan<int> lengths")]
    [InlineData("Kind.Group, Axis.Feature, 8, Groups = 4, Spatial = 1", "ReadOnlySpan<Half> x, Span<float> y, ReadOnlySpan<bool> mask")]
    [InlineData("Kind.Instance, Axis.Feature", "Span<BFloat16> x, int spatial, ReadOnlySpan<float> weight, float epsilon")]
    [InlineData("Kind.Layer, Axis.Channel, 8, Groups = 2, EpsilonMode = EpsilonMode.OutsideRoot", "Span<double> x, int spatial, Span<double> mean")]
    [InlineData("Kind.L2, Axis.Channel, 8", "Span<float> x, float weight, int spatial")]
    public Task GoodSamples(string arguments, string parameters) => Accepts($"[Norm({arguments})] public static partial void M({parameters});");
}
