using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0004, NG0005, NG0006: which parameters there are.</summary>
public sealed class RoleRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void";
    internal const string Names = "rename the parameter, or say what it stands for with [Role(Role.…)]; names are x, y, weight, bias, mean, invStd, dim, epsilon, "
        + "residual, sum, mask, lengths, xStride, yStride, residualScale, branchScale, nextWeight, nextBias, nextMean, nextInvStd, sublayer, workspace, "
        + "runningMean, runningVar, runningSquare, spatial, momentum, batches";

    [Fact]
    public Task ANameThatSaysNothing() => Reports(Rules.UnknownRole, $"'g' is no known role: {Names}",
        $$"""{{Norm}} M(ReadOnlySpan<float> x, ReadOnlySpan<float> {|#0:g|}, Span<float> y);""");

    [Theory]
    [InlineData("wieght", "weight")]
    [InlineData("Weight", "weight")]
    [InlineData("X", "x")]
    [InlineData("invstd", "invStd")]
    [InlineData("gama", "gamma")]
    [InlineData("bais", "bias")]
    [InlineData("inptu", "input")]
    [InlineData("epsilom", "epsilon")]
    [InlineData("outputs", "output")]
    [InlineData("runingMean", "runningMean")]
    [InlineData("runningvar", "runningVar")]
    [InlineData("momentun", "momentum")]
    public Task ANameThatNearlySaysSomething(string name, string meant) => Reports(Rules.UnknownRole,
        $"'{name}' is no known role (did you mean '{meant}'?): {Names}",
        $$"""{{Norm}} M(Span<float> {|#0:{{name}}|});""");

    [Fact]
    public Task ANameLikeOneThatIsThereAlready_IsNotMeantToBeThat() => Reports(Rules.UnknownRole, $"'weight2' is no known role: {Names}",
        $$"""{{Norm}} M(Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> {|#0:weight2|});""");

    [Fact]
    public Task ANameThatIsNearAnotherThanTheOneThatIsThere() => Reports(Rules.UnknownRole, $"'eta' is no known role (did you mean 'beta'?): {Names}",
        $$"""{{Norm}} M(Span<float> x, ReadOnlySpan<float> {|#0:eta|});""");

    [Fact]
    public Task ARoleThatDoesNotExist() => Reports(Rules.UnknownRole, "'(Role)99' is no known role: name a member of the enum, such as Role.X",
        $$"""{{Norm}} M([Role({|#0:(Role)99|})] Span<float> x);""");

    [Theory]
    [InlineData("[{|CS7036:Role|}] Span<float> x")]
    [InlineData("[Role(Role.{|CS0117:Weigth|})] Span<float> x")]
    [InlineData("Span<float> x, [Role(Role.{|CS0117:Weigth|})] ReadOnlySpan<float> g")]
    public Task ARoleThatTheCompilerDoesNotKnow_IsForTheCompilerToTell(string parameters) => Accepts($"{Norm} M({parameters});");

    [Fact]
    public Task NoInput() => Reports(Rules.MissingRole,
        "'M' has no input: add a parameter 'ReadOnlySpan<float> x', or 'Span<float> x' to work in place",
        $$"""{{Norm}} {|#0:M|}(ReadOnlySpan<float> weight, Span<float> y);""");

    [Fact]
    public Task NoParameters() => Reports(Rules.MissingRole,
        "'M' has no input: add a parameter 'ReadOnlySpan<float> x', or 'Span<float> x' to work in place",
        $$"""{{Norm}} {|#0:M|}();""");

    [Theory]
    [InlineData("")]
    [InlineData(", 8, 16")]
    public Task NothingThatTellsTheFeatureCount(string sizes) => Reports(Rules.MissingRole,
        "'M' has nothing that tells the feature count: add a weight, a bias or a parameter 'int dim', or give one size in the attribute",
        $$"""[Norm(Kind.RMS, Axis.Feature{{sizes}})] public static partial void {|#0:M|}(Span<float> x);""");

    [Theory]
    [InlineData("ReadOnlySpan<float> x, ReadOnlySpan<float> {|#0:input|}, Span<float> y", "'x' and 'input' both stand for X")]
    [InlineData("Span<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> {|#0:gamma|}", "'weight' and 'gamma' both stand for Weight")]
    [InlineData("Span<float> x, [Role(Role.Epsilon)] float small, float {|#0:eps|}", "'small' and 'eps' both stand for Epsilon")]
    [InlineData("Span<float> x, [Role(Role.X)] Span<float> {|#0:y|}", "'x' and 'y' both stand for X")]
    public Task TwoParametersOfOneRole(string parameters, string message) => Reports(Rules.DoubledRole,
        message + ": remove one, or give it another role", $"{Norm} M({parameters});");

    [Theory]
    [InlineData("Span<float> x")]
    [InlineData("Span<float> input")]
    [InlineData("ReadOnlySpan<float> x, Span<float> y")]
    [InlineData("ReadOnlySpan<float> input, Span<float> output")]
    [InlineData("ReadOnlySpan<float> x, Span<float> destination, float eps")]
    [InlineData("ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> invStd, float epsilon")]
    [InlineData("Span<float> rstd, ReadOnlySpan<float> beta, ReadOnlySpan<float> scale, Span<float> y, ReadOnlySpan<float> x")]
    [InlineData("ReadOnlySpan<float> x, ReadOnlySpan<float> shift, Span<float> y")]
    [InlineData("[Role(Role.X)] Span<float> g")]
    public Task KnownNames(string parameters) => Accepts($"{Norm} M({parameters});");

    [Theory]
    [InlineData("ReadOnlySpan<float> weight")]
    [InlineData("ReadOnlySpan<float> bias")]
    [InlineData("int dim")]
    [InlineData("ReadOnlySpan<float> weight, int dim")]
    public Task WhatTellsTheFeatureCount(string parameters) => Accepts($"[Norm(Kind.RMS, Axis.Feature, 8, 16)] public static partial void M(Span<float> x, {parameters});");
}
