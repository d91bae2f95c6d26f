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
    public Task StatisticsThatNothingDependsOn() => Ignores("nothing that is written depends on it; remove the parameter", "Kind.RMS, Axis.Feature, 8",
        "ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y", "ReadOnlySpan<float> dy, Span<float> dbias, ReadOnlySpan<float> «invStd»");

    [Fact]
    public Task NoEpsilon() => Lacks("has no epsilon, which 'F' has: add a parameter 'float epsilon'", "Kind.RMS, Axis.Feature, 8", Rms, Start.TrimEnd(' ', ','));

    [Fact]
    public Task EpsilonBesideStatistics() => Ignores("ε is in the given invStd already; remove the parameter", "Kind.RMS, Axis.Feature, 8", Rms, Start + "ReadOnlySpan<float> invStd, float «epsilon»");

    [Fact]
    public Task EpsilonThatNothingDependsOn() => Ignores("nothing that is written depends on it; remove the parameter", "Kind.RMS, Axis.Feature, 8",
        "ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, float epsilon", "ReadOnlySpan<float> dy, Span<float> dbias, float «eps»");

    /// <summary>Beside the root, and as the least norm, ε is a part of the gradient, however the statistics came to be.</summary>
    [Theory]
    [InlineData("Kind.RMS, Axis.Feature, 8, EpsilonMode = EpsilonMode.OutsideRoot")]
    [InlineData("Kind.L2, Axis.Feature, 8")]
    public Task EpsilonInTheFormula(string arguments) => Task.WhenAll(
        Lacks("has no epsilon, which 'F' has: add a parameter 'float epsilon'", arguments, Rms, Start + "ReadOnlySpan<float> invStd"),
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
}
