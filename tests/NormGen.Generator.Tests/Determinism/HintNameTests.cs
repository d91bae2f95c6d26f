using NormGen.Generator.Tests.Support;

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

    /// <summary>Two namespaces that make the such a hash of 32 bits the same, found by trying.</summary>
    [Fact]
    public void MethodsThatAShorterHashDoesNotTellApart() => AssertDistinct(2, Usings +
        """
        namespace N7484 { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        namespace N9998 { public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); } }
        """);

    /// <summary>The compiler has an error about them; the generator must not fall over it.</summary>
    [Fact]
    public void TypesOfTheSameNameThatAreAClassAndAStruct()
    {
        Generation generation = Consumer.Of(Usings +
            """
            public partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
            public partial struct K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x); }
            """).Generate();
        Assert.Equal(2, generation.Files.Length);
        Assert.All(generation.After.GetDiagnostics(TestContext.Current.CancellationToken), d => Assert.True(generation.Before.ContainsSyntaxTree(d.Location.SourceTree), d.ToString()));
    }

    private static void AssertDistinct(int count, string source)
    {
        Generation generation = Consumer.Of(source).Generate().Compiles();
        Assert.Equal(count, generation.Files.Length);
        Assert.Equal(count, generation.Files.Select(f => f.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
