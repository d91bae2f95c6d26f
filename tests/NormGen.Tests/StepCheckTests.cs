using NormGen.Tests.Kernels;

namespace NormGen.Tests;

/// <summary>
/// A wrong call of a placed, padded, strided or grouped method, or of a block, is refused with the parameter's name and the numbers, and
/// before anything is written. All calls have two rows of four, but for what is wrong.
/// </summary>
public sealed class StepCheckTests
{
    private const float Untouched = 7;

    private readonly List<float[]> _written = [];

    public static TheoryData<float> NotFinite() => [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(0)]
    public void ResidualOrSumOfAnotherLength_IsRefused(int length)
    {
        Refuse("residual", [$"residual holds {length} elements", "2 rows of 4 need 8"], () => CheckedSteps.Pre(new float[8], Output(length), new float[4], Output(8), Output(2)));
        Refuse("residual", [$"residual holds {length} elements", "2 rows of 4 need 8"], () => CheckedSteps.PostInPlace(Output(8), new float[length], new float[4]));
        Refuse("sum", [$"sum holds {length} elements", "2 rows of 4 need 8"], () => CheckedSteps.Post(new float[8], new float[8], new float[4], Output(length), Output(8), 1, 1));
        Refuse("y", [$"y holds {length} elements", "2 rows of 4 need 8"], () => CheckedSteps.Post(new float[8], new float[8], new float[4], Output(8), Output(length), 1, 1));
    }

