using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>A wrong but partial method gets its own error only, however odd its signature: the body that throws repeats it exactly.</summary>
public sealed class OddSignatureTests : RuleTest
{
    private const string Message = $"'g' is no known role: {RoleRuleTests.Names}";

    [Theory]
    [InlineData("int {|#0:g|}")]
    [InlineData("string? {|#0:g|} = null")]
    [InlineData("string {|#0:g|} = \"\"")]
    [InlineData("int? {|#0:g|} = 3")]
    [InlineData("Kind {|#0:g|} = Kind.RMS")]
    [InlineData("(int A, float? B) {|#0:g|}")]
    [InlineData("dynamic? {|#0:g|}")]
    [InlineData("nint {|#0:g|}")]
    [InlineData("int[,] {|#0:g|}")]
    [InlineData("int[]?[] {|#0:g|}")]
    [InlineData("System.Collections.Generic.Dictionary<string, (int A, object?)[]>? {|#0:g|}")]
    [InlineData("Environment.SpecialFolder {|#0:g|}")]
    [InlineData("Nested<int>.Inner {|#0:g|}")]
    [InlineData("in int {|#0:g|}")]
    [InlineData("ref readonly int {|#0:g|}")]
    [InlineData("ref Span<float> {|#0:g|}")]
    [InlineData("scoped ref Span<float> {|#0:g|}")]
    [InlineData("out int {|#0:g|}")]
    [InlineData("out string? {|#0:g|}")]
    [InlineData("params int[] {|#0:g|}")]
    [InlineData("params ReadOnlySpan<string?> {|#0:g|}")]
    [InlineData("[System.Runtime.InteropServices.Optional] int {|#0:g|}")]
    [InlineData("[System.Diagnostics.CodeAnalysis.NotNull] object? {|#0:g|}")]
    public Task OnParameters(string parameter) => Reports(Rules.UnknownRole, Message,
        $$"""
        [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, {{parameter}});

            public static class Nested<T> { public struct Inner; }
        """);

    [Theory]
    [InlineData("static partial void M(Span<float> x, int {|#0:g|});")]
    [InlineData("public static partial void M(this Span<float> x, int {|#0:g|});")]
    [InlineData("private static partial void M(in this int {|#0:g|}, Span<float> x);")]
    [InlineData("[Obsolete] public static partial void M(Span<float> x, int {|#0:g|});")]
    public Task OnMethods(string method) => Reports(Rules.UnknownRole, Message, "[Norm(Kind.RMS, Axis.Feature, 8)] " + method);

    [Theory]
    [InlineData("public partial class K<T> { ", "public partial void M(Span<float> x, T {|#0:g|}); }")]
    [InlineData("public partial class K<T> { ", "public partial void M(Span<float> x, T? {|#0:g|}); }")]
    [InlineData("public partial class K<T> where T : struct { ", "public partial void M(Span<float> x, T? {|#0:g|}); }")]
    [InlineData("public partial class K<T> where T : class { ", "public partial void M(Span<float> x, K<T?>? {|#0:g|}); }")]
    [InlineData("public abstract class B { public abstract void M(Span<float> x, int g); } public partial class K : B { ", "public sealed override partial void M(Span<float> x, int {|#0:g|}); }")]
    [InlineData("#nullable disable\npublic partial class K { ", "public partial void M(Span<float> x, string {|#0:g|}); }")]
    [InlineData("public partial class K { ", "private protected partial void M(Span<float> x, int {|#0:g|} = 1); }")]
    [InlineData("public partial interface K { ", "public partial void M(Span<float> x, int {|#0:g|}); }")]
    public Task OnTypes(string before, string after) => ReportsIn(Rules.UnknownRole, Message,
        $"using System;\nusing NormGen;\n{before}[Norm(Kind.RMS, Axis.Feature, 8)] {after}\n");
}
