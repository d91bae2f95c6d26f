using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary><c>Span</c> in the place of <c>ReadOnlySpan</c> where the method writes (NG0008).</summary>
public sealed class SpanTests : FixTest<SpanFix>
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";

    [Theory]
    [InlineData("{|NG0008:ReadOnlySpan<float>|} x", "Span<float> x")]
    [InlineData("ReadOnlySpan<float> x, {|NG0008:System.ReadOnlySpan<float>|} y", "ReadOnlySpan<float> x, System.Span<float> y")]
    [InlineData("ReadOnlySpan<float> x,\n        scoped /* out */ {|NG0008:global::System.ReadOnlySpan< float >|} y // the result\n    ", "ReadOnlySpan<float> x,\n        scoped /* out */ global::System.Span< float > y // the result\n    ")]
    [InlineData("ReadOnlySpan<float> x, {|NG0008:ReadOnlySpan<float>|} y, {|NG0008:ReadOnlySpan<float>|} invStd", "ReadOnlySpan<float> x, Span<float> y, Span<float> invStd")]
    [InlineData("ReadOnlySpan<Half> x, {|NG0008:ReadOnlySpan<float>|} y", "ReadOnlySpan<Half> x, Span<float> y")]
    public Task AParameter(string parameters, string expected) => Fixes($"{Norm} M({parameters});", $"{Norm} M({expected});");

    [Fact]
    public Task AResidualThatIsUpdated() => Fixes(
        "[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M(Span<double> x, {|NG0008:ReadOnlySpan<double>|} residual);",
        "[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M(Span<double> x, Span<double> residual);");

    [Fact]
    public Task AnAlias_IsLeftToItsWriter() => FixesIn(Aliased, Aliased);

    private const string Aliased = $"using Row = System.ReadOnlySpan<float>;\nusing NormGen;\nstatic partial class K {{ {Norm} M({{|NG0008:Row|}} x); }}\n";
}
