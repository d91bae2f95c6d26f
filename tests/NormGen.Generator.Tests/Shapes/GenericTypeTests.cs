using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Shapes;

/// <summary>Methods of generic types.</summary>
public sealed class GenericTypeTests : ShapeTest
{
    [Theory]
    [InlineData("")]
    [InlineData("where T : struct")]
    [InlineData("where T : class, new()")]
    [InlineData("where T : unmanaged")]
    [InlineData("where T : notnull")]
    [InlineData("where T : class?")]
    [InlineData("where T : IComparable<T>, IEquatable<T?>")]
    [InlineData("where T : allows ref struct")]
    public void WithAnyConstraint(string constraint) => Runs($"K<{(constraint.Contains("class") ? "object" : "int")}>.M(x, weight, y)",
        $$"""public static partial class K<T> {{constraint}} { [Rms5] public static partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void OfSeveralParametersThatNameEachOther() => Runs("new K<int, int[]>().M(x, weight, y)",
        """public partial struct K<T, TList> where TList : System.Collections.Generic.IList<T> where T : unmanaged { [Rms5] public partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void NestedInGenericTypes() => Runs("A<int>.B.C<string>.M(x, weight, y)",
        """public partial class A<T> where T : struct { public partial record struct B { public static partial class C<U> where U : class { [Rms5] public static partial void M(In x, In weight, Out y); } } }""");

    [Fact]
    public void OneNameWithSeveralNumbersOfParameters() => Runs("K.M(x, weight, y); K<int>.M(x, weight, y); K<int, int>.M(x, weight, y)",
        """
        public static partial class K { [Rms5] public static partial void M(In x, In weight, Out y); }
        public static partial class K<T> { [Rms5] public static partial void M(In x, In weight, Out y); }
        public static partial class K<T, U> { [Rms5] public static partial void M(In x, In weight, Out y); }
        """);

    [Fact]
    public void WithVariance() => Runs("I<object, object>.M(x, weight, y)",
        """public partial interface I<in TIn, out TOut> { [Rms5] public static partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void WithTypeParametersNamedByKeywords() => Runs("K<int, int>.M(x, weight, y)",
        """public static partial class K<@class, @where> { [Rms5] public static partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void WithTypeParametersNamedLikeTypesOfTheBody() => Runs("K<int, int, int>.M(x, weight, y)",
        """public static partial class K<System, NormGen, Span> { [Rms5] public static partial void M(In x, In weight, global::System.Span<float> y); }""");

    [Fact]
    public void WithAttributesOnTypeParameters() => Runs("K<int>.M(x, weight, y)",
        """
        [AttributeUsage(AttributeTargets.GenericParameter)] internal sealed class MarkAttribute : Attribute;
        public static partial class K<[Mark] T> { [Rms5] public static partial void M(In x, In weight, Out y); }
        """);
}
