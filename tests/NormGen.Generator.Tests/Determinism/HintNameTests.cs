using System.Collections.Immutable;
using NormGen.Generator.Tests.Support;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Determinism;

/// <summary>Each method's file has a name of its own. Roslyn compares the names without regard to case, and drops the generator where two are the same.</summary>
public sealed class HintNameTests
{
    private const string Usings = "using System;\nusing NormGen;\n";

    [Fact]
    public void Overloads() => AssertDistinct(4, Samples.Class(
        """
        [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x);
        [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x, Span<float> y);
        [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);
        [Norm(Kind.RMS, Axis.Feature)] public static partial void M(Span<float> x, int dim);
        """));

    [Fact]
    public void NamesThatDifferByCaseOnly() => AssertDistinct(3, Usings +
        """
        namespace A { public static partial class Kernels { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void Norm(Span<float> x); } }
        namespace A { public static partial class KERNELS { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void Norm(Span<float> x); } }
        namespace A { public static partial class Kernels { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void norm(Span<float> x); } }
        """);

    [Fact]
    public void TheSameNamesInOtherNamespaces() => AssertDistinct(3, Usings +
        """
        namespace A { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        namespace B { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
        """);

    [Fact]
    public void TheSameNamesInOtherNesting() => AssertDistinct(4, Usings +
        """
        namespace A
        {
            public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
            public partial class One { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
            public partial class Two { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
            public partial class Two { public static partial class One { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } } }
        }
        """);

    [Fact]
    public void TypesThatDifferByTheirTypeParametersOnly() => AssertDistinct(4, Usings +
        """
        namespace A
        {
            public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
            public static partial class K<T> { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
            public static partial class K<T, U> { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
            public partial class O<T> { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        }
        """);

    [Fact]
    public void LongNames_GiveShortHints()
    {
        string space = string.Join(".", Enumerable.Range(0, 40).Select(i => $"Namespace{i}"));
        Generation generation = Consumer.Of($"{Usings}namespace {space} {{ public static partial class Kernels {{ [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }} }}").Generate().Compiles();
        Assert.True(generation.Files.Single().HintName.Length < 60, generation.Files.Single().HintName);
    }

    [Fact]
    public void LongIdentifiers_GiveNamesThatAFileSystemTakes()
    {
        string letters = new('\u4E2D', 300);
        Generation generation = Consumer.Of($"{Usings}public static partial class {letters} {{ [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M{letters}(Span<float> x); }}").Emit("Runtime").Generate().Compiles();
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(generation.Files.Single().HintName) < 255);
    }

    /// <summary>Two namespaces that make the hashes of the same method the same, found by trying.</summary>
    [Fact]
    public void MethodsWithTheSameHash() => AssertDistinct(2, Usings +
        """
        namespace N7484 { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        namespace N9998 { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        """, "K.M.5c648472.g.cs", "K.M.5c648472-2.g.cs");

    [Fact]
    public void TheNumberOfAClashingName_IsTheSameInAnyOrder()
    {
        MethodDeclaration a = Declaration("A", "K.M.1"), b = Declaration("B", "k.m.1"), c = Declaration("C", "K.M.1"), other = Declaration("D", "K.M.2");
        foreach (ImmutableArray<MethodDeclaration> order in new ImmutableArray<MethodDeclaration>[] { [a, b, c, other], [other, c, b, a], [b, other, a, c] })
        {
            EquatableArray<MethodDeclaration> clashes = FileNames.Clashes(order);
            Assert.Equal([a, b, c], clashes);
            Assert.Equal(["K.M.1", "k.m.1-2", "K.M.1-3", "K.M.2"], new[] { a, b, c, other }.Select(m => FileNames.Named(m, clashes).HintName));
        }
    }

    [Fact]
    public void NamesThatDoNotClash_AreOfNoInterestToTheOtherMethods() =>
        Assert.Empty(FileNames.Clashes([Declaration("A", "K.M.1"), Declaration("B", "K.M.2")]));

    private static MethodDeclaration Declaration(string space, string hint) => new(hint, space, default, "partial", "void", "M", "M", "", "", default, default);

    private static void AssertDistinct(int count, string source, params IEnumerable<string> names)
    {
        Generation generation = Consumer.Of(source).Generate().Compiles();
        Assert.Equal(count, generation.Files.Length);
        Assert.Equal(count, generation.Files.Select(f => f.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Contains(generation.Files, file => file.HintName == name));
    }
}
