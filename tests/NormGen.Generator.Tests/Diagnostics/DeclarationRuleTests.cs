using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0001, NG0002, NG0003, NG0015: what must hold for a body to be written.</summary>
public sealed class DeclarationRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)]";

    [Fact]
    public Task AMethodWithABody() => Reports(Rules.NotPartial,
        "'M' is not partial and has a body; add 'partial' and end the declaration with ';': NormGen writes the body",
        $$"""{{Norm}} public static void {|#0:M|}(Span<float> x) { }""");

    [Fact]
    public Task AMethodWithAnExpressionBody() => Reports(Rules.NotPartial,
        "'M' is not partial and has a body; add 'partial' and end the declaration with ';': NormGen writes the body",
        $$"""{{Norm}} public static void {|#0:M|}(Span<float> x) => x.Clear();""");

    [Fact]
    public Task AMethodWithoutPartial() => Reports(Rules.NotPartial,
        "'M' is not partial; add 'partial': NormGen writes the body",
        $$"""{{Norm}} public static void {|CS0501:{|#0:M|}|}(Span<float> x);""");

    [Fact]
    public Task AnAbstractMethod() => ReportsIn(Rules.NotPartial,
        "'M' is not partial; add 'partial': NormGen writes the body",
        $$"""
        using System;
        using NormGen;
        public abstract partial class K { {{Norm}} public abstract void {|#0:M|}(Span<float> x); }
        """);

    [Fact]
    public Task AMethodWhoseOtherPartIsWrittenByHand() => Reports(Rules.NotPartial,
        "'M' has a body; end the declaration with ';': NormGen writes the body",
        $$"""
        {{Norm}} public static partial void {|#0:M|}(Span<float> x);
            public static partial void M(Span<float> x) { }
        """);

    [Theory]
    [InlineData("public static int P { {0} {|#0:get|} => 1; }", "get_P")]
    [InlineData("public static event Action E { {0} {|#0:add|} { } remove { } }", "add_E")]
    [InlineData("public static void Outer() { Local(new float[8]); {0} static void {|#0:Local|}(Span<float> x) { } }", "Local")]
    [InlineData("public static readonly Action<float[]> F = [{|#0:Norm(Kind.RMS, Axis.Feature, 8)|}] static (x) => { };", "lambda")]
    public Task AnythingButAnOrdinaryMethod(string member, string name) => Reports(Rules.NotPartial,
        $"'{name}' is no ordinary method; put the attribute on a partial method of a type: NormGen writes the body",
        member.Replace("{0}", Norm));

    [Fact]
    public async Task AMemberOfAnExtensionBlock_IsAnErrorOneWayOrTheOther()
    {
        foreach (string member in new[] { "partial void M(Span<float> x);", "void M(Span<float> x) { }", "static partial void M(Span<float> x);" })
        {
            Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class($"extension(int) {{ {Norm} public {member} }}")));
            Assert.NotEmpty(analysis.Errors);
            Assert.Empty(analysis.GeneratedErrors);
        }
    }

    [Fact]
    public Task ATypeThatIsNotPartial() => ReportsIn(Rules.ContainingTypeNotPartial,
        "'K' contains the normalization method 'M' and must be partial too: add 'partial'",
        $$"""
        using System;
        using NormGen;
        public static class {|#0:K|} { {{Norm}} public static partial void {|CS8795:{|CS0751:M|}|}(Span<float> x); }
        """);

    [Fact]
    public Task AnOuterTypeThatIsNotPartial() => ReportsIn(Rules.ContainingTypeNotPartial,
        "'Outer' contains the normalization method 'M' and must be partial too: add 'partial'",
        $$"""
        using System;
        using NormGen;
        public struct {|#0:Outer|} { public partial record Inner { {{Norm}} public partial void {|CS8795:M|}(Span<float> x); } }
        """);

    [Fact]
    public Task AFileLocalType() => ReportsIn(Rules.ContainingTypeNotPartial,
        "'K' contains the normalization method 'M' and must not be file-local: its other part is in a generated file",
        $$"""
        using System;
        using NormGen;
        file static partial class {|#0:K|} { {{Norm}} public static partial void {|CS8795:M|}(Span<float> x); }
        """);

    [Theory]
    [InlineData("int", "int")]
    [InlineData("Span<float>", "Span<float>")]
    [InlineData("float[]?", "float[]?")]
    [InlineData("System.Threading.Tasks.Task", "Task")]
    [InlineData("(int Rows, float)", "(int Rows, float)")]
    [InlineData("ref int", "ref int")]
    [InlineData("ref readonly float", "ref readonly float")]
    [InlineData("dynamic", "dynamic")]
    public Task AResult(string type, string shown) => Reports(Rules.NotVoid,
        $"'M' returns '{shown}': make it void; results are written to a span",
        $$"""{{Norm}} public static partial {|#0:{{type}}|} M(Span<float> x);""");

    [Theory]
    [InlineData("<T>", "")]
    [InlineData("<T>", " where T : struct")]
    [InlineData("<T, @class>", " where T : class, IDisposable, new() where @class : unmanaged")]
    [InlineData("<T>", " where T : class?")]
    [InlineData("<T>", " where T : allows ref struct")]
    public Task AGenericMethod(string typeParameters, string constraints) => Reports(Rules.Generic,
        $"'M' is generic: remove '{typeParameters.Replace("@", "")}'; a kernel is written for element types that are known, and only a sub-layer may be of a type parameter",
        $$"""{{Norm}} public static partial void M{|#0:{{typeParameters}}|}(Span<float> x){{constraints}};""");

    [Fact]
    public Task AMethodOfAGenericType() => AcceptsIn($"using System;\nusing NormGen;\npublic static partial class K<T> {{ {Norm} public static partial void M(Span<float> x); }}\n");

    [Fact]
    public Task AGoodMethod() => Accepts($"{Norm} public static partial void M(Span<float> x);");

    [Fact]
    public Task AMethodWithoutTheAttribute() => Accepts("public static int M(int g) => g;");
}
