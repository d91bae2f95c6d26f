using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0005, NG0011, NG0012, NG0019 of gradients: where one has its statistics from, and when it needs ε.</summary>
public sealed class GradientStatisticRuleTests : GradientRuleTest
{
    private const string LayerOf8 = "Kind.Layer, Axis.Feature, 8", Start = "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, ";
    private const string Rms = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, float epsilon";

    [Theory]
    [InlineData("mean", "invStd")]
    [InlineData("invStd", "mean")]
    public Task OneOfAPair(string given, string missing) => Lacks($"is given '{given}' without the statistic that goes with it: add a parameter 'ReadOnlySpan<float> {missing}'",
        LayerOf8, Layer, $"{Start}ReadOnlySpan<float> {given}");

    [Fact]
    public Task OneOfTheSecondPair() => Lacks("is given 'nextInvStd' without the statistic that goes with it: add a parameter 'ReadOnlySpan<float> nextMean'", LayerOf8 + Sandwich, SandwichStep,
        "ReadOnlySpan<float> dy, ReadOnlySpan<float> sum, ReadOnlySpan<float> nextWeight, Span<float> dresidual, ReadOnlySpan<float> nextInvStd");

    [Theory]
    [InlineData("RMS")]
    [InlineData("L2")]
    public Task AMeanThatIsNotTaken(string kind) => Ignores($"Kind.{kind} has no statistic Mean; remove the parameter", $"Kind.{kind}, Axis.Feature, 8",
        "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y", Start + "ReadOnlySpan<float> «mean»");

    [Fact]
    public Task AStatisticOfASecondNorm() => Ignores("only Placement.Sandwich has a second norm; remove the parameter", LayerOf8, Layer, Start + "ReadOnlySpan<float> «nextInvStd»");

    [Fact]
    public Task NoEpsilon() => Lacks("has no epsilon: add a parameter 'float epsilon', as 'F' has it", "Kind.RMS, Axis.Feature, 8", Rms, Start.TrimEnd(' ', ','));

    [Fact]
    public Task EpsilonBesideStatistics() => Ignores("ε is in the given invStd already; remove the parameter", "Kind.RMS, Axis.Feature, 8", Rms, Start + "ReadOnlySpan<float> invStd, float «epsilon»");

