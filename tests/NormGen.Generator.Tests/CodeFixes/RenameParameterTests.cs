using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary>The name that a misspelt parameter was meant to have (NG0004).</summary>
public sealed class RenameParameterTests : FixTest<RenameParameterFix>
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";

    [Theory]
    [InlineData("Span<float> x, ReadOnlySpan<float> {|NG0004:wieght|}", "Span<float> x, ReadOnlySpan<float> weight")]
    [InlineData("Span<float> {|NG0004:X|}", "Span<float> x")]
    [InlineData("Span<float> x, /* γ */ ReadOnlySpan<float> {|NG0004:gama|} /* D */, float {|NG0004:epsilom|} = 1e-6f", "Span<float> x, /* γ */ ReadOnlySpan<float> gamma /* D */, float epsilon = 1e-6f")]
    [InlineData("Span<float> x, ReadOnlySpan<bool> {|NG0004:maks|}, int {|NG0004:xstride|}", "Span<float> x, ReadOnlySpan<bool> mask, int xStride")]
    public Task AParameter(string parameters, string expected) => Fixes($"{Norm} M({parameters});", $"{Norm} M({expected});");

    [Fact]
    public Task WhereCallsNameIt_TheyFollow() => Fixes(
        $$"""
        /// <summary>Divides <paramref name="inptu"/> by its length.</summary>
            {{Norm}} M(Span<float> {|NG0004:inptu|}, float epsilon);

            public static void Call(float[] rows) => M(epsilon: 1e-6f, inptu: rows);
        """,
        $$"""
        /// <summary>Divides <paramref name="input"/> by its length.</summary>
            {{Norm}} M(Span<float> input, float epsilon);

            public static void Call(float[] rows) => M(epsilon: 1e-6f, input: rows);
        """);

    [Theory]
    [InlineData("Span<float> x, int {|NG0004:rows|}")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> {|NG0004:weights|}")]
    [InlineData("[Role({|NG0004:(Role)99|})] Span<float> x")]
    public Task WithoutAGuess_NothingIsOffered(string parameters) => OffersNothing($"{Norm} M({parameters});");
}
