namespace NormGen.Tests;

/// <summary>
/// A wrong call of a gradient is refused with the parameter's name and the numbers, and before anything is written. All calls have two rows of four, but for
/// what is wrong.
/// </summary>
public sealed class GradientCheckTests
{
    private const float Untouched = 7;

    private readonly List<float[]> _written = [];

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    public void UpstreamGradientOfBrokenRows_IsRefused(int length)
    {
        Refuse("dy", [$"dy holds {length} element", "rows of 4"], () => Layer(dy: length));
        Refuse("dy", [$"dy holds {length} element", "rows of 4"], () => CheckedGradients.RmsBackward(new float[length], new float[8], new float[4], Output(8), Output(4), 1e-5f));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(0)]
    public void TensorOfAnotherLength_IsRefused(int length)
    {
        string[] parts = [$"holds {length} elements", "2 rows of 4 need 8"];
        Refuse("x", parts, () => Layer(x: length));
        Refuse("dx", parts, () => Layer(dx: length));
        Refuse("sum", parts, () => Pre(sum: length));
        Refuse("dresidualOut", parts, () => Pre(dresidualOut: length));
        Refuse("dresidual", parts, () => Pre(dresidual: length));
        Refuse("dx", parts, () => Pre(dx: length));
        Refuse("x", parts, () => Sandwich(x: length));
        Refuse("dresidualOut", parts, () => Sandwich(dresidualOut: length));
    }

    [Fact]
    public void ParameterOrItsGradientOfAnotherLength_IsRefused()
    {
        Refuse("weight", ["weight holds 3", "4"], () => Layer(weight: 3));
        Refuse("dweight", ["dweight holds 5", "4"], () => Layer(dweight: 5));
        Refuse("dbias", ["dbias holds 1", "4"], () => Layer(dbias: 1));
        Refuse("dweight", ["dweight holds 1", "4"], () => Pre(dweight: 1));
        Refuse("nextWeight", ["nextWeight holds 0", "4"], () => Sandwich(nextWeight: 0));
        Refuse("dnextWeight", ["dnextWeight holds 8", "4"], () => Sandwich(dnextWeight: 8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void GradientOfOneWeightForAllFeatures_HoldsOneElement(int length) =>
        Refuse("dweight", [$"dweight holds {length} elements", "1"], () => CheckedGradients.ScaleNormBackward(new float[8], new float[8], 2, Output(8), Output(length), 4));

    [Fact]
    public void StatisticsOfAnotherLength_AreRefused()
    {
        Refuse("mean", ["mean holds 1", "2 rows"], () => Layer(mean: 1));
        Refuse("invStd", ["invStd holds 3", "2 rows"], () => Layer(invStd: 3));
        Refuse("nextMean", ["nextMean holds 0", "2 rows"], () => Sandwich(nextMean: 0));
        Refuse("mean", ["mean holds 2", "2 rows of 2 groups need 4"], () => CheckedGradients.GroupedBackward(new float[8], new float[8], new float[4], new float[2], new float[4], Output(8), Output(4)));
    }

    [Fact]
    public void FeatureCountThatIsNone_IsRefused()
    {
        Refuse("dim", ["dim", "0"], () => CheckedGradients.BareBackward(new float[8], new float[8], Output(8), 0));
        Refuse("dim", ["dim", "-4"], () => CheckedGradients.BareBackward(new float[8], new float[8], Output(8), -4));
        Refuse("weight", ["weight", "0"], () => CheckedGradients.RmsBackward(new float[8], new float[8], [], Output(8), Output(4), 1e-5f));
        Refuse("weight", ["weight gives a feature count of 5", "2 groups"], () => CheckedGradients.GroupedBackward(new float[10], new float[10], new float[5], new float[4], new float[4], Output(10), Output(5)));
    }

    [Fact]
    public void NumberThatIsNone_IsRefused()
    {
        foreach (float none in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            Refuse("residualScale", ["finite"], () => Pre(residualScale: none));
            Refuse("branchScale", ["finite"], () => Pre(branchScale: none));
            Refuse("epsilon", ["finite"], () => CheckedGradients.RmsBackward(new float[8], new float[8], new float[4], Output(8), Output(4), none));
        }

        Refuse("epsilon", ["above zero"], () => CheckedGradients.RmsBackward(new float[8], new float[8], new float[4], Output(8), Output(4), 0));
    }

    [Fact]
    public void PaddingOfAnotherLength_IsRefused()
    {
        Refuse("mask", ["mask holds 3", "2 rows"], () => CheckedGradients.MaskedBackward(new float[8], new float[8], new float[4], Output(8), Output(4), new bool[3]));
        Refuse("lengths", ["lengths holds 3", "2 rows"], () => CheckedGradients.WithLengthsBackward(new float[8], new float[8], new float[4], Output(8), [0, 0, 0]));
        Refuse("lengths", ["lengths[1] is 2", "0 to 1"], () => CheckedGradients.WithLengthsBackward(new float[8], new float[8], new float[4], Output(8), [1, 2]));
    }

    [Fact]
    public void ZeroRows_AddNothingAndAreCheckedAllTheSame()
    {
        float[] dweight = [1, 2, 3, 4], dbias = [5, 6, 7, 8];
        CheckedGradients.LayerBackward([], [], new float[4], [], [], [], dweight, dbias);
        CheckedGradients.RmsBackward([], [], new float[4], [], dweight, 1e-5f);
        CheckedGradients.PreBackward([], [], new float[4], [], [], [], [], dweight, 1, 1);
        CheckedGradients.SandwichBackward([], [], [], new float[4], new float[4], [], [], [], [], [], dweight, dbias);
        CheckedGradients.MaskedBackward([], [], new float[4], [], dweight, []);
        CheckedGradients.WithLengthsBackward([], [], new float[4], [], []);
        Assert.Equal([1, 2, 3, 4], dweight);
        Assert.Equal([5, 6, 7, 8], dbias);
        Refuse("weight", ["weight holds 3"], () => CheckedGradients.LayerBackward([], [], new float[3], [], [], [], Output(4), Output(4)));
        Refuse("dx", ["dx holds 4"], () => CheckedGradients.LayerBackward([], [], new float[4], [], [], Output(4), Output(4), Output(4)));
    }

    private void Layer(int dy = 8, int x = 8, int weight = 4, int mean = 2, int invStd = 2, int dx = 8, int dweight = 4, int dbias = 4) => CheckedGradients.LayerBackward(
        new float[dy], new float[x], new float[weight], new float[mean], new float[invStd], Output(dx), Output(dweight), Output(dbias));

    private void Pre(int sum = 8, int dresidualOut = 8, int dx = 8, int dresidual = 8, int dweight = 4, float residualScale = 1, float branchScale = 1) => CheckedGradients.PreBackward(
        new float[8], new float[sum], new float[4], new float[2], new float[dresidualOut], Output(dx), Output(dresidual), Output(dweight), residualScale, branchScale);

    private void Sandwich(int x = 8, int nextWeight = 4, int nextMean = 2, int dresidualOut = 8, int dnextWeight = 4) => CheckedGradients.SandwichBackward(
        new float[8], new float[8], new float[x], new float[4], new float[nextWeight], new float[nextMean], new float[2], new float[dresidualOut], Output(8), Output(8), Output(4), Output(dnextWeight));

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
