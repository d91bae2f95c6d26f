using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Shapes;

/// <summary>Sub-layers of all the types that can be one. Each doubles its input, so that a Pre block of RMS is y = x + 2·x/rms.</summary>
public sealed class SublayerTests
{
    private const string Doubles = "Invoke(ReadOnlySpan<float> input, Span<float> output) { for (int i = 0; i < input.Length; i++) output[i] = 2 * input[i]; }";

    /// <summary>What stands before a block: <c>[Block]</c>, written short in the tests.</summary>
    private const string Block = "[Norm(Kind.RMS, Axis.Feature, 5, Placement = Placement.Pre)]";

    [Theory]
    [InlineData("struct")]
    [InlineData("sealed class")]
    [InlineData("readonly record struct")]
    public void AsTheMethodsTypeParameter(string kind) => Runs("K.M(x, y, new Mlp())",
        $$"""
        public {{kind}} Mlp : ISublayer<float> { public void {{Doubles}} }
        public static partial class K { [Block] public static partial void M<TSublayer>(ReadOnlySpan<float> x, Span<float> y, TSublayer sublayer) where TSublayer : ISublayer<float>; }
        """);

    [Theory]
    [InlineData("where T : struct, ISublayer<float>")]
    [InlineData("where T : unmanaged, ISublayer<float>")]
    [InlineData("where T : ISublayer<float>, new()")]
    [InlineData("where T : ISublayer<float>, IDisposable, allows ref struct")]
    [InlineData("where T : notnull, ILayer")]
    public void AsATypeParameterWithMoreConstraints(string constraints) => Runs("K.M(x, y, new Mlp())",
        $$"""
        public interface ILayer : ISublayer<float>;
        public struct Mlp : ILayer, IDisposable { public void {{Doubles}} public void Dispose() { } }
        public static partial class K { [Block] public static partial void M<T>(ReadOnlySpan<float> x, Span<float> y, T sublayer) {{constraints}}; }
        """);

    [Fact]
    public void AsARefStruct() => Runs("K.M(x, y, new Mlp())",
        $$"""
        public ref struct Mlp : ISublayer<float> { public void {{Doubles}} }
        public static partial class K { [Block] public static partial void M<T>(ReadOnlySpan<float> x, Span<float> y, T sublayer) where T : ISublayer<float>, allows ref struct; }
        """);

    [Fact]
    public void AsATypeParameterOfTheType() => Runs("K<Mlp>.M(x, y, new Mlp())",
        $$"""
        public struct Mlp : ISublayer<float> { public void {{Doubles}} }
        public static partial class K<TSublayer> where TSublayer : ISublayer<float> { [Block] public static partial void M(ReadOnlySpan<float> x, Span<float> y, TSublayer sublayer); }
        """);

    [Fact]
    public void AsATypeOfItsOwn() => Runs("K.M(x, y, new Mlp())",
        $$"""
        public struct Mlp : ISublayer<float> { public void {{Doubles}} }
        public static partial class K { [Block] public static partial void M(ReadOnlySpan<float> x, Span<float> y, Mlp sublayer); }
        """);

    [Fact]
    public void AsAPrivateType() => Runs("K.Run(x, y)",
        $$"""
        public static partial class K
        {
            public static void Run(float[] x, float[] y) => M(x, y, new Mlp());
            [Block] private static partial void M(ReadOnlySpan<float> x, Span<float> y, Mlp sublayer);
            private struct Mlp : ISublayer<float> { public void {{Doubles}} }
        }
        """);

    [Fact]
    public void AsATypeThatHidesItsMethod() => Runs("K.M(x, y, new Mlp())",
        $$"""
        public struct Mlp : ISublayer<float> { void ISublayer<float>.{{Doubles}} public int Invoke => 0; }
        public static partial class K { [Block] public static partial void M(ReadOnlySpan<float> x, Span<float> y, Mlp sublayer); }
        """);

    [Fact]
    public void AsATypeForSeveralElements() => Runs("K.M(x, y, new Mlp())",
        $$"""
        public struct Mlp : ISublayer<Half>, ISublayer<float> { public void {{Doubles}} public void Invoke(ReadOnlySpan<Half> input, Span<Half> output) { } }
        public static partial class K { [Block] public static partial void M(ReadOnlySpan<float> x, Span<float> y, Mlp sublayer); }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    public void AsTheInterface(string nullable) => Runs("K.M(x, y, new Mlp())",
        $$"""
        public sealed class Mlp : ISublayer<float> { public void {{Doubles}} }
        public static partial class K { [Block] public static partial void M(ReadOnlySpan<float> x, Span<float> y, ISublayer<float>{{nullable}} sublayer); }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    public void AsTheDelegate(string nullable) => Runs("K.M(x, y, (input, output) => new Mlp().Invoke(input, output))",
        $$"""
        public sealed class Mlp : ISublayer<float> { public void {{Doubles}} }
        public static partial class K { [Block] public static partial void M(ReadOnlySpan<float> x, Span<float> y, Sublayer<float>{{nullable}} sublayer); }
        """);

    [Fact]
    public void OfAnInstanceMethod() => Runs("new K<Mlp>(new Mlp()).Run(x, y)",
        $$"""
        public struct Mlp : ISublayer<float> { public void {{Doubles}} }
        public sealed partial class K<TMlp>(TMlp mlp) where TMlp : struct, ISublayer<float>
        {
            public void Run(float[] x, float[] y) => M(x, y, mlp);
            [Block] private partial void M(ReadOnlySpan<float> x, Span<float> y, [Role(Role.Sublayer)] TMlp mlp);
        }
        """);

    private static void Runs(string call, string source)
    {
        foreach (string emit in new[] { "Specialized", "Runtime" })
        {
            using LoadedProject project = Consumer.Of($"using System;\nusing NormGen;\n{source.Replace("[Block]", Block)}", $"public static class Probe {{ public static void Run(float[] x, float[] y) {{ {call}; }} }}")
                .Emit(emit).Width("Scalar").Generate().Load();
            float[] x = Formula.Normal(new Random(5), 15, 0.5), y = new float[15];
            project.Method<Action<float[], float[]>>("Probe", "Run")(x, y);
            Formula norm = new(Kind.RMS, 5, HasWeight: false);
            double[] expected = new PlacedFormula(Placement.Pre, v => norm.Apply(v, [], []), v => v).Block(Formula.Widen(x), v => [.. v.Select(e => 2 * e)]);
            Formula.AssertNear(expected, y, 4e-7, project.GeneratedSource);
        }
    }
}
