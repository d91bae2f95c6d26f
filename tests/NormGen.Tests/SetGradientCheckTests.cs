namespace NormGen.Tests;

/// <summary>
/// A wrong call of a gradient whose statistics are of sets is refused with the parameter's name and the numbers, and before anything is written. All calls have two
/// samples of three or four features and two positions, but for what is wrong.
/// </summary>
public sealed class SetGradientCheckTests
{
    private const float Untouched = 7;

    private readonly List<float[]> _written = [];

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(9)]
    public void GradientThatIsNoWholeNumberOfSamples_IsRefused(int length)
    {
        Refuse("dy", [$"dy holds {length} elements", "3 channels", "2 positions"], () => Channel(dy: length));
        Refuse("dy", [$"dy holds {length} elements", "3 channels", "2 positions"], () => Masked(dy: length));
    }

    [Fact]
    public void RowsThatAreNoWholeNumberOfSamples_AreRefused()
    {
        Refuse("dy", ["dy holds 13 elements", "rows of 3"], () => Rows(dy: 13));
        Refuse("dy", ["dy holds 5 rows", "2 positions"], () => CheckedSetGradients.RowsInstanceGradient(new float[15], new float[15], new float[6], new float[6], Output(15), 2, [2, 2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void SpatialBelowOne_IsRefused(int spatial)
    {
        Refuse("spatial", ["at least 1"], () => Channel(spatial: spatial));
        Refuse("spatial", ["at least 1"], () => Group(spatial: spatial));
        Refuse("spatial", ["at least 1"], () => Positions(spatial: spatial));
        Refuse("spatial", ["at least 1"], () => CheckedSetGradients.RowsInstanceGradient(new float[12], new float[12], new float[6], new float[6], Output(12), spatial, [2, 2]));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(18)]
    [InlineData(0)]
    public void TensorOfAnotherLength_IsRefused(int length)
    {
        string[] samples = [$"holds {length} elements", "2 samples", "12"], rows = [$"holds {length} elements", "4 rows of 3 need 12"];
        Refuse("x", samples, () => Channel(x: length));
        Refuse("dx", samples, () => Channel(dx: length));
        Refuse("x", samples, () => Masked(x: length));
        Refuse("input", rows, () => Rows(x: length));
        Refuse("dx", rows, () => Rows(dx: length));
        Refuse("dx", ["2 samples", "16"], () => Positions(dx: length));
        Refuse("x", ["2 samples", "16"], () => Group(x: length));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public void ParameterOfAnotherLength_IsRefused(int length)
    {
        string[] told = [$"holds {length} elements", "3"];
        Refuse("weight", told, () => Channel(weight: length));
        Refuse("mean", told, () => Channel(mean: length));
        Refuse("invStd", told, () => Channel(invStd: length));
        Refuse("dweight", told, () => Channel(dweight: length));
        Refuse("dbias", told, () => Channel(dbias: length));
        Refuse("dgamma", told, () => Rows(dgamma: length));
        Refuse("dbeta", told, () => Rows(dbeta: length));
        Refuse("runningMean", told, () => Inference(runningMean: length));
        Refuse("runningVar", told, () => Inference(runningVar: length));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(0)]
    public void StatisticsOfSamplesOfAnotherLength_AreRefused(int length)
    {
        Refuse("mean", [$"mean holds {length} elements", "2 samples", "need 4"], () => Group(mean: length));
        Refuse("invStd", [$"invStd holds {length} elements", "2 samples", "need 4"], () => Group(invStd: length));
        Refuse("mean", [$"mean holds {length} elements", "2 positions", "2 groups", "need 8"], () => Positions(mean: length));
        Refuse("invStd", [$"invStd holds {length} elements", "2 samples", "need 6"], () => CheckedSetGradients.RowsInstanceGradient(new float[12], new float[12], new float[6], new float[length], Output(12), 2, [2, 2]));
    }

    [Fact]
    public void FeaturesThatAreNoWholeGroups_AreRefused()
    {
        Refuse("weight", ["5", "2 groups"], () => CheckedSetGradients.GroupGradient(new float[20], new float[20], new float[5], new float[4], new float[4], Output(20), Output(5), Output(5), 2));
        Refuse("weight", ["5", "2 groups"], () => CheckedSetGradients.PositionsGradient(new float[20], new float[20], new float[5], new float[8], new float[8], Output(20), Output(5), 2, new bool[4]));
    }

    [Fact]
    public void NoFeatures_AreRefused() => Refuse("weight", ["0", "at least 1"], () => Masked(weight: 0));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(0)]
    public void MaskOfNeitherLength_IsRefused(int length)
    {
        Refuse("mask", [$"mask holds {length} element", "2 samples", "4"], () => Masked(mask: length));
        Refuse("mask", [$"mask holds {length} element", "2 samples", "4"], () => Positions(mask: length));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void LengthOutsideItsSample_IsRefused(int length)
    {
        string[] told = [$"lengths[1] is {length}", "2 positions", "0 to 2"];
        Refuse("lengths", told, () => Rows(lengths: [2, length]));
        Refuse("lengths", told, () => CheckedSetGradients.RowsInstanceGradient(new float[12], new float[12], new float[6], new float[6], Output(12), 2, [2, length]));
    }

    [Fact]
    public void LengthsThatDoNotFitTheRows_AreRefused()
    {
        Refuse("lengths", ["lengths holds 3 elements", "4 rows"], () => Rows(lengths: [0, 0, 0]));
        Refuse("lengths", ["lengths holds 3 elements", "2 samples"], () => CheckedSetGradients.RowsInstanceGradient(new float[12], new float[12], new float[6], new float[6], Output(12), 2, [0, 0, 0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void EpsilonThatIsNotFiniteAndPositive_IsRefused(float epsilon) => Refuse("eps", ["finite"], () => Inference(eps: epsilon));

    [Fact]
    public void NuOfAnotherLength_IsRefused()
    {
        double[] nu = [1, 1], dx = new double[6], dweight = new double[3], dbias = new double[3];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => CheckedSetGradients.PowerGradient(new double[6], new double[6], new double[3], new double[3], nu, dx, dweight, dbias));
        Assert.Equal("nu", error.ParamName);
        Assert.Contains("holds 2 elements", error.Message);
        Assert.Equal([1, 1], nu);
    }

    [Fact]
    public void NoSamples_AddNothingAndAreCheckedAllTheSame()
    {
        float[] dweight = [1, 2, 3], dbias = [4, 5, 6];
        CheckedSetGradients.ChannelGradient([], [], new float[3], new float[3], new float[3], [], dweight, dbias, 2);
        CheckedSetGradients.MaskedChannelGradient([], [], new float[3], [], dweight, dbias, 2, []);
        CheckedSetGradients.RowsGradient([], [], new float[3], [], dweight, dbias, []);
        CheckedSetGradients.InferenceGradient([], [], new float[3], new float[3], new float[3], [], dweight, 2, 1e-5f);
        CheckedSetGradients.RowsInstanceGradient([], [], [], [], [], 2, []);
        CheckedSetGradients.GroupGradient([], [], new float[4], [], [], [], new float[4], new float[4], 2);
        CheckedSetGradients.PositionsGradient([], [], new float[4], [], [], [], new float[4], 2, []);
        double[] nu = [9, 9, 9];
        CheckedSetGradients.PowerGradient([], [], new double[3], new double[3], nu, [], new double[3], new double[3]);
        Assert.Equal([1, 2, 3, 4, 5, 6], [.. dweight, .. dbias]);
        Assert.Equal([9, 9, 9], nu);
        Refuse("dbias", ["holds 4"], () => CheckedSetGradients.ChannelGradient([], [], new float[3], new float[3], new float[3], [], Output(3), Output(4), 2));
        Refuse("mean", ["holds 2"], () => CheckedSetGradients.GroupGradient([], [], new float[4], new float[2], [], [], Output(4), Output(4), 2));
    }

    private void Channel(int dy = 12, int x = 12, int weight = 3, int mean = 3, int invStd = 3, int dx = 12, int dweight = 3, int dbias = 3, int spatial = 2) =>
        CheckedSetGradients.ChannelGradient(new float[dy], new float[x], new float[weight], new float[mean], new float[invStd], Output(dx), Output(dweight), Output(dbias), spatial);

    private void Masked(int dy = 12, int x = 12, int weight = 3, int mask = 4) =>
        CheckedSetGradients.MaskedChannelGradient(new float[dy], new float[x], new float[weight], Output(12), Output(3), Output(3), 2, new bool[mask]);

    private void Inference(int runningMean = 3, int runningVar = 3, float eps = 1e-5f) =>
        CheckedSetGradients.InferenceGradient(new float[12], new float[12], new float[3], new float[runningMean], new float[runningVar], Output(12), Output(3), 2, eps);

    private void Rows(int dy = 12, int x = 12, int dx = 12, int dgamma = 3, int dbeta = 3, int[]? lengths = null) =>
        CheckedSetGradients.RowsGradient(new float[dy], new float[x], new float[3], Output(dx), Output(dgamma), Output(dbeta), lengths ?? [2, 2]);

    private void Group(int x = 16, int mean = 4, int invStd = 4, int spatial = 2) =>
        CheckedSetGradients.GroupGradient(new float[16], new float[x], new float[4], new float[mean], new float[invStd], Output(16), Output(4), Output(4), spatial);

    private void Positions(int dx = 16, int mean = 8, int mask = 4, int spatial = 2) =>
        CheckedSetGradients.PositionsGradient(new float[16], new float[16], new float[4], new float[mean], new float[8], Output(dx), Output(4), spatial, new bool[mask]);

    private float[] Output(int length)
    {
        float[] output = new float[length];
        Array.Fill(output, Untouched);
        _written.Add(output);
        return output;
    }

    private void Refuse(string parameter, string[] contained, Action call)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(call);

        Assert.Equal(parameter, error.ParamName);
        foreach (string part in contained)
            Assert.Contains(part, error.Message);
        Assert.All(_written.SelectMany(output => output), value => Assert.Equal(Untouched, value));
    }
}
