using HalfIn = System.ReadOnlySpan<System.Half>;
using HalfOut = System.Span<System.Half>;
using In = System.ReadOnlySpan<float>;
using IntIn = System.ReadOnlySpan<int>;
using MaskIn = System.ReadOnlySpan<bool>;
using Out = System.Span<float>;

namespace NormGen.Tests;

/// <summary>
/// What a block hands to its sub-layer, and what is left where that throws. That it computes the norm, the sub-layer and the sum is the subject of
/// <see cref="StepBitsTests"/>.
/// </summary>
public sealed partial class StepBlockTests
{
    private const int Dim = 4, Rows = 3;

    private delegate void InPlaceBlock(Out x, Sublayer<float> sublayer);

    private delegate void Block(In x, Out y, Sublayer<float> sublayer);

    private static readonly float[] s_weight = [1, 2, 3, 4];

    private static readonly Dictionary<string, InPlaceBlock> s_inPlace = new()
    {
        ["Pre"] = static (x, sublayer) => PreInPlace(x, s_weight, sublayer),
        ["Post"] = static (x, sublayer) => PostInPlace(x, s_weight, sublayer),
        ["Deep"] = static (x, sublayer) => DeepInPlace(x, s_weight, new Called(sublayer)),
        ["Sandwich"] = static (x, sublayer) => SandwichInPlace(x, s_weight, s_weight, new Called(sublayer)),
    };

    private static readonly Dictionary<string, Block> s_apart = new()
    {
        ["Pre"] = static (x, y, sublayer) => Pre(x, s_weight, y, new Called(sublayer)),
        ["Post"] = static (x, y, sublayer) => Post(x, s_weight, y, new Called(sublayer)),
        ["Deep"] = static (x, y, sublayer) => Deep(x, s_weight, y, sublayer),
        ["Sandwich"] = static (x, y, sublayer) => Sandwich(x, s_weight, s_weight, y, sublayer),
    };

    public static TheoryData<string> Placements() => [.. s_inPlace.Keys];

    [Theory]
    [MemberData(nameof(Placements))]
    public void SublayerThatThrows_LeavesEverythingAsItWas(string placement)
    {
        float[] x = Values(), y = [.. Enumerable.Repeat(7f, x.Length)];

        Assert.Throws<TimeoutException>(() => s_inPlace[placement](x, (_, output) => Fail(output)));
        Assert.Throws<TimeoutException>(() => s_apart[placement](x, y, (_, output) => Fail(output)));

        Assert.Equal(Values(), x);
        Assert.All(y, value => Assert.Equal(7, value));

        static void Fail(Out output)
        {
            output.Fill(9);
            throw new TimeoutException();
        }
    }

    [Theory]
    [MemberData(nameof(Placements))]
    public void Sublayer_IsCalledOnceWithAllRows(string placement)
    {
        int calls = 0;
        float[] x = Values(), y = new float[x.Length];
        Sublayer<float> sublayer = (input, output) =>
        {
            calls++;
            Assert.Equal(Rows * Dim, input.Length);
            Assert.Equal(Rows * Dim, output.Length);
            Assert.False(input.Overlaps(output));
            output.Clear();
        };

        s_inPlace[placement](x, sublayer);
        s_apart[placement](Values(), y, sublayer);

        Assert.Equal(2, calls);
        Assert.Equal(y, x);
    }

    [Theory]
    [InlineData("Pre")]
    [InlineData("Sandwich")]
    public void NormBeforeTheSublayer_GivesItNormalizedRows(string placement)
    {
        float[] expected = new float[Rows * Dim];
        NormPrimitives.RmsNorm(Values(), s_weight, expected);
        s_apart[placement](Values(), new float[Rows * Dim], (input, output) =>
        {
            Assert.Equal(expected, input.ToArray());
            output.Clear();
        });
    }

    [Theory]
    [InlineData("Post")]
    [InlineData("Deep")]
    public void NormAfterTheSublayer_GivesItTheRowsThemselves(string placement) => s_apart[placement](Values(), new float[Rows * Dim], (input, output) =>
    {
        Assert.Equal(Values(), input.ToArray());
        output.Clear();
    });

