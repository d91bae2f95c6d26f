using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;

namespace NormGen.Generator.Tests.Programs;

/// <summary>The programs of sets are the formulas of the papers, for one set, with the state that goes with it.</summary>
public sealed class SetProgramTests
{
    private const double Epsilon = 1e-3, Weight = 1.5, Bias = -0.25;

    private static readonly Gen<double[]> Sets =
        from count in Gen.Int[2, 200]
        from mean in Gen.OneOfConst(0.0, 1.0, -30.0)
        from x in Gen.Double[-2, 2].Array[count]
        select x.Select(v => v + mean).ToArray();

    [Theory]
    [InlineData(Axis.Feature)]
    [InlineData(Axis.Channel)]
    public void BatchInTraining_NormalizesByTheBatch_AndMovesTheState(Axis axis) => Sets.Sample(x =>
    {
        Run run = new(Specs.Of(Kind.Batch, axis, [Role.Weight, Role.Bias, Role.RunningMean, Role.RunningVar, Role.Mean, Role.InvStd]) with { Momentum = 0.25 }, x, (Role.RunningMean, 3), (Role.RunningVar, 7));
        (double mean, double variance) = Moments(x);
        double scale = 1 / Math.Sqrt(variance + Epsilon);
        AssertNear(x.Select(v => (v - mean) * scale * Weight + Bias), run.Y);
        AssertNear([mean, scale], [run.Saved[Role.Mean], run.Saved[Role.InvStd]]);
        AssertNear([0.75 * 3 + 0.25 * mean, 0.75 * 7 + 0.25 * variance * x.Length / (x.Length - 1)], [run.State(Role.RunningMean), run.State(Role.RunningVar)]);
    }, iter: 100);

    [Fact]
    public void AMomentumOfTheCall_TakesThePlaceOfTheSetting()
    {
        Run run = new(Specs.Of(Kind.Batch, Axis.Feature, [Role.RunningMean, Role.RunningVar], Role.Momentum), [1, 3], (Role.RunningMean, 10), (Role.RunningVar, 10));
        AssertNear([6, 6], [run.State(Role.RunningMean), run.State(Role.RunningVar)]); // Half of 10, and half of 2 each.
    }

    [Fact]
    public void BatchInInference_NormalizesByTheState_AndLeavesIt() => Sets.Sample(x =>
    {
        Run run = new(Specs.Of(Kind.Batch, Axis.Channel, [Role.Weight, Role.Bias, Role.Mean, Role.InvStd], Role.RunningMean, Role.RunningVar), x, (Role.RunningMean, 3), (Role.RunningVar, 7));
        double scale = 1 / Math.Sqrt(7 + Epsilon);
        AssertNear(x.Select(v => (v - 3) * scale * Weight + Bias), run.Y);
        AssertNear([3, scale, 3, 7], [run.Saved[Role.Mean], run.Saved[Role.InvStd], run.State(Role.RunningMean), run.State(Role.RunningVar)]);
    }, iter: 50);

    [Fact]
    public void BatchByGivenStatistics_TakesNoEpsilon() => Sets.Sample(x =>
    {
        Run run = new(Specs.Of(Kind.Batch, Axis.Feature, [Role.Weight, Role.Bias], Role.Mean, Role.InvStd), x, (Role.Mean, 3), (Role.InvStd, 0.5));
        AssertNear(x.Select(v => (v - 3) * 0.5 * Weight + Bias), run.Y);
    }, iter: 50);

    [Fact]
    public void PowerInTraining_NormalizesByTheStateFromBefore() => Sets.Sample(x =>
    {
        Run run = new(Specs.Of(Kind.Power, Axis.Feature, [Role.Weight, Role.Bias, Role.RunningSquare, Role.InvStd]) with { AlphaForward = 0.75 }, x, (Role.RunningSquare, 4));
        double scale = 1 / Math.Sqrt(4 + Epsilon);
        AssertNear(x.Select(v => v * scale * Weight + Bias), run.Y);
        AssertNear([scale, 0.75 * 4 + 0.25 * x.Average(v => v * v)], [run.Saved[Role.InvStd], run.State(Role.RunningSquare)]);
    }, iter: 100);

    [Fact]
    public void PowerInInference_LeavesTheState()
    {
        Run run = new(Specs.Of(Kind.Power, Axis.Channel, [], Role.RunningSquare), [1, 2, 3], (Role.RunningSquare, 4));
        AssertNear(new[] { 1.0, 2, 3 }.Select(v => v / Math.Sqrt(4 + Epsilon)), run.Y);
        Assert.Equal(4, run.State(Role.RunningSquare));
    }

