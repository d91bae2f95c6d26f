using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Positions with their channels next to each other are rows, whose gradients are added up in another order: both are near the same answer. Channels of one position are the
/// features of rows, bit for bit.
/// </summary>
public sealed class SetGradientTransposeTests
{
    public static TheoryData<int, int, int> Shapes() => new() { { 2, 5, 7 }, { 3, 64, 50 }, { 1, 3, 2100 }, { 2, 2100, 3 }, { 40, 33, 1 }, { 5, 100, 16 }, { 1300, 7, 1 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void LayerOfPositions_IsNearThatOfRows(int samples, int channels, int spatial)
    {
        (float[] x, float[] dy, float[] weight) = Draw(samples, channels, spatial);
        int positions = samples * spatial;
        SplitMix64 random = new(1);
        bool[] mask = [.. Enumerable.Range(0, positions).Select(_ => random.Below(5) > 0)];
        float[] mean = new float[positions], invStd = new float[positions], dx = new float[x.Length], rows = new float[x.Length];
        float[] dweight = [.. weight], dbias = [.. weight], rowsWeight = [.. weight], rowsBias = [.. weight];
        BlockedSetGradients.LayerPositions(x, weight, weight, new float[x.Length], mean, invStd, spatial, mask);
        BlockedSetGradients.LayerPositionsGradient(dy, x, weight, mean, invStd, dx, dweight, dbias, spatial, mask);
        SetShape shape = new(samples, channels, spatial);
        BlockedSetGradients.LayerRowsGradient(ToRows(shape, dy), ToRows(shape, x), weight, mean, invStd, rows, rowsWeight, rowsBias, mask);
        AssertNear(rows, ToRows(shape, dx));
        AssertNear(rowsWeight, dweight);
        AssertNear(rowsBias, dbias);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void RmsAndL2OfPositions_AreNearThoseOfRows(int samples, int channels, int spatial)
    {
        (float[] x, float[] dy, float[] weight) = Draw(samples, channels, spatial);
        float[] invStd = new float[samples * spatial], dx = new float[x.Length], rows = new float[x.Length], dweight = [.. weight], rowsWeight = [.. weight];
        SetShape shape = new(samples, channels, spatial);
        BlockedSetGradients.RmsPositions(x, weight, new float[x.Length], invStd, spatial);
        BlockedSetGradients.RmsPositionsGradient(dy, x, weight, invStd, dx, dweight, spatial);
        BlockedSetGradients.RmsRowsGradient(ToRows(shape, dy), ToRows(shape, x), weight, invStd, rows, rowsWeight);
        AssertNear(rows, ToRows(shape, dx));
        AssertNear(rowsWeight, dweight);
        BlockedSetGradients.L2Positions(x, weight, new float[x.Length], invStd, spatial);
        BlockedSetGradients.L2PositionsGradient(dy, x, weight, invStd, dx, dweight, spatial);
        BlockedSetGradients.L2RowsGradient(ToRows(shape, dy), ToRows(shape, x), weight, invStd, rows, rowsWeight);
        AssertNear(rows, ToRows(shape, dx));
        AssertNear(rowsWeight, dweight);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(2, 1100)]
    public void GroupsOfPositions_AreNearGroupsOfRows(int samples, int spatial)
    {
        (float[] x, float[] dy, float[] weight) = Draw(samples, 12, spatial);
        float[] mean = new float[samples * 3 * spatial], invStd = new float[mean.Length], dx = new float[x.Length], rows = new float[x.Length], dweight = [.. weight], rowsWeight = [.. weight];
        BlockedSetGradients.GroupPositions(x, weight, new float[x.Length], mean, invStd, spatial);
        BlockedSetGradients.GroupPositionsGradient(dy, x, weight, mean, invStd, dx, dweight, spatial);
        SetShape shape = new(samples, 12, spatial), statistics = new(samples, 3, spatial);
        BlockedSetGradients.GroupRowsGradient(ToRows(shape, dy), ToRows(shape, x), weight, ToRows(statistics, mean), ToRows(statistics, invStd), rows, rowsWeight);
        AssertNear(rows, ToRows(shape, dx));
        AssertNear(rowsWeight, dweight);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(2100)]
    public void ChannelsOfOnePosition_HaveTheBitsOfRows(int samples)
    {
        (float[] x, float[] dy, float[] weight) = Draw(samples, 13, 1);
        float[] mean = new float[13], invStd = new float[13], dx = new float[x.Length], rows = new float[x.Length];
        float[] dweight = [.. weight], dbias = [.. weight], rowsWeight = [.. weight], rowsBias = [.. weight];
        BlockedSetGradients.BatchRows(x, weight, weight, new float[x.Length], mean, invStd);
        BlockedSetGradients.BatchRowsGradient(dy, x, weight, mean, invStd, rows, rowsWeight, rowsBias);
        BlockedSetGradients.BatchChannelsGradient(dy, x, weight, mean, invStd, dx, dweight, dbias, 1);
        AssertSame(rows, dx);
        AssertSame(rowsWeight, dweight);
        AssertSame(rowsBias, dbias);
    }

    private static (float[] X, float[] Dy, float[] Weight) Draw(int samples, int channels, int spatial)
    {
        SplitMix64 random = new((ulong)(samples * channels * spatial));
        float[] Of(int length, double mean) => [.. Enumerable.Range(0, length).Select(_ => (float)(mean + random.Normal()))];
        return (Of(samples * channels * spatial, 30), Of(samples * channels * spatial, 0.5), Of(channels, 1));
    }

    private static float[] ToRows(SetShape shape, float[] values) => Array.ConvertAll(shape.ToMemory(Axis.Feature, Array.ConvertAll(values, value => (double)value)), value => (float)value);

    /// <summary>The errors of both, over the largest.</summary>
    private static void AssertNear(float[] expected, float[] actual)
    {
        double bound = 2 * SetGradientAccuracy.Promise * expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= bound))
                Assert.Fail($"Element {i} is {actual[i]:R} of positions and {expected[i]:R} of rows, more than {bound:G3} apart.");
        }
    }

    private static void AssertSame(float[] expected, float[] actual) => Bits.AssertSame("gradient", expected, actual, 1, () => "rows and positions");
}
