using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0007, NG0008, NG0014: which types the parameters have.</summary>
public sealed class TypeRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.Layer, Axis.Feature, 8, 16)] public static partial void";

    [Theory]
    [InlineData("float[]")]
    [InlineData("Memory<float>")]
    [InlineData("Span<int>")]
    [InlineData("Span<Span<float>>", "CS9244:")]
    [InlineData("string")]
    [InlineData("object?")]
    [InlineData("float")]
    public Task AnInputOfAnotherType(string type, string alsoWrong = "") => Reports(Rules.WrongType,
        $"'x' is '{type}': the role X must be a ReadOnlySpan<float>, or one of double, Half or BFloat16",
        alsoWrong.Length > 0
            ? $$"""{{Norm}} M({|#0:{{type}}|} {|{{alsoWrong}}x|}, ReadOnlySpan<float> weight, Span<float> y);"""
            : $$"""{{Norm}} M({|#0:{{type}}|} x, ReadOnlySpan<float> weight, Span<float> y);""");

    [Theory]
    [InlineData("Span<float> x, ReadOnlySpan<float> bias, {|#0:int|} weight", "'weight' is 'int': the role Weight must be a ReadOnlySpan<float>")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, {|#0:ReadOnlySpan<byte>|} bias", "'bias' is 'ReadOnlySpan<byte>': the role Bias must be a ReadOnlySpan<float>")]
    [InlineData("ReadOnlySpan<float> x, ReadOnlySpan<float> weight, {|#0:float[]|} y", "'y' is 'float[]': the role Y must be a Span<float> or a Span<double>")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, {|#0:float|} mean", "'mean' is 'float': the role Mean must be a Span<float>")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, {|#0:Span<long>|} invStd", "'invStd' is 'Span<long>': the role InvStd must be a Span<float>")]
    [InlineData("Span<float> x, {|#0:long|} dim", "'dim' is 'long': the role Dim must be an int")]
    [InlineData("Span<float> x, {|#0:uint|} dim", "'dim' is 'uint': the role Dim must be an int")]
    [InlineData("Span<float> x, int dim, {|#0:double|} epsilon", "'epsilon' is 'double': the role Epsilon must be a float")]
    [InlineData("Span<float> x, int dim, {|#0:float?|} epsilon", "'epsilon' is 'float?': the role Epsilon must be a float")]
    [InlineData("{|#0:int|} x, int dim", "'x' is 'int': the role X must be a Span<float>, or one of double, Half or BFloat16")]
    public Task AParameterOfAnotherType(string parameters, string message) => Reports(Rules.WrongType, message, $"{Norm} M({parameters});");

    [Theory]
    [InlineData("ref Span<float>", "ref Span<float>")]
    [InlineData("in Span<float>", "in Span<float>")]
    [InlineData("out Span<float>", "out Span<float>")]
    [InlineData("ref readonly Span<float>", "ref readonly Span<float>")]
    [InlineData("scoped ref Span<float>", "ref Span<float>")]
    public Task ASpanByReference(string type, string shown)
    {
        int name = type.LastIndexOf(' '), reference = type.IndexOf(shown, StringComparison.Ordinal);
        return Reports(Rules.WrongType, $"'x' is '{shown}': the role X must be a Span<float>, or one of double, Half or BFloat16, passed by value",
            $$"""{{Norm}} M({{type[..reference]}}{|#0:{{type[reference..name]}}|}{{type[name..]}} x, int dim);""");
    }

    [Fact]
    public Task AnotherTypeByReference() => Reports(Rules.WrongType, "'dim' is 'ref long': the role Dim must be an int",
        $$"""{{Norm}} M(Span<float> x, ref {|#0:long|} dim);""");

    [Fact]
    public Task ATypeThatIsOnlyCalledSpan() => ReportsIn(Rules.WrongType, "'x' is 'Span<float>': the role X must be a Span<float>, or one of double, Half or BFloat16",
        """
        using NormGen;
        namespace Mine
        {
            public readonly struct Span<T>;
            public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M({|#0:Span<float>|} x); }
        }
        """);

    [Theory]
    [InlineData("Spam<float> x")]
    [InlineData("Span<flaot> x")]
    [InlineData("Span<float> x, Missing weight")]
    public async Task ATypeThatDoesNotExist_IsForTheCompilerToTell(string parameters)
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class($"[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M({parameters});")));
        Assert.Empty(analysis.Rules);
        Assert.Contains(analysis.Errors, error => error.Id == "CS0246");
        Assert.Empty(analysis.GeneratedErrors);
    }

    [Fact]
    public Task AReadOnlyInputWithoutAnOutput() => Reports(Rules.NotWritable,
        "'x' is read-only, but it is written: add a parameter 'Span<float> y' for the result, or make it a Span<float> to work in place",
        $$"""{{Norm}} M({|#0:ReadOnlySpan<float>|} x, ReadOnlySpan<float> weight);""");

    [Theory]
    [InlineData("ReadOnlySpan<float> x, ReadOnlySpan<float> weight, {|#0:ReadOnlySpan<float>|} y", "y")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, {|#0:ReadOnlySpan<float>|} mean", "mean")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, {|#0:ReadOnlySpan<float>|} rstd", "rstd")]
    public Task AReadOnlyOutput(string parameters, string name) => Reports(Rules.NotWritable,
        $"'{name}' is read-only, but it is written: make it a Span<float>", $"{Norm} M({parameters});");

    [Theory]
    [InlineData("ReadOnlySpan<float> x, {|#0:Span<float>|} weight, Span<float> y", "weight")]
    [InlineData("Span<float> x, {|#0:System.Span<float>|} beta", "beta")]
    [InlineData("{|#0:Span<float>|} x, ReadOnlySpan<float> weight, Span<float> y", "x")]
    [InlineData("ReadOnlySpan<float> x, scoped {|#0:Span<float>|} weight, Span<float> y, Span<float> mean", "weight")]
    public Task ASpanThatIsOnlyRead(string parameters, string name) => Reports(Rules.OnlyRead,
        $"'{name}' is only read: make it a ReadOnlySpan<float>, so that callers can pass what they may not write", $"{Norm} M({parameters});");

    [Theory]
    [InlineData("abstract class B { public abstract void M(Span<float> x, Span<float> y); } partial class K : B", "public override")]
    [InlineData("interface I { void M(Span<float> x, Span<float> y); } partial class K : I", "public")]
    public Task ASpanThatABaseTypeAsksFor(string type, string modifiers) => AcceptsIn(
        $"using System;\nusing NormGen;\n{type} {{ [Norm(Kind.RMS, Axis.Feature, 8)] {modifiers} partial void M(Span<float> x, Span<float> y); }}\n");

    [Theory]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias")]
    [InlineData("ReadOnlySpan<System.Single> x, int dim, System.Span<float> y, Span<float> mean, Span<float> invStd")]
    [InlineData("scoped Span<float> x, scoped ReadOnlySpan<float> weight, float epsilon = 1e-6f")]
    public Task FittingTypes(string parameters) => Accepts($"{Norm} M({parameters});");
}
