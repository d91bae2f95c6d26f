using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0009, NG0011: the numbers of the attribute.</summary>
public sealed class SizeRuleTests : RuleTest
{
    private const string Method = "public static partial void M(Span<float> x, ReadOnlySpan<float> weight);";

    [Theory]
    [InlineData("{|#0:0|}", "0")]
    [InlineData("{|#0:-1|}", "-1")]
    [InlineData("8, {|#0:int.MinValue|}, 16", "-2147483648")]
    [InlineData("8, {|#0:4 - 4|}", "0")]
    public Task ASizeBelowOne(string sizes, string size) => Reports(Rules.WrongSize,
        $"The size {size} is less than 1; a size is a feature count", $"[Norm(Kind.RMS, Axis.Feature, {sizes})] {Method}");

    [Theory]
    [InlineData("8, {|#0:8|}", "8")]
    [InlineData("8, 16, {|#0:2 * 4|}", "8")]
    public Task ASizeGivenTwice(string sizes, string size) => Reports(Rules.WrongSize,
        $"The size {size} is given twice; remove one", $"[Norm(Kind.RMS, Axis.Feature, {sizes})] {Method}");

    [Fact]
    public Task OneSizeTooMany() => Reports(Rules.WrongSize,
        "The size 129 is one more than the 128 that a method takes; leave out those that any other size's kernel serves well enough",
        $$"""[Norm(Kind.RMS, Axis.Feature, {{string.Join(", ", Enumerable.Range(1, 128))}}, {|#0:129|}, 130)] {{Method}}""");

    [Fact]
    public Task AsManySizesAsThereMayBe() => Accepts($"[Norm(Kind.RMS, Axis.Feature, {string.Join(", ", Enumerable.Range(1, 128))})] {Method}");

    [Theory]
    [InlineData("new int[] { 8, {|#0:0|} }")]
    [InlineData("[8, {|#0:0|}]")]
    [InlineData("sizes: [{|#0:0|}]")]
    [InlineData("sizes: new[] { 8, 16, {|#0:0|} }")]
    public Task ASizeInAnArray(string sizes) => Reports(Rules.WrongSize,
        "The size 0 is less than 1; a size is a feature count", $"[Norm(Kind.RMS, Axis.Feature, {sizes})] {Method}");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1e-5", "-1E-05")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    [InlineData("1e-60", "1E-60")]
    [InlineData("1e39", "1E+39")]
    [InlineData("-0.0", "-0")]
    public Task AnEpsilonThatIsNone(string epsilon, string shown) => Reports(Rules.WrongEpsilon,
        $"Epsilon is {shown}: it must be finite and, as a float, above zero, such as 1e-5f",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8, {|#0:Epsilon = {{epsilon}}|})] {{Method}}""");

    [Theory]
    [InlineData("1")]
    [InlineData("int.MaxValue")]
    [InlineData("8, 16, 24")]
    [InlineData("8, Epsilon = 1e-12")]
    [InlineData("8, Epsilon = 1e-45")]
    [InlineData("8, Epsilon = 3.4028235e38f")]
    [InlineData("8, Epsilon = 1")]
    public Task GoodNumbers(string arguments) => Accepts($"[Norm(Kind.RMS, Axis.Feature, {arguments})] {Method}");
}
