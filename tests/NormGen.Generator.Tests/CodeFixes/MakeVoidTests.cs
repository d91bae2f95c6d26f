using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary><c>void</c> in the place of another return type (NG0003).</summary>
public sealed class MakeVoidTests : FixTest<MakeVoidFix>
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)]";

    [Theory]
    [InlineData("public static partial {|NG0003:int|} M(Span<float> x);", "public static partial void M(Span<float> x);")]
    [InlineData("public static partial {|NG0003:float[]|} M(Span<float> x);", "public static partial void M(Span<float> x);")]
    [InlineData("public static partial {|NG0003:ref readonly float|} M(Span<float> x);", "public static partial void M(Span<float> x);")]
    [InlineData("public static partial /* the rows */ {|NG0003:System.Threading.Tasks.Task<int>|} // of x\n        M(Span<float> x);", "public static partial /* the rows */ void // of x\n        M(Span<float> x);")]
    [InlineData("public static partial {|NG0003:int|} A(Span<float> x); public static partial {|NG0003:Span<float>|} B(Span<float> x);", "public static partial void A(Span<float> x); public static partial void B(Span<float> x);")]
    public Task AMethod(string methods, string expected) => Fixes(Norm + " " + methods.Replace("; public", $"; {Norm} public"), Norm + " " + expected.Replace("; public", $"; {Norm} public"));

    [Theory]
    [InlineData("public static {|NG0003:int|} {|NG0001:M|}(Span<float> x) { return 1; }")]
    [InlineData("public static {|NG0003:int|} {|NG0001:M|}(Span<float> x) => 1;")]
    public Task AMethodWithABody_IsLeftToItsWriter(string method) => OffersNothing($"{Norm} {method}");
}
