using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0007, NG0012, NG0014, NG0019: masks, lengths and strides.</summary>
public sealed class PaddingRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";

    [Fact]
    public Task AMaskAndLengths() => Reports(Rules.Contradiction, "'lengths' stands beside 'mask', and both tell the padding; remove one",
        $$"""{{Norm}} M(Span<float> x, ReadOnlySpan<bool> mask, ReadOnlySpan<int> {|#0:lengths|});""");

    [Fact]
    public Task AYStrideInPlace() => Reports(Rules.WithoutEffect, "'yStride' has no effect: the method works in place, and xStride says where its rows are; remove the parameter",
        $$"""{{Norm}} M(Span<float> x, int {|#0:yStride|});""");

    [Fact]
    public Task AMaskAndLengths_OfSamples() => Reports(Rules.Contradiction, "'lengths' stands beside 'mask', and both tell the padding; remove one",
        "[Norm(Kind.Batch, Axis.Channel, 8)] public static partial void M(Span<float> x, int spatial, ReadOnlySpan<bool> mask, ReadOnlySpan<int> {|#0:lengths|});");

    [Theory]
    [InlineData("{|#0:ReadOnlySpan<float>|} mask", "'mask' is 'ReadOnlySpan<float>': the role Mask must be a ReadOnlySpan<bool>")]
    [InlineData("{|#0:bool[]|} mask", "'mask' is 'bool[]': the role Mask must be a ReadOnlySpan<bool>")]
    [InlineData("{|#0:ReadOnlySpan<long>|} lengths", "'lengths' is 'ReadOnlySpan<long>': the role Lengths must be a ReadOnlySpan<int>")]
    [InlineData("{|#0:int|} lengths", "'lengths' is 'int': the role Lengths must be a ReadOnlySpan<int>")]
    [InlineData("{|#0:nint|} xStride", "'xStride' is 'nint': the role XStride must be an int")]
    public Task AnotherType(string parameter, string message) => Reports(Rules.WrongType, message, $"{Norm} M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("{|#0:Span<bool>|} mask", "mask", "bool")]
    [InlineData("{|#0:Span<int>|} lengths", "lengths", "int")]
    public Task ASpanThatIsOnlyRead(string parameter, string name, string element) => Reports(Rules.OnlyRead,
        $"'{name}' is only read: make it a ReadOnlySpan<{element}>, so that callers can pass what they may not write", $"{Norm} M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("Span<float> x, ReadOnlySpan<bool> mask")]
    [InlineData("ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<int> lengths, int xStride, int yStride")]
    [InlineData("Span<float> x, int xStride")]
    public Task GoodPadding(string parameters) => Accepts($"{Norm} M({parameters});");
}
