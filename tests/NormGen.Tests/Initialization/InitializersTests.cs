namespace NormGen.Tests.Initialization;

/// <summary>Initial weights: their moments and limits.</summary>
public sealed class InitializersTests
{
    private const int Count = 200_001, FanIn = 300, FanOut = 500;
    private const double Gain = 0.25;

    [Fact]
    public void Normal_HasTheDeviation()
    {
        float[] weights = new float[Count];
        Initializers.XavierNormal(weights, FanIn, FanOut, Gain, new Random(1));
        double deviation = Gain * Math.Sqrt(2.0 / (FanIn + FanOut));

        // Four standard errors.
        Assert.Equal(0, weights.Average(w => (double)w), 4 * deviation / Math.Sqrt(Count));
        Assert.Equal(deviation, Math.Sqrt(weights.Average(w => (double)w * w)), 4 * deviation / Math.Sqrt(2.0 * Count));

        // The kurtosis of a normal distribution is 3; a uniform one has 1.8.
        Assert.Equal(3, weights.Average(w => Math.Pow(w / deviation, 4)), 0.1);
    }

    [Fact]
    public void Uniform_FillsItsBounds()
    {
        float[] weights = new float[Count];
        Initializers.XavierUniform(weights, FanIn, FanOut, Gain, new Random(1));
        double bound = Gain * Math.Sqrt(6.0 / (FanIn + FanOut));
        Assert.Equal(bound, weights.Max(), bound / 1000);
        Assert.Equal(-bound, weights.Min(), bound / 1000);
        Assert.All(weights, w => Assert.InRange(w, -(float)bound, (float)bound));
        Assert.Equal(bound / Math.Sqrt(3), Math.Sqrt(weights.Average(w => (double)w * w)), bound / 200);
    }

    [Fact]
    public void TheSameSeed_GivesTheSameWeights()
    {
        float[] a = new float[100], b = new float[100];
        Initializers.XavierNormal(a, 10, 10, 1, new Random(7));
        Initializers.XavierNormal(b, 10, 10, 1, new Random(7));
        Assert.Equal(a, b);
        Initializers.XavierUniform(b, 10, 10, 1, new Random(7));
        Assert.NotEqual(a, b);
    }

    [Fact]
    public void NoWeights_AreNothingToDo()
    {
        Initializers.XavierNormal([], 1, 1, 1, new Random(1));
        Initializers.XavierUniform([], 1, 1, 1, new Random(1));
    }

    [Theory]
    [InlineData(0, 1, 1, "fanIn")]
    [InlineData(1, -1, 1, "fanOut")]
    [InlineData(1, 1, -1, "gain")]
    [InlineData(1, 1, double.NaN, "gain")]
    [InlineData(1, 1, double.PositiveInfinity, "gain")]
    public void AWrongArgument_IsNamed(int fanIn, int fanOut, double gain, string name)
    {
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.XavierNormal(new float[2], fanIn, fanOut, gain, new Random(1))).ParamName);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.XavierUniform(new float[2], fanIn, fanOut, gain, new Random(1))).ParamName);
        Assert.Equal("random", Assert.Throws<ArgumentNullException>(() => Initializers.XavierNormal(new float[2], 1, 1, 1, null!)).ParamName);
    }
}
