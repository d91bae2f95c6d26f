namespace NormGen.Tests.Statistics;

/// <summary>PyTorch's statistics in double, of the same inputs.</summary>
public sealed class BatchMomentsGoldenTests
{
    private const double Allowed = 1e-13;

    public static TheoryData<string> Names() => [.. BatchGoldenCase.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_AreNearTheGoldenOnes(string name)
    {
        BatchGoldenCase golden = new(name);
        BatchMoments moments = golden.Batch.Moments(golden.Mask);
        double[] mean = new double[moments.Features], invStd = new double[moments.Features];
        moments.CopyStatisticsTo(mean, invStd, golden.Epsilon);
        AssertNear(golden.Tensor("mean"), mean);
        AssertNear(golden.Tensor("inv_std"), invStd);

        float[] narrowMean = new float[moments.Features], narrowInvStd = new float[moments.Features];
        moments.CopyStatisticsTo(narrowMean, narrowInvStd, golden.Epsilon);
        Assert.Equal(Array.ConvertAll(mean, value => (float)value), narrowMean);
        Assert.Equal(Array.ConvertAll(invStd, value => (float)value), narrowInvStd);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RunningStatistics_AreNearTheGoldenOnes(string name)
    {
        BatchGoldenCase golden = new(name);
        BatchMoments moments = golden.Batch.Moments(golden.Mask);
        double[] mean = golden.Tensor("running_mean"), variance = golden.Tensor("running_var");
        float[] narrowMean = Array.ConvertAll(mean, value => (float)value), narrowVariance = Array.ConvertAll(variance, value => (float)value);
        moments.UpdateRunning(mean, variance, golden.Momentum);
        AssertNear(golden.Tensor("running_mean_after"), mean);
        AssertNear(golden.Tensor("running_var_after"), variance);

        moments.UpdateRunning(narrowMean, narrowVariance, golden.Momentum);
        Assert.Equal(Array.ConvertAll(mean, value => (float)value), narrowMean);
        Assert.Equal(Array.ConvertAll(variance, value => (float)value), narrowVariance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FoldedInference_IsNearTheGoldenOne(string name)
    {
        BatchGoldenCase golden = new(name);
        Batch batch = golden.Batch;
        double[] scale = new double[batch.Features], shift = new double[batch.Features], y = golden.Tensor("y_inference");
        BatchNorm.Fold(golden.Tensor("weight"), golden.Tensor("bias"), golden.Tensor("running_mean"), golden.Tensor("running_var"), golden.Epsilon, scale, shift);
        for (int i = 0; i < y.Length; i++)
        {
            int c = i / batch.Spatial % batch.Features;
            if (golden.Mask is null || golden.Mask[i / (batch.Features * batch.Spatial)])
                Assert.Equal(y[i], batch.Values[i] * scale[c] + shift[c], Allowed * (1 + Math.Abs(batch.Values[i] * scale[c])));
        }
    }

    [Fact]
    public void WithoutElements_RunningStatisticsStay()
    {
        float[] mean = [1, 2], variance = [3, 4];
        new BatchMoments(2).UpdateRunning(mean, variance);
        Assert.Equal([1, 2], mean);
        Assert.Equal([3, 4], variance);
    }

    [Fact]
    public void AMomentumOfOne_TakesTheBatch()
    {
        float[] mean = [1], variance = [3];
        BatchMoments moments = new(1);
        moments.Add([1f, 2f, 6f]);
        moments.UpdateRunning(mean, variance, 1);
        Assert.Equal([3], mean);
        Assert.Equal([7], variance);
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int c = 0; c < expected.Length; c++)
            Assert.Equal(expected[c], actual[c], Allowed * Math.Max(1, Math.Abs(expected[c])));
    }
}
