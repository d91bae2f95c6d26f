using NormGen.CodeFixes;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.CodeFixes;

/// <summary><c>partial</c> on a method (NG0001) and on the types around it (NG0002).</summary>
public sealed class AddPartialTests : FixTest<AddPartialFix>
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)]";

    [Theory]
    [InlineData("public static void {|NG0001:M|}(Span<float> x);", "public static partial void M(Span<float> x);")]
    [InlineData("void {|NG0001:M|}(Span<float> x);", "partial void M(Span<float> x);")]
    [InlineData("/* why */ void {|NG0001:M|}(Span<float> x);", "/* why */ partial void M(Span<float> x);")]
    [InlineData("public static unsafe void {|NG0001:M|}(Span<float> x);", "public static unsafe partial void M(Span<float> x);")]
    public Task AMethod(string method, string expected) => Fixes($"{Norm} {method}", $"{Norm} {expected}");

    [Theory]
    [InlineData("public static void {|NG0001:M|}(Span<float> x) { }")]
    [InlineData("public static void {|NG0001:M|}(Span<float> x) => x.Clear();")]
    public Task AMethodWithABody_IsLeftToItsWriter(string method) => OffersNothing($"{Norm} {method}");

    [Theory]
    [InlineData("public static class {|NG0002:K|}", "public static partial class K")]
    [InlineData("class {|NG0002:K|}", "partial class K")]
    [InlineData("/// <summary>About K.</summary>\nclass {|NG0002:K|}", "/// <summary>About K.</summary>\npartial class K")]
    [InlineData("readonly record struct {|NG0002:K|}", "readonly partial record struct K")]
    [InlineData("internal ref struct {|NG0002:K|}", "internal ref partial struct K")]
    [InlineData("interface {|NG0002:K|}", "partial interface K")]
    public Task AType(string type, string expected) => FixesIn(InType(type), InType(expected));

    [Fact]
    public Task AllTypesAroundAMethod() => FixesIn(
        InType("class {|NG0002:Outer|} { struct {|NG0002:Middle|} { record {|NG0002:Inner|}") + "} }",
        InType("partial class Outer { partial struct Middle { partial record Inner") + "} }");

    private static string InType(string type) =>
        $$"""
        using System;
        using NormGen;

        {{type}} { {{Norm}} public static partial void M(Span<float> x); }
        """;
}
