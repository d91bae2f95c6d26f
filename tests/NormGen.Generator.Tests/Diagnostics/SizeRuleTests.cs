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
    [InlineData("{|#0:2147483592|}", "2147483592")]
    [InlineData("8, {|#0:int.MaxValue|}, 16", "2147483647")]
    public Task ASizeThatNoArrayHolds(string sizes, string size) => Reports(Rules.WrongSize,
        $"The size {size} is more than the 2147483591 elements that an array can hold; no row is that long", $"[Norm(Kind.RMS, Axis.Feature, {sizes})] {Method}");

    [Fact]
    public void TheLargestSize_IsThatOfTheLargestArray() => Assert.Equal(NormGen.Specification.NormSpec.LargestSize, Array.MaxLength);

    [Theory]
    [InlineData("8, {|#0:8|}", "8")]
    [InlineData("8, 16, {|#0:2 * 4|}", "8")]
    public Task ASizeGivenTwice(string sizes, string size) => Reports(Rules.WrongSize,
        $"The size {size} is given twice; remove one", $"[Norm(Kind.RMS, Axis.Feature, {sizes})] {Method}");

    [Fact]
    public Task TheOnlySizeGivenTwice_IsStillTheOnlySize() => Reports(Rules.WrongSize,
        "The size 8 is given twice; remove one", "[Norm(Kind.RMS, Axis.Feature, 8, {|#0:8|})] public static partial void M(Span<float> x);");

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
    [InlineData("sizes: {|#0:0|}")]
    [InlineData("sizes: new[] { 8, 16, {|#0:0|} }")]
    public Task ASizeInAnArray(string sizes) => Reports(Rules.WrongSize,
        "The size 0 is less than 1; a size is a feature count", $"[Norm(Kind.RMS, Axis.Feature, {sizes})] {Method}");

    [Theory]
    [InlineData("0", "0", "finite and above zero")]
    [InlineData("-1e-5", "-1E-05", "finite and above zero")]
    [InlineData("-1e39", "-1E+39", "finite and above zero")]
    [InlineData("-0.0", "-0", "finite and above zero")]
    [InlineData("double.NaN", "NaN", "finite and above zero")]
    [InlineData("double.PositiveInfinity", "Infinity", "finite and above zero")]
    [InlineData("double.NegativeInfinity", "-Infinity", "finite and above zero")]
    [InlineData("1e-60", "1E-60", "above zero as a float too, which begins at 1.4E-45")]
    [InlineData("7e-46", "7E-46", "above zero as a float too, which begins at 1.4E-45")]
    [InlineData("1e39", "1E+39", "finite as a float too, which ends at 3.4028235E+38")]
    [InlineData("double.MaxValue", "1.7976931348623157E+308", "finite as a float too, which ends at 3.4028235E+38")]
    public Task AnEpsilonThatIsNone(string epsilon, string shown, string needed) => Reports(Rules.WrongEpsilon,
        $"Epsilon is {shown}: it must be {needed}, such as 1e-5f",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8, Epsilon = {|#0:{{epsilon}}|})] {{Method}}""");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("default", "0")]
    [InlineData("-1", "-1")]
    [InlineData("float.NaN", "NaN")]
    [InlineData("1f / 0", "Infinity")]
    public Task ADefaultEpsilonThatIsNone(string epsilon, string shown) => Reports(Rules.WrongEpsilon,
        $"The default of 'eps' is {shown}: it must be finite and above zero, such as 1e-5f",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, float eps = {|#0:{{epsilon}}|});""");

    [Theory]
    [InlineData("1")]
    [InlineData("2147483591")]
    [InlineData("8, 16, 24")]
    [InlineData("8, Epsilon = 1e-12")]
    [InlineData("8, Epsilon = 1e-45")]
    [InlineData("8, Epsilon = 3.4028235e38f")]
    [InlineData("8, Epsilon = 1")]
    [InlineData("8, Epsilon = 3.40282356e38")]
    public Task GoodNumbers(string arguments) => Accepts($"[Norm(Kind.RMS, Axis.Feature, {arguments})] {Method}");
}
