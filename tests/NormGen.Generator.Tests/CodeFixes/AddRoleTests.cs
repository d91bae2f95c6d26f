using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary><c>[Role]</c> on a parameter that keeps its name (NG0004).</summary>
public sealed class AddRoleTests : FixTest<AddRoleFix>
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";

    [Theory]
    [InlineData("Span<float> x, ReadOnlySpan<float> {|NG0004:weights|}", "Span<float> x, [Role(Role.Weight)] ReadOnlySpan<float> weights")]
    [InlineData("scoped Span<float> {|NG0004:X|}", "[Role(Role.X)] scoped Span<float> X")]
    [InlineData("Span<float> x,\n        // γ\n        ReadOnlySpan<float> {|NG0004:gammas|} // D of them\n    ", "Span<float> x,\n        // γ\n        [Role(Role.Weight)] ReadOnlySpan<float> gammas // D of them\n    ")]
    [InlineData("Span<float> x, [System.Diagnostics.CodeAnalysis.NotNull] ReadOnlySpan<float> {|NG0004:weights|}", "Span<float> x, [System.Diagnostics.CodeAnalysis.NotNull][Role(Role.Weight)] ReadOnlySpan<float> weights")]
    [InlineData("Span<float> x, ReadOnlySpan<float> {|NG0004:gama|}, float {|NG0004:epsilom|} = 1e-6f", "Span<float> x, [Role(Role.Weight)] ReadOnlySpan<float> gama, [Role(Role.Epsilon)] float epsilom = 1e-6f")]
    public Task AParameter(string parameters, string expected) => Fixes($"{Norm} M({parameters});", $"{Norm} M({expected});");

    [Theory]
    [InlineData("")]
    [InlineData("using NormGen; class Role;")]
    public Task WhereTheNameIsNotInScope_ItIsWrittenInFull(string before) => FixesIn(
        Qualified(before, "ReadOnlySpan<float> {|NG0004:weights|}"), Qualified(before, "[global::NormGen.Role(global::NormGen.Role.Weight)] ReadOnlySpan<float> weights"));

    [Fact]
    public Task WithoutAGuess_NothingIsOffered() => OffersNothing($"{Norm} M(Span<float> x, int {{|NG0004:rows|}});");

    private static string Qualified(string before, string parameter) =>
        $"using System;\nnamespace A\n{{\n    {before}\n    static partial class K {{ [NormGen.Norm(NormGen.Kind.RMS, NormGen.Axis.Feature, 8)] static partial void M(Span<float> x, {parameter}); }}\n}}\n";
}
