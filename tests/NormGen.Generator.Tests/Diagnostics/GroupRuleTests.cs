using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0017: groups divide the features.</summary>
public sealed class GroupRuleTests : RuleTest
{
    private const string Method = "public static partial void M(Span<float> x, ReadOnlySpan<float> weight);";

    [Theory]
    [InlineData("0")]
    [InlineData("-4")]
    [InlineData("int.MinValue", "-2147483648")]
    public Task FewerGroupsThanOne(string groups, string? shown = null) => Reports(Rules.WrongGroups,
        $"Groups is {shown ?? groups}: it must be at least 1",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8, Groups = {|#0:{{groups}}|})] {{Method}}""");

    [Theory]
    [InlineData("{|#0:10|}", 4, "10 leaves 2")]
    [InlineData("8, {|#0:9|}, 12", 4, "9 leaves 1")]
    [InlineData("{|#0:3|}", 5, "3 leaves 3")]
    [InlineData("sizes: [8, {|#0:2 * 5|}]", 4, "10 leaves 2")]
    public Task ASizeThatTheyDoNotDivide(string sizes, int groups, string why) => Reports(Rules.WrongGroups,
        $"Groups is {groups}: it must divide every size, and {why}", $"[Norm(Kind.RMS, Axis.Feature, {sizes}, Groups = {groups})] {Method}");

    [Fact]
    public Task ASizeThatIsNone_IsOneMistake() => Reports(Rules.WrongSize,
        "The size -3 is less than 1; a size is a feature count", $$"""[Norm(Kind.RMS, Axis.Feature, {|#0:-3|}, Groups = 2)] {{Method}}""");

    [Fact]
    public Task OneWeightForAllFeatures_IsNotForSeveralGroups() => Reports(Rules.Contradiction,
        "'weight' is one weight for all features, and Groups takes them apart; make it a ReadOnlySpan, or remove Groups",
        "[Norm(Kind.L2, Axis.Feature, 8, Groups = 2)] public static partial void M(Span<float> x, float {|#0:weight|});");

    [Theory]
    [InlineData("RMS", ", 8, 12, Groups = 4")]
    [InlineData("Layer", ", Groups = 3")]
    [InlineData("L2", ", 6, Groups = 6")]
    [InlineData("RMS", ", 7, Groups = 1")]
    [InlineData("RMS", ", 8, Groups = 2, Placement = Placement.None")]
    public Task GoodGroups(string kind, string arguments) => Accepts($"[Norm(Kind.{kind}, Axis.Feature{arguments})] {Method}");
}
