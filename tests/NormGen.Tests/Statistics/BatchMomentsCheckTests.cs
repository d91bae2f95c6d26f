namespace NormGen.Tests.Statistics;

/// <summary>What is wrong is said before anything changes.</summary>
public sealed class BatchMomentsCheckTests
{
    private readonly BatchMoments _moments = new(3);

    public BatchMomentsCheckTests() => _moments.Add([1f, 2f, 3f, 4f, 5f, 7f]);

    [Fact]
    public void WrongLengths_AreNamed()
    {
        AssertWrong("rows", "rows holds 4 elements, which is no whole number of rows of 3; 1 rows need 3, 2 need 6.", m => m.Add(new float[4]));
        AssertWrong("rows", "rows holds 2 elements", m => m.Add(new double[2], new bool[1]));
        AssertWrong("mask", "mask holds 1 element; 2 rows need 2, one each.", m => m.Add(new Half[6], new bool[1]));
        AssertWrong("mask", "mask holds 0 elements; 2 rows need 2, one each.", m => m.Add(new Half[6], []));
        AssertWrong("x", "x holds 7 elements, which is no whole number of samples of 3 channels and 2 positions, 6 elements each.", m => m.Add(new BFloat16[7], 2));
        AssertWrong("x", "x holds 5 elements, which is no whole number of samples of 3 channels and 2 positions, 6 elements each.", m => m.Add(new float[5], 2, new bool[1]));
        AssertWrong("x", "x holds 3 elements, which is no whole number of samples of 3 channels and 2147483647 positions", m => m.Add(new float[3], int.MaxValue));
        AssertWrong("mask", "mask holds 3 elements; 2 samples of 4 positions need 2, one for each sample, or 8, one for each position.", m => m.Add(new float[24], 4, new bool[3]));
        AssertWrong("other", "other has 1 feature; it can be merged with 3 features only if it has as many.", m => m.Merge(new BatchMoments(1)));
        AssertWrong("mean", "mean holds 2 elements; a row has 3 features and needs 3.", m => m.CopyStatisticsTo(new float[2], new float[3]));
        AssertWrong("invStd", "invStd holds 4 elements", m => m.CopyStatisticsTo(new double[3], new double[4]));
        AssertWrong("runningMean", "runningMean holds 2 elements", m => m.UpdateRunning(new float[2], new float[3]));
        AssertWrong("runningVar", "runningVar holds 2 elements", m => m.UpdateRunning(new double[3], new double[2]));
    }

    [Fact]
    public void WrongNumbers_AreNamed()
    {
        Assert.Equal("features", Assert.Throws<ArgumentException>(() => new BatchMoments(0)).ParamName);
        Assert.Equal("spatial", Assert.Throws<ArgumentOutOfRangeException>(() => _moments.Add(new float[6], 0)).ParamName);
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => _moments.Merge(null!)).ParamName);
        foreach (double epsilon in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Equal("epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => _moments.CopyStatisticsTo(new float[3], new float[3], epsilon)).ParamName);
        foreach (double momentum in new[] { -0.1, 1.1, double.NaN })
            Assert.Equal("momentum", Assert.Throws<ArgumentOutOfRangeException>(() => _moments.UpdateRunning(new float[3], new float[3], momentum)).ParamName);
        foreach (int feature in new[] { -1, 3 })
            Assert.Equal("feature", Assert.Throws<ArgumentOutOfRangeException>(() => _moments.Variance(feature, unbiased: false)).ParamName);
    }

    [Fact]
    public void OutputsThatOverlap_AreNamed()
    {
        float[] both = new float[5];
        Assert.Equal("invStd", Assert.Throws<ArgumentException>(() => _moments.CopyStatisticsTo(both.AsSpan(0, 3), both.AsSpan(2, 3))).ParamName);
        Assert.Equal("runningVar", Assert.Throws<ArgumentException>(() => _moments.UpdateRunning(both.AsSpan(0, 3), both.AsSpan(0, 3))).ParamName);
    }

    [Fact]
    public void TooFewElements_AreSaidSo()
    {
        BatchMoments moments = new(1);
        Assert.Equal("Nothing was added; statistics need at least 1 element of each feature.", Assert.Throws<InvalidOperationException>(() => moments.Variance(0, unbiased: false)).Message);
        Assert.Throws<InvalidOperationException>(() => moments.CopyStatisticsTo(new float[1], new float[1]));
        moments.Add([4f]);
        Assert.Equal(0, moments.Variance(0, unbiased: false));
        Assert.Equal("Only one element of each feature was added; an unbiased variance needs at least 2 elements of each feature.", Assert.Throws<InvalidOperationException>(() => moments.Variance(0, unbiased: true)).Message);
        Assert.Throws<InvalidOperationException>(() => moments.UpdateRunning(new float[1], new float[1]));
    }

    [Fact]
    public void ACountBeyondLong_Overflows()
    {
        byte[] bytes = new byte[_moments.SizeInBytes];
        using MemoryStream stream = new(bytes);
        _moments.WriteTo(stream);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), long.MaxValue);
        BatchMoments huge = BatchMoments.ReadFrom(bytes);
        Assert.Throws<OverflowException>(() => huge.Merge(_moments));
        Assert.Throws<OverflowException>(() => huge.Add(new float[3]));
        Assert.Throws<OverflowException>(() => huge.Add(new float[6], 2));
        MomentsOracle.AssertSame(BatchMoments.ReadFrom(bytes), huge);
    }

    private void AssertWrong(string name, string message, Action<BatchMoments> call)
    {
        BatchMoments before = new(3);
        before.Merge(_moments);
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => call(_moments));
        Assert.Equal(name, wrong.ParamName);
        Assert.StartsWith(message, wrong.Message);
        MomentsOracle.AssertSame(before, _moments);
    }
}
