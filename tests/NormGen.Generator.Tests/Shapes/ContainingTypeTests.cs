using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Shapes;

/// <summary>The types that a method may stand in.</summary>
public sealed class ContainingTypeTests : ShapeTest
{
    [Theory]
    [InlineData("static partial class", "K.M(x, weight, y)", "static")]
    [InlineData("abstract partial class", "K.M(x, weight, y)", "static")]
    [InlineData("partial class", "new K().M(x, weight, y)", "")]
    [InlineData("sealed partial class", "new K().M(x, weight, y)", "")]
    [InlineData("partial struct", "new K().M(x, weight, y)", "")]
    [InlineData("readonly partial struct", "new K().M(x, weight, y)", "")]
    [InlineData("ref partial struct", "new K().M(x, weight, y)", "")]
    [InlineData("readonly ref partial struct", "new K().M(x, weight, y)", "")]
    [InlineData("partial record", "new K().M(x, weight, y)", "")]
    [InlineData("partial record class", "new K().M(x, weight, y)", "")]
    [InlineData("partial record struct", "new K().M(x, weight, y)", "")]
    [InlineData("readonly partial record struct", "new K().M(x, weight, y)", "")]
    [InlineData("partial interface", "K.M(x, weight, y)", "static")]
    public void OfAnyKind(string type, string call, string modifier) =>
        Runs(call, $$"""public {{type}} K { [Rms5] public {{modifier}} partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void AnInterfacesInstanceMethod() => Runs("((I)new C()).M(x, weight, y)",
        """
        public partial interface I { [Rms5] public partial void M(In x, In weight, Out y); }
        public class C : I;
        """);

    [Fact]
    public void AnInterfacesStaticVirtualMethod() => Runs("Call<C>(x, weight, y); static void Call<T>(float[] x, float[] weight, float[] y) where T : I => T.M(x, weight, y)",
        """
        public partial interface I { [Rms5] public static virtual partial void M(In x, In weight, Out y); }
        public class C : I;
        """);

    [Fact]
    public void WithAPrimaryConstructor() => Runs("new K(3).M(x, weight, y)",
        """public partial class K(int layers) { public int Layers => layers; [Rms5] public partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void ARecordWithPositions() => Runs("new K(3, 4).M(x, weight, y)",
        """public sealed partial record K(int Layers, int Heads) { [Rms5] public partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void WithBaseTypesAndAttributes() => Runs("new K().M(x, weight, y)",
        """[Serializable] public partial class K : object, IDisposable { public void Dispose() { } [Rms5] public partial void M(In x, In weight, Out y); }""");

    [Fact]
    public void InSeveralParts() => Runs("new K().M(x, weight, y)",
        """
        public partial class K { public int Other => 1; }
        partial class K { [Rms5] public partial void M(In x, In weight, Out y); }
        partial class K : IDisposable { public void Dispose() { } }
        """);

    [Fact]
    public void NestedInEveryKindOfType() => Runs("Deep.Down.A.B.C.D.E.F.M(x, weight, y)",
        """
        namespace Deep.Down;
        public partial class A { public partial struct B { public partial record C { public partial record struct D { public partial interface E { public static partial class F
        {
            [Rms5] public static partial void M(In x, In weight, Out y);
        } } } } } }
        """);

    [Fact]
    public void NestedPrivately() => Runs("A.Call(x, weight, y)",
        """
        public static partial class A
        {
            public static void Call(float[] x, float[] weight, float[] y) => B.M(x, weight, y);

            private static partial class B { [Rms5] public static partial void M(In x, In weight, Out y); }
        }
        """);

    [Fact]
    public void NamedLikeTheMethod() => Runs("new A.M().Run(x, weight, y)",
        """public partial class A { public partial class M { [Rms5] public partial void Run(In x, In weight, Out y); } }""");

    [Theory]
    [InlineData("namespace A.B.C;", "A.B.C.K")]
    [InlineData("namespace A.B;", "A.B.K")]
    [InlineData("namespace NormGen;", "NormGen.K")]
    [InlineData("namespace NormGen.Runtime;", "NormGen.Runtime.K")]
    [InlineData("namespace System;", "System.K")]
    [InlineData("namespace My.System.NormGen;", "My.System.NormGen.K")]
    [InlineData("namespace @class.@namespace;", "@class.@namespace.K")]
    [InlineData("namespace @record.@await.@file;", "@record.@await.@file.K")]
    [InlineData("", "global::K")]
    public void InAnyNamespace(string space, string type) =>
        Runs($"{type}.M(x, weight, y)", space + " public static partial class K { [Rms5] public static partial void M(In x, In weight, Out y); }");

    [Fact]
    public void InNestedNamespaces() => Runs("A.B.C.K.M(x, weight, y)",
        """namespace A { namespace B.C { public static partial class K { [Rms5] public static partial void M(In x, In weight, Out y); } } }""");

    [Fact]
    public void InTheNamespaceThatGeneratedCodeUses() => Runs("NormGen.Generated.K.M(x, weight, y)",
        """namespace NormGen.Generated; public static partial class K { [Rms5] public static partial void M(In x, In weight, Out y); }""");
}