    /// <summary>Beside the root, and as the least norm, ε is a part of the gradient, however the statistics came to be.</summary>
    [Theory]
    [InlineData("Kind.RMS, Axis.Feature, 8, EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("Kind.L2, Axis.Feature, 8")]
    public Task EpsilonInTheFormula(string arguments) => Task.WhenAll(
        Lacks("has no epsilon: add a parameter 'float epsilon', as 'F' has it", arguments, Rms, Start + "ReadOnlySpan<float> invStd"),
        Takes(arguments, Rms, Start + "ReadOnlySpan<float> invStd, float epsilon"));

    [Fact]
    public Task TheDefaultOfEpsilon() => Reports(Rules.WrongEpsilon, "The default of 'epsilon' is 0: it must be finite and above zero, such as 1e-5f",
        Marked("Kind.RMS, Axis.Feature, 8", Rms, Start + "float epsilon = «0»"));

    [Fact]
    public Task NuOfAKindWithoutIt() => Ignores("'F' trains no running quadratic mean, which alone has a ν; remove the parameter", LayerOf8, Layer, Start + "Span<float> «nu»");

    [Theory]
    [InlineData(LayerOf8, Layer, Start + "ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd")]
    [InlineData("Kind.RMS, Axis.Feature, 8", Rms, Start + "float eps")]
    [InlineData("Kind.RMS, Axis.Feature, 8", Rms, Start + "ReadOnlySpan<float> rstd")]
    [InlineData(LayerOf8 + Sandwich, SandwichStep, "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> sum, ReadOnlySpan<float> weight, ReadOnlySpan<float> nextWeight, Span<float> dx, ReadOnlySpan<float> nextMean, ReadOnlySpan<float> nextInvStd")]
    public Task GoodStatistics(string arguments, string forward, string gradient) => Takes(arguments, forward, gradient);

    private const string Batch = "Kind.Batch, Axis.Feature, 8", Power = "Kind.Power, Axis.Feature, 8", Given = "ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd", State = "ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar";
    private const string Infer = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, " + State, Use = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, " + Given;
    private const string Train = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> runningMean, Span<float> runningVar";
    private const string PowerTrain = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> runningSquare, Span<float> invStd";
    private const string Full = "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight, ";

    [Theory]
    [InlineData("runningMean", "runningVar")]
    [InlineData("runningVar", "runningMean")]
    public Task OneOfAPairOfState(string given, string missing) => Lacks($"has no {missing}, which 'F' normalizes by: add a parameter 'ReadOnlySpan<float> {missing}'", Batch, Infer, $"{Full}ReadOnlySpan<float> {given}");

    [Fact]
    public Task NothingOfTheStateThatWasUsed() => Lacks("has no runningSquare, which 'F' normalizes by: add a parameter 'ReadOnlySpan<float> runningSquare'", Power,
        "ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<float> runningSquare", "ReadOnlySpan<float> dy, Span<float> dx");

    [Theory]
    [InlineData("mean")]
    [InlineData("invStd")]
    public Task OneOfAPairThatWasGiven(string given) => Lacks($"is given '{given}' without the statistic that goes with it: add a parameter 'ReadOnlySpan<float> {(given == "mean" ? "invStd" : "mean")}'",
        Batch, Use, $"{Full}ReadOnlySpan<float> {given}");

    [Fact]
    public Task NothingOfWhatWasGiven() => Lacks("has no mean and no invStd, which 'F' is given: add parameters 'ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd'", Batch, Use, Full.TrimEnd(' ', ','));

    [Fact]
    public Task NothingOfEitherState() => Lacks("has no runningMean and no runningVar, which 'F' normalizes by: add parameters 'ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar'",
        Batch, Infer, Full.TrimEnd(' ', ','));

    [Fact]
    public Task StateBesideStatistics() => Contradicts("stands beside 'mean', which gives statistics too; remove one", Batch, Infer, $"{Full}{Given}, ReadOnlySpan<float> «runningVar»");

    [Theory]
    [InlineData("ReadOnlySpan<float> «runningMean»")]
    [InlineData("ReadOnlySpan<float> «runningVar»")]
    public Task StateOfAForwardPassThatTrains(string parameter) => Ignores("'F' normalizes by the batch's own statistics; remove the parameter", Batch, Train, Full + parameter);

    [Fact]
    public Task StateThatHasMovedOn() => Contradicts("has moved on since the forward pass divided by it; take an 'invStd' in its place, which the forward pass saves", Power, PowerTrain,
        Full + "Span<float> nu, ReadOnlySpan<float> invStd, ReadOnlySpan<float> «runningSquare»");

    [Fact]
    public Task PowerNormInTraining_WithoutItsStatistic() => Lacks(
        "has no invStd, and the running state has moved on since the forward pass divided by it: add a parameter 'ReadOnlySpan<float> invStd', which the forward pass saves", Power, PowerTrain, Full + "Span<float> nu");

    [Fact]
    public Task PowerNormInTraining_WithoutNu() => Lacks("has no nu: add a parameter 'Span<float> nu', which is kept from batch to batch", Power, PowerTrain, Full + "ReadOnlySpan<float> invStd");

    [Theory]
    [InlineData("Kind.Power, Axis.Feature, 8", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, ReadOnlySpan<float> runningSquare", "ReadOnlySpan<float> runningSquare")]
    [InlineData("Kind.Power, Axis.Feature, 8", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y", "ReadOnlySpan<float> invStd")]
    public Task NuOfPowerNormThatTrainsNothing(string arguments, string forward, string parameters) => Ignores(
        "'F' trains no running quadratic mean, which alone has a ν; remove the parameter", arguments, forward, Full + parameters + ", Span<float> «nu»");

    [Fact]
    public Task NuOfAnotherType() => Reports(Rules.WrongType, "'nu' is 'float': the role Nu must be a Span<float> to be written, or a ReadOnlySpan<float> to be read",
        Marked(Power, PowerTrain, Full + "ReadOnlySpan<float> invStd, «float» nu"));

    [Theory]
    [InlineData("Kind.Batch, Axis.Channel, 8", "Span<float> x, int spatial", "int spatial")]
    [InlineData("Kind.Layer, Axis.Channel, 8", "Span<float> x, int spatial", "int spatial")]
    [InlineData("Kind.Instance, Axis.Feature, 8", "Span<float> x, int spatial", "int spatial")]
    public Task NoPositions(string arguments, string forward, string parameter) => Task.WhenAll(
        Lacks("has nothing that tells the positions of a sample: add a parameter 'int spatial', as 'F' has it", arguments, forward, "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx"),
        Takes(arguments, forward, "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, " + parameter));

    [Fact]
    public Task PositionsThatAreSet() => Ignores("'F' has Spatial set; remove the parameter", "Kind.Batch, Axis.Channel, 8, Spatial = 4", "Span<float> x", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, int «spatial»");

    /// <summary>ε is for statistics that are made of something.</summary>
    [Theory]
    [InlineData(Batch, Infer + ", float epsilon", Full + State, true)]
    [InlineData(Batch, Infer + ", float epsilon", Full + Given, false)]
    [InlineData(Power, PowerTrain + ", float epsilon", Full + "Span<float> nu, ReadOnlySpan<float> invStd", false)]
    [InlineData(Batch, Train + ", float epsilon", Full + Given, false)]
    [InlineData(Batch, Train + ", float epsilon", Full + "Span<float> dbias", true)]
    public Task EpsilonOfSets(string arguments, string forward, string gradient, bool isNeeded) => isNeeded
        ? Lacks("has no epsilon: add a parameter 'float epsilon', as 'F' has it", arguments, forward, gradient)
        : Ignores(gradient.Contains("invStd") ? "ε is in the given invStd already; remove the parameter" : "nothing that is written depends on it; remove the parameter", arguments, forward, gradient + ", float «epsilon»");

    [Theory]
    [InlineData(Batch, Train, Full + "Span<float> dbias, " + Given)]
    [InlineData(Batch, Train, Full + "Span<float> dbias")]
    [InlineData(Batch, Infer, Full + State)]
    [InlineData(Batch, Infer, Full + Given)]
    [InlineData(Batch, Use, Full + Given)]
    [InlineData(Batch, "Span<double> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd", "ReadOnlySpan<double> dy, Span<double> dx, ReadOnlySpan<double> invStd")]
    [InlineData(Batch, "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd", Full + "ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd")]
    [InlineData("Kind.Batch, Axis.Channel", Train + ", int spatial, ReadOnlySpan<bool> mask", Full + "int spatial, ReadOnlySpan<bool> mask")]
    [InlineData(Power, PowerTrain, Full + "ReadOnlySpan<float> invStd, Span<float> nu")]
    [InlineData(Power, PowerTrain, Full + "ReadOnlySpan<float> invStd, ReadOnlySpan<float> nu")]
    [InlineData(Power, PowerTrain, "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> nu")]
    [InlineData(Power, PowerTrain, "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dweight, ReadOnlySpan<float> invStd, ReadOnlySpan<float> nu")]
    [InlineData(Power, "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y", Full + "ReadOnlySpan<float> invStd")]
    [InlineData("Kind.Power, Axis.Channel, 8", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, ReadOnlySpan<float> runningSquare, int spatial", Full + "ReadOnlySpan<float> runningSquare, int spatial")]
    [InlineData("Kind.Group, Axis.Channel, 8, Groups = 2", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, int spatial, ReadOnlySpan<int> lengths", Full + Given + ", int spatial, ReadOnlySpan<int> lengths")]
    [InlineData("Kind.Instance, Axis.Feature, 8, Spatial = 4", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y", Full + Given)]
    [InlineData("Kind.Layer, Axis.Channel, 8", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, int spatial", Full + Given + ", int spatial")]
    [InlineData("Kind.RMS, Axis.Channel, 8, Spatial = 4, Groups = 2", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y", Full + "ReadOnlySpan<float> invStd")]
    [InlineData("Kind.L2, Axis.Channel, 8", "ReadOnlySpan<float> x, float weight, Span<float> y, int spatial", "ReadOnlySpan<float> dy, ReadOnlySpan<float> x, float weight, Span<float> dx, Span<float> dweight, int spatial")]
    public Task GoodStatisticsOfSets(string arguments, string forward, string gradient) => Takes(arguments, forward, gradient);
}