    [Fact]
    public void PaddedRows_AreZeroWhereANormStandsBeforeTheSublayer()
    {
        float[] x = Values(), y = new float[x.Length], workspace = [.. Enumerable.Repeat(float.NaN, 2 * x.Length)];
        x.AsSpan(Dim, Dim).Fill(float.NaN);
        PreMasked(x, s_weight, y, (input, output) =>
        {
            Assert.All(input.Slice(Dim, Dim).ToArray(), value => Assert.Equal(0f, value));
            input.CopyTo(output);
            output.Slice(Dim, Dim).Fill(float.NaN);
        }, workspace, [true, false, true]);
        Assert.All(y.AsSpan(Dim, Dim).ToArray(), value => Assert.Equal(0f, value));
        Assert.All(y, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void PaddedRowsInPlace_BecomeZero()
    {
        float[] x = Values();
        x.AsSpan(2 * Dim, Dim).Fill(float.NaN);
        SandwichLengths(x, s_weight, s_weight, (input, output) => input.CopyTo(output), [2]);
        Assert.All(x.AsSpan(2 * Dim, Dim).ToArray(), value => Assert.Equal(0f, value));
        Assert.All(x, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void BlockInsideABlock_HasMemoryOfItsOwn()
    {
        // y = x + (h + h) with h = N(N'(x)), one block being the branch of the other.
        float[] x = Values(), nested = new float[x.Length], flat = new float[x.Length];
        Pre(x, s_weight, nested, new Called(static (input, output) => Pre(input, s_weight, output, new Called(static (inner, result) => inner.CopyTo(result)))));
        Pre(x, s_weight, flat, new Called(static (input, output) =>
        {
            NormPrimitives.RmsNorm(input, s_weight, output);
            for (int i = 0; i < input.Length; i++)
                output[i] += input[i];
        }));
        Assert.Equal(flat, nested);
    }

    [Fact]
    public void SublayerOfAClass_IsCalledAsWell()
    {
        Half[] x = [.. Enumerable.Range(1, 8).Select(i => (Half)i)], y = new Half[8];
        PreHalf(x, [Half.One, Half.One, Half.One, Half.One], y, new Silence());
        Assert.Equal(x, y);
    }

    private static float[] Values() => [1, -2, 3, 4, 0.5f, 6, -7, 8, 9, 10, 11, -12];

    [Norm(Kind.RMS, Axis.Feature, Dim, Placement = Placement.Pre)]
    private static partial void PreInPlace(Out x, In weight, Sublayer<float> sublayer);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    private static partial void PostInPlace(Out x, In weight, Sublayer<float> sublayer);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void DeepInPlace<TSublayer>(Out x, In weight, TSublayer sublayer)
        where TSublayer : struct, ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, Dim, Placement = Placement.Sandwich)]
    private static partial void SandwichInPlace<TSublayer>(Out x, In weight, In nextWeight, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Pre)]
    private static partial void Pre<TSublayer>(In x, In weight, Out y, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, Dim, Placement = Placement.Post)]
    private static partial void Post<TSublayer>(In x, In weight, Out y, TSublayer sublayer)
        where TSublayer : ISublayer<float>;

    [Norm(Kind.RMS, Axis.Feature, Dim, Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 12)]
    private static partial void Deep(In x, In weight, Out y, Sublayer<float> sublayer);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void Sandwich(In x, In weight, In nextWeight, Out y, Sublayer<float> sublayer);

    [Norm(Kind.RMS, Axis.Feature, Dim, Placement = Placement.Pre)]
    private static partial void PreMasked(In x, In weight, Out y, Sublayer<float> sublayer, Out workspace, MaskIn mask);

    [Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich)]
    private static partial void SandwichLengths(Out x, In weight, In nextWeight, Sublayer<float> sublayer, IntIn lengths);

    [Norm(Kind.RMS, Axis.Feature, Dim, Placement = Placement.Pre)]
    private static partial void PreHalf(HalfIn x, HalfIn weight, HalfOut y, ISublayer<Half> sublayer);

    private readonly struct Called(Sublayer<float> sublayer) : ISublayer<float>
    {
        public void Invoke(In input, Out output) => sublayer(input, output);
    }

    private sealed class Silence : ISublayer<Half>
    {
        public void Invoke(HalfIn input, HalfOut output) => output.Clear();
    }
}