    [Fact]
    public void PowerWithoutState_IsTheQuadraticMeanOfTheBatch()
    {
        Run run = new(Specs.Of(Kind.Power, Axis.Feature, [Role.InvStd]), [3, 4]);
        AssertNear([1 / Math.Sqrt(12.5 + Epsilon)], [run.Saved[Role.InvStd]]);
    }

    /// <summary>A group of channels has a weight for each run of positions, a position one for each channel.</summary>
    [Theory]
    [InlineData(Kind.Group, Axis.Channel, 10)]
    [InlineData(Kind.Layer, Axis.Channel, 1)]
    public void Moments_WithAWeightForEachFeature(Kind kind, Axis axis, int positions) => Sets.Sample(x =>
    {
        double[] weight = [.. x.Select((_, i) => 1.0 + i)], bias = [.. x.Select((_, i) => -i)];
        Interpreter interpreter = new(Specs.Program(Specs.Of(kind, axis, [Role.Weight, Role.Bias])), Epsilon) { FeatureOf = i => i / positions };
        (double mean, double variance) = Moments(x);
        double scale = 1 / Math.Sqrt(variance + Epsilon);
        AssertNear(
            x.Select((v, i) => (v - mean) * scale * weight[i / positions] + bias[i / positions]),
            interpreter.Run(new Dictionary<Role, Memory<double>> { [Role.X] = x, [Role.Y] = new double[x.Length], [Role.Weight] = weight, [Role.Bias] = bias }));
    }, iter: 100);

    [Theory]
    [InlineData(Kind.RMS, 2.5)]
    [InlineData(Kind.L2, 5)]
    public void APosition_HasTheNormOfItsChannels(Kind kind, double norm)
    {
        Run run = new(Specs.Of(kind, Axis.Channel, []), [3, 4, 0, 0]);
        Assert.All(run.Y.Zip([3, 4, 0, 0]), p => Assert.Equal(p.Second / norm, p.First, 1e-3));
    }

    /// <summary>Rows can bear half a standard deviation; sums in double bear one.</summary>
    [Theory]
    [InlineData(0.95, 0)]
    [InlineData(1.05, 1)]
    [InlineData(50, 1)]
    public void AFarPilot_IsTakenAgain(double deviations, int retries)
    {
        // The first 64 lie so many deviations of the others off.
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => i < 64 ? 100 + deviations : 100 + (i % 2 == 0 ? 1.0 : -1.0))];
        Run run = new(Specs.Of(Kind.Batch, Axis.Feature, [Role.Mean, Role.InvStd]), x);
        Assert.Equal(retries, run.Retries);
        (double mean, double variance) = Moments(x);
        AssertNear([mean, 1 / Math.Sqrt(variance + Epsilon)], [run.Saved[Role.Mean], run.Saved[Role.InvStd]]);
    }

    [Theory]
    [InlineData(Kind.Batch)]
    [InlineData(Kind.Instance)]
    [InlineData(Kind.Power)]
    public void EpsilonBesideTheRoot(Kind kind)
    {
        Run run = new(Specs.Of(kind, Axis.Feature, [Role.InvStd]) with { EpsilonMode = EpsilonMode.OutsideRoot }, [-2, 2]);
        AssertNear([1 / (2 + Epsilon)], [run.Saved[Role.InvStd]]);
    }

    private static (double Mean, double Variance) Moments(double[] x)
    {
        double mean = x.Average();
        return (mean, x.Average(v => (v - mean) * (v - mean)));
    }

    private static void AssertNear(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-9 * (1 + Math.Abs(p.First))));

    /// <summary>A program run on one set of one feature.</summary>
    private sealed class Run
    {
        private readonly Dictionary<Role, Memory<double>> _tensors;
        private readonly Interpreter _interpreter;

        public Run(Specification.NormSpec spec, double[] x, params (Role Role, double Value)[] state)
        {
            _tensors = state.ToDictionary(s => s.Role, s => new[] { s.Value }.AsMemory());
            _tensors[Role.X] = x;
            _tensors[Role.Y] = new double[x.Length];
            _tensors[Role.Weight] = new[] { Weight };
            _tensors[Role.Bias] = new[] { Bias };
            _interpreter = new Interpreter(Specs.Program(spec), Epsilon) { Call = new Dictionary<CallValue, double> { [CallValue.Momentum] = 0.5 } };
            Y = _interpreter.Run(_tensors);
        }

        public double[] Y { get; }

        public Dictionary<Role, double> Saved => _interpreter.Saved;

        public int Retries => _interpreter.Retries;

        public double State(Role role) => _tensors[role].Span[0];
    }
}
