using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Shapes;

/// <summary>Names that need care when they are written again.</summary>
public sealed class NameTests : ShapeTest
{
    public static TheoryData<string> Keywords =>
    [
        "@class", "@void", "@await", "@partial", "@record", "@var", "@field", "@value", "@file", "@scoped", "@required", "@extension",
        "@nameof", "@dynamic", "@nint", "@where", "@yield", "@async", "@get", "@_",
    ];

    [Theory, MemberData(nameof(Keywords))]
    public void MethodsNamedByKeywords(string name) => Runs($"K.{name}(x, weight, y)",
        $$"""public static partial class K { [Rms5] public static partial void {{name}}(In x, In weight, Out y); }""");

    [Theory, MemberData(nameof(Keywords))]
    public void TypesNamedByKeywords(string name) => Runs($"{name}.M(x, weight, y)",
        $$"""public static partial class {{name}} { [Rms5] public static partial void M(In x, In weight, Out y); }""");

    [Theory, MemberData(nameof(Keywords))]
    public void ParametersNamedByKeywords(string name) => Runs("K.M(x, weight, y)",
        $$"""public static partial class K { [Rms5] public static partial void M([Role(Role.X)] In {{name}}, In weight, Out y); }""");

    [Fact]
    public void ATypeInLowerCase() => Runs("kernels.M(x, weight, y)",
        """
        #pragma warning disable CS8981 // The user knows.
        public static partial class kernels { [Rms5] public static partial void M(In x, In weight, Out y); }
        """);

    [Theory]
    [InlineData("Größe")]
    [InlineData("нормировка")]
    [InlineData("正規化")]
    [InlineData("_x1")]
    [InlineData("Ünïcödé_Ⅷ")]
    public void Unicode(string name) => Runs($"{name}.Räume.{name}K.{name}M(x, weight, y)",
        $$"""namespace {{name}}.Räume; public static partial class {{name}}K { [Rms5] public static partial void {{name}}M([Role(Role.X)] In {{name}}, In weight, Out y); }""");

    [Fact]
    public void WrittenWithEscapes() => Runs("Kernel.Method(x, weight, y)",
        """public static partial class Kern\u0065l { [Rms5] public static partial void M\u0065thod(In \u0078, In w\u0065ight, Out y); }""");

    [Theory]
    [InlineData("Run")]
    [InlineData("Rows")]
    [InlineData("Span")]
    [InlineData("System")]
    [InlineData("NormGen")]
    [InlineData("Lanes")]
    [InlineData("Tail")]
    [InlineData("Shapes")]
    [InlineData("MemoryMarshal")]
    [InlineData("Math")]
    [InlineData("GetHashCode5")]
    public void MethodsNamedLikeWhatTheBodyUses(string name) => Runs($"K.{name}(x, weight, y)",
        $$"""public static partial class K { [Rms5] public static partial void {{name}}(In x, In weight, Out y); }""");

    [Theory]
    [InlineData("System")]
    [InlineData("NormGen")]
    [InlineData("global")]
    [InlineData("rows")]
    [InlineData("dim")]
    [InlineData("unchecked1")]
    public void ParametersNamedLikeWhatTheBodyUses(string name) => Runs("K.M(x, weight, y)",
        $$"""public static partial class K { [Rms5] public static partial void M([Role(Role.X)] In {{name}}, [Role(Role.Weight)] In bias, [Role(Role.Y)] Out epsilon); }""");

    [Fact]
    public void RolesThatNamesWouldSayOtherwise() => Runs("K.M(y, x, weight)",
        """public static partial class K { [Rms5] public static partial void M([Role(Role.Y)] Out x, [Role(Role.X)] In weight, [Role(Role.Weight)] In y); }""");

    [Theory]
    [InlineData("In input, In gamma, Out output")]
    [InlineData("In x, In scale, Out destination")]
    public void Aliases(string parameters) => Runs("K.M(x, weight, y)",
        $$"""public static partial class K { [Rms5] public static partial void M({{parameters}}); }""");
}
