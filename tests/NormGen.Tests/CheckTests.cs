using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>A wrong call is refused with the parameter's name, both lengths and the shape, and before anything is written.</summary>
public sealed class CheckTests
{
    private const float Untouched = 7;

    private delegate void LayerMethod(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd);

    private static readonly Dictionary<string, LayerMethod> s_layers = new()
    {
        ["one size"] = Checked.Layer4,
        ["several sizes"] = Checked.LayerSeveral,
        ["no size"] = Checked.LayerAny,
        ["the library"] = static (x, weight, bias, y, mean, invStd) => NormPrimitives.LayerNorm(x, weight, bias, y, mean, invStd),
        ["one size, in place"] = static (_, weight, bias, y, mean, invStd) => Checked.Layer4InPlace(y, weight, bias, mean, invStd),
        ["no size, in place"] = static (_, weight, bias, y, mean, invStd) => Checked.LayerAnyInPlace(y, weight, bias, mean, invStd),
    };

    public static TheoryData<string> Layers() => [.. s_layers.Keys];

    public static TheoryData<string> LayersWithY() => [.. s_layers.Keys.Where(name => !name.EndsWith("in place", StringComparison.Ordinal))];

    public static TheoryData<float> BadEpsilons() => [0f, -0f, -1e-5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Fact]
    public void ShortOutput_IsNamedWithBothLengthsAndTheShape()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Checked.Rms4096(new float[8192], new float[4096], new float[4095]));

        Assert.Equal("y", error.ParamName);
        Assert.StartsWith("y holds 4095 elements; 2 rows of 4096 need 8192", error.Message);
    }

    [Theory]
    [MemberData(nameof(LayersWithY))]
    public void OutputOfAnotherLength_IsRefused(string method)
    {
        Refuse(method, "y", ["7", "2 rows of 4", "8"], y: 7);
        Refuse(method, "y", ["9", "2 rows of 4", "8"], y: 9);
        Refuse(method, "y", ["0", "2 rows of 4", "8"], y: 0);
    }

    [Theory]
    [MemberData(nameof(LayersWithY))]
    public void InputOfBrokenRows_IsRefused(string method)
    {
        Refuse(method, "x", ["x holds 7", "rows of 4"], x: 7);
        Refuse(method, "x", ["x holds 1", "rows of 4"], x: 1);
    }

    [Theory]
    [InlineData("one size, in place")]
    [InlineData("no size, in place")]
    public void InputOfBrokenRowsInPlace_IsRefused(string method) => Refuse(method, "x", ["x holds 7", "rows of 4"], y: 7);

    [Theory]
    [MemberData(nameof(Layers))]
    public void BiasOfAnotherLength_IsRefused(string method)
    {
        Refuse(method, "bias", ["bias holds 3", "4"], bias: 3);
        Refuse(method, "bias", ["bias holds 5", "4"], bias: 5);
        Refuse(method, "bias", ["bias holds 0", "4"], bias: 0);
    }

    [Theory]
    [InlineData("one size")]
    [InlineData("one size, in place")]
    public void WeightOfAnotherLength_IsRefused(string method)
    {
        Refuse(method, "weight", ["weight holds 3", "4"], weight: 3);
        Refuse(method, "weight", ["weight holds 5", "4"], weight: 5);
        Refuse(method, "weight", ["weight holds 0", "4"], weight: 0);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void StatisticsOfAnotherLength_AreRefused(string method)
    {
        Refuse(method, "mean", ["mean holds 1", "2 rows"], mean: 1);
        Refuse(method, "mean", ["mean holds 3", "2 rows"], mean: 3);
        Refuse(method, "mean", ["mean holds 0", "2 rows"], mean: 0);
        Refuse(method, "invStd", ["invStd holds 1", "2 rows"], invStd: 1);
        Refuse(method, "invStd", ["invStd holds 3", "2 rows"], invStd: 3);
        Refuse(method, "invStd", ["invStd holds 0", "2 rows"], invStd: 0);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void ZeroRows_DoNothing(string method)
    {
        float[] y = [], mean = [], invStd = [];

        s_layers[method]([], new float[4], new float[4], y, mean, invStd);

        Assert.Empty(y);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void ZeroRowsWithWrongBias_AreStillRefused(string method) =>
        Assert.Equal("bias", Assert.Throws<ArgumentException>(() => s_layers[method]([], new float[4], new float[3], [], [], [])).ParamName);

    [Fact]
    public void RenamedParameters_AreNamedAsTheUserWroteThem()
    {
        Assert.Equal("input", Refused(() => Checked.Renamed(new float[7], new float[4], new float[8], new float[2], 1e-5f)));
        Assert.Equal("gamma", Refused(() => Checked.Renamed(new float[8], new float[3], new float[8], new float[2], 1e-5f)));
        Assert.Equal("destination", Refused(() => Checked.Renamed(new float[8], new float[4], new float[7], new float[2], 1e-5f)));
        Assert.Equal("rstd", Refused(() => Checked.Renamed(new float[8], new float[4], new float[8], new float[1], 1e-5f)));
        Assert.Equal("eps", Refused(() => Checked.Renamed(new float[8], new float[4], new float[8], new float[2], 0f)));
    }

    [Theory]
    [MemberData(nameof(BadEpsilons))]
    public void EpsilonThatIsNotFiniteAndPositive_IsRefused(float epsilon)
    {
        float[] y = [Untouched, Untouched, Untouched, Untouched];

        Assert.Equal("eps", Refused(() => Checked.Renamed(new float[4], new float[4], y, new float[1], epsilon)));
        Assert.Equal("epsilon", Refused(() => NormPrimitives.RmsNorm(new float[4], new float[4], y, epsilon)));
        Assert.All(y, value => Assert.Equal(Untouched, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void FeatureCountBelowOne_IsRefused(int dim)
    {
        Assert.Equal("dim", Refused(() => Checked.ByDim(new float[4], new float[4], dim)));
        Assert.Equal("dim", Refused(() => Checked.ByDim([], [], dim)));
        Assert.Equal("dim", Refused(() => Checked.SeveralByDim(new float[4], new float[4], dim)));
        Assert.Equal("dim", Refused(() => NormPrimitives.LayerNorm(new float[4], dim, new float[4])));
        Assert.Equal("dim", Refused(() => NormPrimitives.RmsNorm(new float[4], dim, new float[4])));
    }

    [Fact]
    public void EmptyWeightOrBias_IsRefusedWhereItTellsTheFeatureCount()
    {
        Assert.Equal("weight", Refused(() => Checked.ByWeight(new float[4], [], new float[4])));
        Assert.Equal("beta", Refused(() => Checked.ByBias(new float[4], [], new float[4])));
        Assert.Equal("weight", Refused(() => NormPrimitives.LayerNorm(new float[4], [], [], new float[4])));
    }

    [Fact]
    public void RowsOfHugeFeatureCount_DoNotOverflowTheMessage()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Checked.ByDim(new float[4], new float[4], int.MaxValue));

        Assert.Equal("x", error.ParamName);
        Assert.Contains("2147483647", error.Message);
    }

    [Fact]
    public void OutputIsExactlyTheInput_IsFine()
    {
        NormInput input = Corpus.Make(4096, rows: 2, Distribution.Normal, seed: 1);
        float[] inPlace = [.. input.X], apart = new float[input.X.Length];

        Checked.Rms4096(inPlace, input.Weight, inPlace);
        Checked.Rms4096(input.X, input.Weight, apart);

        Assert.Equal(apart, inPlace);
    }

    private static string? Refused(Action call) => Assert.ThrowsAny<ArgumentException>(call).ParamName;

    /// <summary>Calls a method on two rows of four, but for the lengths that are given, and expects a refusal that writes nothing.</summary>
    private static void Refuse(string method, string parameter, string[] contained, int x = 8, int weight = 4, int bias = 4, int y = 8, int mean = 2, int invStd = 2)
    {
        float[] input = new float[x], output = new float[y], means = new float[mean], invStds = new float[invStd];
        foreach (float[] written in new[] { output, means, invStds })
            Array.Fill(written, Untouched);

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => s_layers[method](input, new float[weight], new float[bias], output, means, invStds));

        Assert.Equal(parameter, error.ParamName);
        foreach (string part in contained)
            Assert.Contains(part, error.Message);
        foreach (float[] written in new[] { output, means, invStds })
            Assert.All(written, value => Assert.Equal(Untouched, value));
    }
}
