using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary><c>ReadOnlySpan</c> in the place of <c>Span</c> where the method only reads (NG0014).</summary>
public sealed class ReadOnlySpanTests : FixTest<ReadOnlySpanFix>
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";

    [Theory]
    [InlineData("Span<float> x, {|NG0014:Span<float>|} weight", "Span<float> x, ReadOnlySpan<float> weight")]
    [InlineData("Span<float> x, [Role(Role.Bias)] scoped {|NG0014:System.Span<float>|} b", "Span<float> x, [Role(Role.Bias)] scoped System.ReadOnlySpan<float> b")]
    [InlineData("Span<float> x,\n        /* γ */ {|NG0014:Span<float>|} weight // D of them\n    ", "Span<float> x,\n        /* γ */ ReadOnlySpan<float> weight // D of them\n    ")]
    [InlineData("{|NG0014:Span<float>|} x, {|NG0014:Span<float>|} weight, {|NG0014:Span<float>|} bias, Span<float> y", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y")]
    [InlineData("{|NG0014:Span<Half>|} x, {|NG0014:Span<Half>|} weight, Span<float> y, {|NG0014:Span<bool>|} mask", "ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<float> y, ReadOnlySpan<bool> mask")]
    [InlineData("Span<BFloat16> x, {|NG0014:Span<int>|} lengths", "Span<BFloat16> x, ReadOnlySpan<int> lengths")]
    public Task AParameter(string parameters, string expected) => Fixes($"{Norm} M({parameters});", $"{Norm} M({expected});");
}
