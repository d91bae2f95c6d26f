using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Shapes;

/// <summary>Modifiers, which the generated part must repeat exactly.</summary>
public sealed class ModifierTests : ShapeTest
{
    [Theory]
    [InlineData("public static")]
    [InlineData("internal static")]
    [InlineData("protected static")]
    [InlineData("protected internal static")]
    [InlineData("private protected static")]
    [InlineData("private static")]
    [InlineData("static public")]
    [InlineData("static internal protected")]
    [InlineData("static")]
    public void AnyAccessibility(string modifiers) => Runs("K.Call(x, weight, y)",
        $$"""
        public partial class K
        {
            public static void Call(float[] x, float[] weight, float[] y) => M(x, weight, y);

            [Rms5] {{modifiers}} partial void M(In x, In weight, Out y);
        }
        """);

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("")]
    public void InstanceMethods(string modifiers) => Runs("K.Call(x, weight, y)",
        $$"""
        public partial class K
        {
            public static void Call(float[] x, float[] weight, float[] y) => new K().M(x, weight, y);

            [Rms5] {{modifiers}} partial void M(In x, In weight, Out y);
        }
        """);

    [Theory]
    [InlineData("public virtual", "public override")]
    [InlineData("public virtual", "public sealed override")]
    [InlineData("public virtual", "sealed public override")]
    [InlineData("public abstract", "public override")]
    [InlineData("public virtual", "public new virtual")]
    [InlineData("public", "public new")]
    [InlineData("protected internal virtual", "protected internal override")]
    public void Inheritance(string below, string above) => Runs("new Derived().M(x, weight, y)",
        $$"""
        public {{(below.Contains("abstract") ? "abstract" : "")}} class Base { {{below}} void M(In x, In weight, Out y){{(below.Contains("abstract") ? ";" : " { }")}} }
        public partial class Derived : Base { [Rms5] {{above}} partial void M(In x, In weight, Out y); }
        """);

    [Fact]
    public void AVirtualMethodThatIsOverridden() => Runs("new Derived().M(x, weight, y)",
        """
        public partial class Base { [Norm(Kind.Layer, Axis.Feature, 5)] public virtual partial void M(In x, In weight, Out y); }
        public sealed partial class Derived : Base { [Rms5] public sealed override partial void M(In x, In weight, Out y); }
        """);

    [Fact]
    public void AnInterfaceImplemented() => Runs("((I)new K()).M(x, weight, y)",
        """
        public interface I { void M(In x, In weight, Out y); }
        public partial class K : I { [Rms5] public partial void M(In x, In weight, Out y); }
        """);

    [Theory]
    [InlineData("struct", "public readonly")]
    [InlineData("record struct", "public readonly")]
    [InlineData("struct", "readonly internal")]
    public void ReadOnlyMembersOfStructs(string type, string modifiers) => Runs("new K().M(x, weight, y)",
        $$"""public partial {{type}} K { [Rms5] {{modifiers}} partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void UnsafeWhereTheProjectAllowsIt() => Assert.Contains("public static unsafe partial void M(", Consumer.Of(Samples.Class(
        "[Norm(Kind.RMS, Axis.Feature, 5)] public static unsafe partial void M(Span<float> x);")).Generate().Text);

    [Fact]
    public void Overloads() => Runs("K.M(x, weight, y); K.M(x, weight, new float[5], y); K.M(x, 1e-5f, weight, y); new K().M(weight, x, 5, y, 1e-5f)",
        """
        public partial class K
        {
            [Norm(Kind.Layer, Axis.Feature, 5)] public static partial void M(In x, In weight, In bias, Out y);
            [Rms5] public static partial void M(In x, In weight, Out y);
            [Rms5] public static partial void M(In x, float epsilon, In weight, Out y);
            [Norm(Kind.RMS, Axis.Feature)] public partial void M(In weight, In x, int dim, Out y, float eps);
        }
        """);
}
