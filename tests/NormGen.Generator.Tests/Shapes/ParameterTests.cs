using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Shapes;

/// <summary>What a parameter list may hold besides types and names.</summary>
public sealed class ParameterTests : ShapeTest
{
    [Fact]
    public void AnExtensionMethod() => Runs("((ReadOnlySpan<float>)x).Normalized(weight, y)",
        """public static partial class K { [Rms5] public static partial void Normalized(this In x, In weight, Out y); }""");

    [Fact]
    public void AnExtensionMethodOnTheOutput() => Runs("y.AsSpan().Become(x, weight)",
        """public static partial class K { [Rms5] public static partial void Become(this Out y, In x, In weight); }""");

    [Fact]
    public void ScopedSpans() => Runs("K.M(x, weight, y)",
        """public static partial class K { [Rms5] public static partial void M(scoped In x, scoped In weight, scoped Out y); }""");

    [Fact]
    public void ParamsSpans() => Runs("K.M(x, y, weight[0], weight[1], weight[2], weight[3], weight[4])",
        """public static partial class K { [Rms5] public static partial void M(In x, Out y, params In weight); }""");

    [Fact]
    public void DefaultValues() => Runs("K.M(x, weight, y)",
        """public static partial class K { [Rms5] public static partial void M(In x, In weight, Out y, float epsilon = 1e-5f); }""");

    [Fact]
    public void DefaultValuesFromConstants() => Runs("K.M(x, weight, y)",
        """public static partial class K { private const float Small = 1e-5f; private const int Size = 5; [Norm(Kind.RMS, Axis.Feature)] public static partial void M(In x, In weight, Out y, float epsilon = Small, int dim = Size); }""");

    [Fact]
    public void AttributesOnParameters() => Runs("K.M(x, weight, y)",
        """
        public static partial class K
        {
            [Rms5] public static partial void M([System.ComponentModel.Description("in")] In x, [Role(Role.Weight), System.ComponentModel.Description("γ")] In weight, Out y);
        }
        """);

    [Fact]
    public void AttributesOnTheMethod() => Runs("K.M(x, weight, y)",
        """
        public static partial class K
        {
            [System.Diagnostics.DebuggerStepThrough]
            [Norm(Kind.RMS, Axis.Feature, 5), System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            [return: System.ComponentModel.Description("nothing")]
            public static partial void M(In x, In weight, Out y);
        }
        """);

    [Fact]
    public void DocComments() => Runs("K.M(x, weight, y)",
        """
        /// <summary>Kernels.</summary>
        public static partial class K
        {
            /// <summary>RMS of rows, see <see cref="M"/> and <paramref name="x"/>.</summary>
            /// <param name="x">The input &amp; more.</param>
            /// <param name="weight">γ.</param>
            /// <param name="y">The output.</param>
            [Rms5]
            public static partial void M(In x, In weight, Out y);
        }
        """);

    [Fact]
    public void CommentsBetweenTheParts() => Runs("K.M(x, weight, y)",
        """
        public static partial class K
        {
            [Norm(/* kind */ Kind.RMS, // axis
                Axis.Feature, /* size */ 5)]
            public /* one */ static // two
                partial /* three */ void M(In /* x */ x, In weight, /* y */ Out y);
        }
        """);

    [Fact]
    public void ConditionalDirectivesAround() => Runs("K.M(x, weight, y)",
        """
        public static partial class K
        {
        #if false
            [Norm(Kind.L2, Axis.Feature)]
        #else
            [Rms5]
        #endif
            public static partial void M(In x, In weight, Out y
        #region nothing
            );
        #endregion
        }
        """);

    [Theory]
    [InlineData("System.ReadOnlySpan<System.Single> x, In weight, global::System.Span<Single> y")]
    [InlineData("Input x, Input weight, Output y")]
    public void TypesWrittenOtherwise(string parameters) => Runs("K.M(x, weight, y)",
        $$"""public static partial class K { [Rms5] public static partial void M({{parameters}}); }""",
        Consumer.Of("global using Input = System.ReadOnlySpan<float>; global using Output = System.Span<float>;"));

    [Theory]
    [InlineData("Norm")]
    [InlineData("NormAttribute")]
    [InlineData("NormGen.Norm")]
    [InlineData("global::NormGen.NormAttribute")]
    [InlineData("Shorthand")]
    [InlineData("method: Norm")]
    public void TheAttributeWrittenOtherwise(string attribute) => Runs("K.M(x, weight, y)",
        $$"""public static partial class K { [{{attribute}}(Kind.RMS, Axis.Feature, 5)] public static partial void M(In x, In weight, Out y); }""",
        Consumer.Of("global using Shorthand = NormGen.NormAttribute;"));

    [Theory]
    [InlineData("Kind.RMS, Axis.Feature, sizes: 5")]
    [InlineData("sizes: [5], axis: Axis.Feature, kind: Kind.RMS")]
    [InlineData("Kind.RMS, Axis.Feature, new int[] { 5, 9 }")]
    [InlineData("Kind.RMS, Axis.Feature, new int[0]")]
    [InlineData("Kind.RMS, Axis.Feature, [4 + 1]")]
    [InlineData("(Kind)1, default(Axis), Five")]
    [InlineData("Kind.RMS, Axis.Feature, 5, Epsilon = 1e-5f")]
    [InlineData("Kind.RMS, Axis.Feature, 5, Epsilon = Small, ZeroCentered = false")]
    [InlineData("Kind.RMS, Axis.Feature, null!")]
    public void TheArgumentsWrittenOtherwise(string arguments) => Runs("K.M(x, weight, y)",
        $$"""public static partial class K { public const int Five = 5; public const double Small = 0.00001; [Norm({{arguments}})] public static partial void M(In x, In weight, Out y); }""");
}
