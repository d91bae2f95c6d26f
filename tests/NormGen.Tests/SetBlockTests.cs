using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Tensors of more sets, rows or elements than a block or a piece takes, against plain sums in double; and what only such tensors, or a kind of parameter, can show.</summary>
public sealed class SetBlockTests
{
    [Theory]
    [InlineData(5, 1100)]
    [InlineData(2500, 3)]
    [InlineData(1024, 1025)]
    public void ManyColumns_AndManyRows(int rows, int dim)
    {
        float[] x = Draw(rows * dim, mean: 3), y = new float[x.Length], mean = new float[dim], invStd = new float[dim];
        BlockedSets.Rows(x, dim, y, mean, invStd);
        for (int feature = 0; feature < dim; feature++)
            AssertNormalized([.. Enumerable.Range(0, rows).Select(row => row * dim + feature)], x, y, mean[feature], invStd[feature]);
    }

    [Fact]
    public void AColumnBeyondTheFirstBlock_IsDoneAgainInDouble_AndTouchesNoOther()
    {
        const int rows = 40, dim = 1100;
        float[] x = Draw(rows * dim, mean: 0), weight = Draw(dim, 1), bias = Draw(dim, 0), plain = new float[x.Length], y = new float[x.Length], mean = new float[dim], invStd = new float[dim];
        BlockedSets.RowsOf1100(x, weight, bias, plain, mean, invStd);
        for (int row = 0; row < rows; row++)
            x[row * dim + 1090] *= 1e30f;
        BlockedSets.RowsOf1100(x, weight, bias, y, mean, invStd);
        int[] column = [.. Enumerable.Range(0, rows).Select(row => row * dim + 1090)];
        AssertNormalized(column, x, [.. y.Select((value, i) => (value - bias[i % dim]) / weight[i % dim])], mean[1090], invStd[1090], 4e-6);
        foreach (int i in column)
            (plain[i], y[i]) = (0, 0);
        Assert.Equal(plain, y);
    }

    [Theory]
    [InlineData(2, 1030, 7)]
    [InlineData(300, 2, 9)]
    [InlineData(2, 2, 9000)]
    public void ManyChannels_Samples_AndPositions(int samples, int channels, int spatial)
    {
        float[] x = Draw(samples * channels * spatial, mean: -2), y = new float[x.Length], mean = new float[channels], invStd = new float[channels];
        BlockedSets.Channels(x, channels, y, mean, invStd, spatial);
        for (int channel = 0; channel < channels; channel++)
        {
            int[] set = [.. from sample in Enumerable.Range(0, samples) from position in Enumerable.Range(0, spatial) select (sample * channels + channel) * spatial + position];
            AssertNormalized(set, x, y, mean[channel], invStd[channel]);
        }
    }

    [Theory]
    [InlineData(2, 3, 1100)]
    [InlineData(1, 2000, 2)]
    public void ManyPositions(int samples, int channels, int spatial)
    {
        float[] x = Draw(samples * channels * spatial, mean: 5), y = new float[x.Length], mean = new float[samples * spatial], invStd = new float[samples * spatial];
        BlockedSets.Positions(x, channels, y, mean, invStd, spatial);
        for (int position = 0; position < samples * spatial; position++)
        {
            int first = position / spatial * channels * spatial + position % spatial;
            AssertNormalized([.. Enumerable.Range(0, channels).Select(channel => first + channel * spatial)], x, y, mean[position], invStd[position]);
        }
    }

    [Fact]
    public void OneWeightForAllChannels_IsThatOfEachPosition()
    {
        float[] x = Draw(2 * 3 * 21, mean: 1), y = new float[x.Length], known = new float[x.Length];
        BlockedSets.ScaledPositions(x, 3, 1.5f, y, 21);
        BlockedSets.ScaledPositionsOf3(x, 1.5f, known, 21);
        Assert.Equal(y, known);
        for (int i = 0; i < x.Length; i++)
        {
            int first = i / 63 * 63 + i % 21;
            double norm = Math.Sqrt(Enumerable.Range(0, 3).Sum(c => (double)x[first + c * 21] * x[first + c * 21]));
            Assert.Equal(1.5 * x[i] / norm, y[i], 4e-7);
        }
    }