    [Fact]
    public void ParameterOfTheNextNormOfAnotherLength_IsRefused()
    {
        Refuse("nextWeight", ["nextWeight holds 3", "4"], () => Sandwich(nextWeight: 3));
        Refuse("nextBias", ["nextBias holds 5", "4"], () => Sandwich(nextBias: 5));
        Refuse("invStd", ["invStd holds 1", "2 rows"], () => Sandwich(invStd: 1));
        Refuse("nextMean", ["nextMean holds 3", "2 rows"], () => Sandwich(nextMean: 3));
        Refuse("nextInvStd", ["nextInvStd holds 0", "2 rows"], () => Sandwich(nextInvStd: 0));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void FactorThatIsNotFinite_IsRefused(float factor)
    {
        Refuse("residualScale", ["finite"], () => CheckedSteps.Post(new float[8], new float[8], new float[4], Output(8), Output(8), factor, 1));
        Refuse("branchScale", ["finite"], () => CheckedSteps.Post(new float[8], new float[8], new float[4], Output(8), Output(8), 1, factor));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(int.MinValue)]
    public void StrideBelowTheFeatures_IsRefused(int stride)
    {
        Refuse("xStride", [$"xStride is {stride}", "4 features"], () => CheckedSteps.Strided(new float[8], new float[4], Output(8), Output(2), stride, 4));
        Refuse("yStride", [$"yStride is {stride}", "4 features"], () => CheckedSteps.Strided(new float[8], new float[4], Output(8), Output(2), 4, stride));
        Refuse("xStride", [$"xStride is {stride}", "4 features"], () => CheckedSteps.StridedInPlace(Output(8), new float[4], stride));
    }

    [Fact]
    public void StridedTensorThatEndsInsideARow_IsRefused()
    {
        Refuse("x", ["x holds 9 elements", "at 6", "3 of its 4"], () => CheckedSteps.Strided(new float[9], new float[4], Output(10), Output(2), 6, 6));
        Refuse("x", ["x holds 9 elements", "at 6", "3 of its 4"], () => CheckedSteps.StridedInPlace(Output(9), new float[4], 6));
        Refuse("y", ["y holds 9 elements", "2 rows of 4, 6 apart, need 10"], () => CheckedSteps.Strided(new float[10], new float[4], Output(9), Output(2), 6, 6));
        Refuse("x", ["x holds 9 elements", "2 rows of 4, 6 apart, need 10"], () => CheckedSteps.XStrided(new float[9], new float[4], Output(8), 6));
        Refuse("x", ["x holds 0 elements", "2 rows of 4, 6 apart, need 10"], () => CheckedSteps.XStrided([], new float[4], Output(8), 6));
        Refuse("y", ["y holds 1 element;", $"2 rows of 4, {int.MaxValue} apart, need {int.MaxValue + 4L}"], () => CheckedSteps.Strided(new float[8], new float[4], Output(1), Output(2), 4, int.MaxValue));
    }

    [Fact]
    public void StridedTensor_MayEndWithItsFeaturesOrAnywhereBehindThem()
    {
        float[] expected = new float[8];
        float[] x = [1, 2, 3, 4, 0, 0, 5, 6, 7, 8, 0, 0, 9];
        CheckedSteps.XStrided([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1], expected, 4);
        foreach (int length in new[] { 10, 11, 12, 13 })
        {
            float[] y = new float[8];
            CheckedSteps.XStrided(x.AsSpan(0, length), [1, 1, 1, 1], y, 6);
            Assert.Equal(expected, y);
        }
    }

    [Fact]
    public void FeaturesThatAreNoWholeGroups_AreRefused() =>
        Refuse("weight", ["weight gives a feature count of 5", "2 groups"], () => CheckedSteps.Grouped(new float[10], new float[5], Output(10), Output(4), Output(4)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void StatisticsThatAreNotOneToAGroup_AreRefused(int length)
    {
        Refuse("mean", [$"mean holds {length} elements", "2 rows of 2 groups need 4"], () => CheckedSteps.Grouped(new float[8], new float[4], Output(8), Output(length), Output(4)));
        Refuse("invStd", [$"invStd holds {length} elements", "2 rows of 2 groups need 4"], () => CheckedSteps.Grouped(new float[8], new float[4], Output(8), Output(4), Output(length)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public void MaskOfAnotherLength_IsRefused(int length) =>
        Refuse("mask", [$"mask holds {length} element", "2 rows"], () => CheckedSteps.Masked(new float[8], new float[4], Output(8), new bool[length]));

    [Fact]
    public void LengthsThatDoNotDivideTheRows_AreRefused()
    {
        Refuse("lengths", ["lengths holds 3 elements", "2 rows"], () => CheckedSteps.WithLengths(new float[8], new float[4], Output(8), [0, 0, 0]));
        Refuse("lengths", ["lengths holds 0 elements", "2 rows"], () => CheckedSteps.WithLengths(new float[8], new float[4], Output(8), []));
        Refuse("lengths", ["lengths holds 2 elements", "3 rows"], () => CheckedSteps.WithLengths(new float[12], new float[4], Output(12), [0, 0]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void LengthOutsideItsSequence_IsRefused(int length)
    {
        Refuse("lengths", [$"lengths[0] is {length}", "2 positions", "0 to 2"], () => CheckedSteps.WithLengths(new float[8], new float[4], Output(8), [length]));
        Refuse("lengths", [$"lengths[1] is {length}", "1 position", "0 to 1"], () => CheckedSteps.WithLengths(new float[8], new float[4], Output(8), [1, length]));
    }

    [Fact]
    public void NoRows_HaveNoLengthsOrLengthsOfNone()
    {
        CheckedSteps.WithLengths([], new float[4], [], []);
        CheckedSteps.WithLengths([], new float[4], [], [0, 0]);
        Refuse("lengths", ["lengths[1] is 1", "0"], () => CheckedSteps.WithLengths([], new float[4], [], [0, 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void EpsilonOfDoublesThatIsNotFiniteAndPositive_IsRefused(double epsilon)
    {
        double[] y = [Untouched, Untouched];

        Assert.Equal("epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => CheckedSteps.OfDoubles([1, 2], [1, 1], y, epsilon)).ParamName);
        Assert.Equal([Untouched, Untouched], y);
    }

    [Fact]
    public void EpsilonOfDoubles_MayBeBelowTheFloats()
    {
        double[] y = new double[2];
        CheckedSteps.OfDoubles([3e-100, -3e-100], [1, 1], y, 1e-250);
        Assert.Equal([1, -1], y);
    }

    [Fact]
    public void BlockWithoutASublayer_IsRefused()
    {
        Refuse<ArgumentNullException>("sublayer", ["sublayer"], () => CheckedSteps.PreBlock<ISublayer<float>>(new float[8], new float[4], Output(8), null!, Output(16)));
        Refuse<ArgumentNullException>("sublayer", ["sublayer"], () => CheckedSteps.PostBlock(Output(8), new float[4], null!, Output(8)));
    }

    [Fact]
    public void ShortWorkspace_IsRefused()
    {
        Refuse("workspace", ["workspace holds 15 elements", "2 tensors of 2 rows of 4 need 16"], () => CheckedSteps.PreBlock(new float[8], new float[4], Output(8), default(Branch), Output(15)));
        Refuse("workspace", ["workspace holds 7 elements", "one tensor of 2 rows of 4 needs 8"], () => CheckedSteps.PostBlock(Output(8), new float[4], default(Branch).Invoke, Output(7)));
    }

    [Fact]
    public void LongWorkspace_IsFine()
    {
        float[] y = new float[8], same = new float[8];
        CheckedSteps.PreBlock([1, 2, 3, 4, 5, 6, 7, 8], new float[4], y, default(Branch), new float[16]);
        CheckedSteps.PreBlock([1, 2, 3, 4, 5, 6, 7, 8], new float[4], same, default(Branch), new float[100]);
        Assert.Equal(y, same);
    }

    [Fact]
    public void ZeroRows_DoNothingAndAreCheckedAllTheSame()
    {
        CheckedSteps.Pre([], [], new float[4], [], []);
        CheckedSteps.Post([], [], new float[4], [], [], 1, 1);
        CheckedSteps.Strided([], new float[4], [], [], 5, 6);
        CheckedSteps.Masked([], new float[4], [], []);
        CheckedSteps.PreBlock([], new float[4], [], default(Branch), []);
        CheckedSteps.PostBlock([], new float[4], (_, _) => { }, []);
        Refuse("weight", ["weight holds 3"], () => CheckedSteps.Pre([], [], new float[3], [], []));
        Refuse("residual", ["residual holds 4"], () => CheckedSteps.Pre([], Output(4), new float[4], [], []));
    }

    private void Sandwich(int nextWeight = 4, int nextBias = 4, int invStd = 2, int nextMean = 2, int nextInvStd = 2) => CheckedSteps.Sandwich(
        new float[8], Output(8), new float[4], new float[nextWeight], new float[nextBias], Output(8), Output(invStd), Output(nextMean), Output(nextInvStd));

    private float[] Output(int length)
    {
        float[] output = new float[length];
        Array.Fill(output, Untouched);
        _written.Add(output);
        return output;
    }

    private void Refuse(string parameter, string[] contained, Action call) => Refuse<ArgumentException>(parameter, contained, call);

    private void Refuse<TException>(string parameter, string[] contained, Action call)
        where TException : ArgumentException
    {
        ArgumentException error = Assert.ThrowsAny<TException>(call);

        Assert.Equal(parameter, error.ParamName);
        foreach (string part in contained)
            Assert.Contains(part, error.Message);
        Assert.All(_written.SelectMany(output => output), value => Assert.Equal(Untouched, value));
    }
}
