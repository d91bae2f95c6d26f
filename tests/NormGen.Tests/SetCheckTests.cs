namespace NormGen.Tests;

/// <summary>
/// A wrong call of a method whose statistics are of sets is refused with the parameter's name and the numbers, and before anything is written. All calls have two samples
/// of three or four features and two positions, but for what is wrong.
/// </summary>
public sealed class SetCheckTests
{
    private const float Untouched = 7;

    private readonly List<float[]> _written = [];

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(9)]
    public void InputThatIsNoWholeNumberOfSamples_IsRefused(int length)
    {
        Refuse("x", [$"x holds {length} elements", "3 channels", "2 positions"], () => Channel(x: length));
        Refuse("x", [$"x holds {length} elements", "3 channels", "2 positions"], () => CheckedSets.KnownPositions(new float[length], new float[3], Output(3), Output(3), Output(length), 0.1f));
    }

    [Fact]
    public void RowsThatAreNoWholeNumberOfSamples_AreRefused()
    {
        Refuse("x", ["x holds 13 elements", "rows of 4"], () => CheckedSets.RowsGroup(new float[13], new float[4], Output(13), Output(4), 2, [2, 2]));
        Refuse("x", ["x holds 3 rows", "2 positions"], () => CheckedSets.RowsGroup(new float[12], new float[4], Output(12), Output(4), 2, [2, 2]));
        Refuse("x", ["x holds 5 rows", "2 positions"], () => CheckedSets.RowsInstance(new float[15], Output(15), Output(6), 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void SpatialBelowOne_IsRefused(int spatial)
    {
        Refuse("spatial", ["at least 1"], () => Channel(spatial: spatial));
        Refuse("spatial", ["at least 1"], () => CheckedSets.RowsGroup(new float[16], new float[4], Output(16), Output(4), spatial, [2, 2]));
        Refuse("spatial", ["at least 1"], () => CheckedSets.Positions(new float[16], new float[4], Output(16), Output(8), Output(8), spatial));
    }

    [Fact]
    public void SpatialBeyondTheInput_IsRefused() =>
        Refuse("x", ["x holds 12 elements", $"{int.MaxValue} positions", $"{3L * int.MaxValue}"], () => Channel(spatial: int.MaxValue));

    [Theory]
    [InlineData(11)]
    [InlineData(18)]
    [InlineData(0)]
    public void OutputOfAnotherLength_IsRefused(int length)
    {
        Refuse("y", [$"y holds {length} elements", "2 samples", "12"], () => Channel(y: length));
        Refuse("output", [$"output holds {length} elements", "4 rows of 3 need 12"], () => Rows(y: length));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public void ParameterOrStateOfAnotherLength_IsRefused(int length)
    {
        string[] told = [$"holds {length} elements", "3"];
        Refuse("weight", told, () => Channel(weight: length));
        Refuse("bias", told, () => Channel(bias: length));
        Refuse("runningMean", told, () => Channel(runningMean: length));
        Refuse("runningVar", told, () => Channel(runningVar: length));
        Refuse("mean", told, () => Channel(mean: length));
        Refuse("invStd", told, () => Channel(invStd: length));
        Refuse("beta", told, () => Rows(beta: length));
        Refuse("runningMean", told, () => Rows(runningMean: length));
        Refuse("runningVar", told, () => Rows(runningVar: length));
        Refuse("runningVar", told, () => CheckedSets.Inference(new float[12], new float[3], new float[length], Output(12), 2, 1e-5f));
        Refuse("invStd", told, () => CheckedSets.RowsLengths(new float[12], new float[3], new float[length], Output(12), [1, 2]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(0)]
    public void StatisticsOfSamplesOfAnotherLength_AreRefused(int length)
    {
        Refuse("mean", [$"mean holds {length} elements", "2 samples", "need 4"], () => CheckedSets.Group(new float[16], new float[4], new float[4], Output(16), Output(length), Output(4), 2));
        Refuse("invStd", [$"invStd holds {length} elements", "2 samples", "need 4"], () => CheckedSets.Group(new float[16], new float[4], new float[4], Output(16), Output(4), Output(length), 2));
        Refuse("mean", [$"mean holds {length} elements", "2 samples", "need 4"], () => CheckedSets.RowsGroup(new float[16], new float[4], Output(16), Output(length), 2, [2, 2]));
        Refuse("invStd", [$"invStd holds {length} elements", "2 samples", "need 6"], () => CheckedSets.RowsInstance(new float[12], Output(12), Output(length), 2));
        Refuse("mean", [$"mean holds {length} elements", "2 positions", "2 groups", "need 8"], () => CheckedSets.Positions(new float[16], new float[4], Output(16), Output(length), Output(8), 2));
        Refuse("invStd", [$"invStd holds {length} elements", "2 positions", "need 4"], () => CheckedSets.PositionsInPlace(Output(12), Output(length), 2, [true, true]));
    }

    [Fact]
    public void FeaturesThatAreNoWholeGroups_AreRefused()
    {
        Refuse("weight", ["5", "2 groups"], () => CheckedSets.Group(new float[20], new float[5], new float[5], Output(20), Output(4), Output(4), 2));
        Refuse("weight", ["5", "2 groups"], () => CheckedSets.RowsGroup(new float[20], new float[5], Output(20), Output(4), 2, [2, 2]));
        Refuse("weight", ["5", "2 groups"], () => CheckedSets.Positions(new float[20], new float[5], Output(20), Output(8), Output(8), 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void FeatureCountBelowOne_IsRefused(int dim) => Refuse("dim", [$"{dim}", "at least 1"], () => CheckedSets.InPlace(Output(12), Output(3), dim));

    [Fact]
    public void StateOfNoFeatures_IsRefused() =>
        Refuse("runningMean", ["0", "at least 1"], () => CheckedSets.Inference(new float[12], [], [], Output(12), 2, 1e-5f));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(0)]
    public void MaskOfNeitherLength_IsRefused(int length)
    {
        long batches = 3;
        Refuse("mask", [$"mask holds {length} element", "2 samples", "4"], () => CheckedSets.MaskedChannel(new float[12], new float[3], Output(3), Output(3), Output(12), 2, new bool[length], ref batches));
        Refuse("mask", [$"mask holds {length} element", "2 samples", "4"], () => CheckedSets.PositionsInPlace(Output(12), Output(4), 2, new bool[length]));
        Refuse("mask", [$"mask holds {length} element", "4 rows"], () => CheckedSets.MaskedRows(new float[12], Output(3), Output(3), Output(12), new bool[length]));
        Assert.Equal(3, batches);
    }

    [Fact]
    public void MaskOfTheSamplesWhereThereAreRows_IsRefused() =>
        Refuse("mask", ["mask holds 2 elements", "4 rows"], () => CheckedSets.MaskedRows(new float[12], Output(3), Output(3), Output(12), new bool[2]));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(0)]
    public void LengthsThatAreNotOneToASample_AreRefused(int count)
    {
        string[] told = [$"lengths holds {count} element", "2 samples", "2"];
        Refuse("lengths", told, () => CheckedSets.ChannelLengths(new float[12], Output(3), Output(3), Output(12), 2, new int[count]));
        Refuse("lengths", told, () => CheckedSets.RowsGroup(new float[16], new float[4], Output(16), Output(4), 2, new int[count]));
    }

    [Fact]
    public void LengthsThatDoNotDivideTheRows_AreRefused() =>
        Refuse("lengths", ["lengths holds 3 elements", "4 rows"], () => CheckedSets.RowsLengths(new float[12], new float[3], new float[3], Output(12), [0, 0, 0]));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void LengthOutsideItsSample_IsRefused(int length)
    {
        string[] told = [$"lengths[1] is {length}", "2 positions", "0 to 2"];
        Refuse("lengths", told, () => CheckedSets.ChannelLengths(new float[12], Output(3), Output(3), Output(12), 2, [2, length]));
        Refuse("lengths", told, () => CheckedSets.RowsLengths(new float[12], new float[3], new float[3], Output(12), [2, length]));
        Refuse("lengths", told, () => CheckedSets.RowsGroup(new float[16], new float[4], Output(16), Output(4), 2, [2, length]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void EpsilonThatIsNotFiniteAndPositive_IsRefused(float epsilon)
    {
        Refuse("eps", ["finite"], () => CheckedSets.Inference(new float[12], new float[3], new float[3], Output(12), 2, epsilon));

        double[] y = new double[6], state = [1, 1, 1];
        Assert.Equal("epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => CheckedSets.Power(new double[6], new double[3], state, new double[3], y, epsilon)).ParamName);
        Assert.Equal([1, 1, 1], state);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.0001f)]
    [InlineData(float.NaN)]
    public void MomentumThatIsNoShare_IsRefused(float momentum) =>
        Refuse("momentum", ["from 0 to 1"], () => CheckedSets.KnownPositions(new float[12], new float[3], Output(3), Output(3), Output(12), momentum));

    [Fact]
    public void MomentumOfNothingOrAll_IsFine()
    {
        float[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], mean = [5, 5, 5], var = [2, 2, 2];
        CheckedSets.KnownPositions(x, [1, 1, 1], mean, var, new float[12], 0);
        Assert.Equal([5, 5, 5, 2, 2, 2], [.. mean, .. var]);
        CheckedSets.KnownPositions(x, [1, 1, 1], mean, var, new float[12], 1);
        Assert.Equal([4.5f, 6.5f, 8.5f], mean);
    }

    [Fact]
    public void NegativeBatches_AreRefused()
    {
        long batches = -1;
        Refuse("batches", ["-1"], () => Rows(ref batches));
        Assert.Equal(-1, batches);
    }

    [Fact]
    public void OneElementOfEachFeature_IsRefusedLast()
    {
        long batches = 5;
        string[] told = ["x holds one element", "at least 2"];
        Refuse("x", told, () => CheckedSets.Rows(new float[3], new float[3], new float[3], Output(3), Output(3), Output(3), ref batches));
        Refuse("x", told, () => CheckedSets.MaskedRows(new float[12], Output(3), Output(3), Output(12), [false, false, true, false]));
        Refuse("x", told, () => CheckedSets.MaskedChannel(new float[12], new float[3], Output(3), Output(3), Output(12), 2, [false, true, false, false], ref batches));
        Refuse("x", told, () => CheckedSets.ChannelLengths(new float[12], Output(3), Output(3), Output(12), 2, [0, 1]));

        // Other things that are wrong come first.
        Refuse("runningVar", ["holds 2 elements"], () => CheckedSets.Rows(new float[3], new float[3], new float[3], Output(3), Output(2), Output(3), ref batches));
        Assert.Equal(5, batches);
    }

    [Fact]
    public void NoSamples_DoNothingAndAreCheckedAllTheSame()
    {
        float[] state = [1, 2, 3], other = [4, 5, 6], statistics = [7, 7, 7];
        long batches = 2;
        CheckedSets.Channel([], new float[3], new float[3], state, other, statistics, new float[3], [], 2);
        Assert.Equal([0, 0, 0], statistics);
        CheckedSets.Rows([], new float[3], new float[3], state, other, [], ref batches);
        CheckedSets.MaskedChannel([], new float[3], state, other, [], 2, [], ref batches);
        CheckedSets.ChannelLengths([], state, other, [], 2, []);
        CheckedSets.Group([], new float[4], new float[4], [], [], [], 2);
        CheckedSets.Positions([], new float[4], [], [], [], 2);
        Assert.Equal([1, 2, 3, 4, 5, 6], [.. state, .. other]);
        Assert.Equal(2, batches);
        Refuse("runningVar", ["holds 4"], () => CheckedSets.Channel([], new float[3], new float[3], Output(3), Output(4), Output(3), Output(3), [], 2));
        Refuse("y", ["holds 6"], () => CheckedSets.Group([], new float[4], new float[4], Output(6), [], [], 2));
        Refuse("mean", ["holds 2"], () => CheckedSets.Group([], new float[4], new float[4], [], Output(2), [], 2));
    }

    private void Channel(int x = 12, int weight = 3, int bias = 3, int runningMean = 3, int runningVar = 3, int mean = 3, int invStd = 3, int y = 12, int spatial = 2) => CheckedSets.Channel(
        new float[x], new float[weight], new float[bias], Output(runningMean), Output(runningVar), Output(mean), Output(invStd), Output(y), spatial);

    private void Rows(int beta = 3, int runningMean = 3, int runningVar = 3, int y = 12)
    {
        long batches = 3;
        try
        {
            CheckedSets.Rows(new float[12], new float[3], new float[beta], Output(runningMean), Output(runningVar), Output(y), ref batches);
        }
        finally
        {
            Assert.Equal(3, batches);
        }
    }

    private void Rows(ref long batches) => CheckedSets.Rows(new float[12], new float[3], new float[3], Output(3), Output(3), Output(12), ref batches);

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