    [Fact]
    public void AGroupOfMoreFeaturesThanAPiece()
    {
        const int spatial = 2, dim = 18_002, half = dim / 2;
        float[] x = Draw(spatial * dim, mean: 1), weight = Draw(dim, 1), bias = new float[dim], y = new float[x.Length], mean = new float[2], invStd = new float[2];
        BlockedSets.WideGroups(x, weight, bias, y, mean, invStd, spatial);
        float[] normalized = [.. y.Select((value, i) => value / weight[i % dim])];
        for (int set = 0; set < 2; set++)
            AssertNormalized([.. from row in Enumerable.Range(0, spatial) from feature in Enumerable.Range(set * half, half) select row * dim + feature], x, normalized, mean[set], invStd[set]);
    }

    [Fact]
    public void ChannelsOfOnePosition_HaveTheBitsOfRows()
    {
        float[] x = Draw(77 * 13, mean: 4), rows = new float[x.Length], channels = new float[x.Length], mean = new float[13], invStd = new float[13];
        BlockedSets.Rows(x, 13, rows, mean, invStd);
        BlockedSets.Channels(x, 13, channels, mean, invStd, 1);
        Assert.Equal(rows, channels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(300_000)]
    public void MergedStatistics_KeepALargeMean(float offset)
    {
        const int rows = 200, dim = 3;
        float[] x = Draw(rows * dim, offset), y = new float[x.Length], channels = new float[x.Length];
        double[] mean = new double[dim], invStd = new double[dim];
        BatchMoments moments = new(dim), other = new(dim);
        moments.Add(x.AsSpan(0, 70 * dim));
        other.Add(x.AsSpan(70 * dim));
        moments.Merge(other);
        moments.CopyStatisticsTo(mean, invStd);
        BlockedSets.GivenInDouble(x, mean, invStd, dim, y);
        BlockedSets.ChannelsGivenInDouble(x, mean, invStd, channels, 1);
        Assert.Equal(y, channels);
        for (int feature = 0; feature < dim; feature++)
            AssertNormalized([.. Enumerable.Range(0, rows).Select(row => row * dim + feature)], x, y, mean[feature], invStd[feature]);
    }

    [Fact]
    public void ANegativeVariance_SavesTheOneNaN()
    {
        double[] y = new double[2], invStd = new double[2];
        BlockedSets.InferDouble([1, 2], [0, 0], [-1, 4], y, invStd);
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.NaN), BitConverter.DoubleToInt64Bits(invStd[0]));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.NaN), BitConverter.DoubleToInt64Bits(y[0]));
        Assert.Equal(0.5, invStd[1], 1e-5);
    }

    [Fact]
    public void StateThatWasInfinite_AndCountsForNothing_BecomesTheOneNaN()
    {
        float[] runningMean = [float.PositiveInfinity, 1], runningVar = [1, float.PositiveInfinity];
        BlockedSets.Train([1, 2, 3, 4], runningMean, runningVar, new float[4], momentum: 1);
        Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(runningMean[0]));
        Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(runningVar[1]));
        Assert.Equal((3f, 2f), (runningMean[1], runningVar[0]));
    }

    private static float[] Draw(int length, float mean)
    {
        SplitMix64 random = new((ulong)length);
        return [.. Enumerable.Range(0, length).Select(_ => mean + (float)(mean == 1 ? 0.25 * random.Normal() : random.Normal()))];
    }

    private static void AssertNormalized(int[] set, float[] x, float[] y, double mean, double invStd, double forward = Accuracy.Forward)
    {
        double mu = set.Average(i => (double)x[i]), r = 1 / Math.Sqrt(set.Average(i => (x[i] - mu) * (x[i] - mu)) + 1e-5);
        double most = set.Max(i => Math.Abs((x[i] - mu) * r));
        foreach (int i in set)
            Assert.Equal((x[i] - mu) * r, y[i], forward * most);
        Assert.Equal(r, invStd, forward * r);
        Assert.Equal(mu, mean, Accuracy.Forward * (Math.Abs(mu) + 1 / r));
    }
}
