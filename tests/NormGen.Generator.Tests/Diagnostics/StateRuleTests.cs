using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0005, NG0007, NG0012, NG0019: state that is kept from call to call, and statistics that are given.</summary>
public sealed class StateRuleTests : RuleTest
{
    private const string Batch = "[Norm(Kind.Batch, Axis.Feature, 8)] public static partial void";

    [Theory]
    [InlineData("Span<float> runningMean", "runningMean", "Span<float> runningVar")]
    [InlineData("ReadOnlySpan<float> runningMean", "runningMean", "ReadOnlySpan<float> runningVar")]
    [InlineData("ReadOnlySpan<float> runningVar", "runningVar", "ReadOnlySpan<float> runningMean")]
    [InlineData("[Role(Role.RunningVar)] Span<float> v", "v", "Span<float> runningMean")]
    public Task OneOfAPair(string parameter, string name, string missing) => Reports(Rules.MissingRole,
        $"'M' has '{name}' without the state that goes with it: add a parameter '{missing}'", $$"""{{Batch}} {|#0:M|}(Span<float> x, {{parameter}});""");

    /// <summary>The name that nearly says it is what has to be mended.</summary>
    [Fact]
    public Task OneOfAPair_Misspelt_IsOneMistake() => Reports(Rules.UnknownRole,
        $"'runingMean' is no known role (did you mean 'runningMean'?): {RoleRuleTests.Names}",
        $$"""{{Batch}} M(Span<float> x, ReadOnlySpan<float> {|#0:runingMean|}, ReadOnlySpan<float> runningVar);""");

    [Theory]
    [InlineData("Span<float> runningMean, ReadOnlySpan<float> {|#0:runningVar|}", "runningVar")]
    [InlineData("ReadOnlySpan<float> {|#0:runningMean|}, Span<float> runningVar", "runningMean")]
    public Task OneWritten_OneReadOnly(string parameters, string name) => Reports(Rules.Contradiction,
        $"'{name}' is read-only beside state that is written: make both a Span to train, or both a ReadOnlySpan to infer", $"{Batch} M(Span<float> x, {parameters});");

    [Theory]
    [InlineData("Kind.Batch, Axis.Feature, 8", "Span<float> {|#0:runningSquare|}", "runningSquare", "RunningSquare")]
    [InlineData("Kind.Power, Axis.Feature, 8", "ReadOnlySpan<float> {|#0:runningMean|}", "runningMean", "RunningMean")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "Span<float> {|#0:runningVar|}", "runningVar", "RunningVar")]
    [InlineData("Kind.Instance, Axis.Channel, 8, Spatial = 4", "ReadOnlySpan<float> {|#0:runningVar|}", "runningVar", "RunningVar")]
    public Task StateThatTheKindDoesNotKeep(string arguments, string parameter, string name, string role) => Reports(Rules.WithoutEffect,
        $"'{name}' has no effect: {arguments.Split(',')[0]} keeps no {role}; remove the parameter", $"[Norm({arguments})] public static partial void M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("Span<Half> x, {|#0:Span<Half>|} runningMean, Span<float> runningVar", "'runningMean' is 'Span<Half>': the role RunningMean must be a Span<float> to be written, or a ReadOnlySpan<float> to be read")]
    [InlineData("Span<double> x, Span<double> runningMean, {|#0:Span<float>|} runningVar", "'runningVar' is 'Span<float>': the role RunningVar must be a Span<double> to be written, or a ReadOnlySpan<double> to be read")]
    [InlineData("Span<float> x, {|#0:float[]|} runningMean, Span<float> runningVar", "'runningMean' is 'float[]': the role RunningMean must be a Span<float> to be written, or a ReadOnlySpan<float> to be read")]
    [InlineData("Span<float> x, {|#0:float|} runningVar", "'runningVar' is 'float': the role RunningVar must be a Span<float> to be written, or a ReadOnlySpan<float> to be read")]
    [InlineData("Span<float> x, {|#0:ref|} Span<float> runningMean, Span<float> runningVar", "'runningMean' is 'ref Span<float>': the role RunningMean must be a Span<float> to be written, or a ReadOnlySpan<float> to be read, passed by value")]
    [InlineData("Span<float> x, {|#0:float[]|} mean", "'mean' is 'float[]': the role Mean must be a Span<float> to be written, or a ReadOnlySpan<float> to be read")]
    public Task StateOfAnotherType(string parameters, string message) => Reports(Rules.WrongType, message, $"{Batch} M({parameters});");

    [Theory]
    [InlineData("invStd", "mean")]
    [InlineData("mean", "invStd")]
    public Task OneStatisticGivenAlone(string given, string missing) => Reports(Rules.MissingRole,
        $"'M' is given '{given}' alone: add a parameter 'ReadOnlySpan<float> {missing}', or make '{given}' a Span to have it saved",
        $$"""{{Batch}} {|#0:M|}(Span<float> x, ReadOnlySpan<float> {{given}});""");

    [Theory]
    [InlineData("ReadOnlySpan<float> {|#0:mean|}, Span<float> invStd", "mean")]
    [InlineData("Span<float> mean, ReadOnlySpan<float> {|#0:invStd|}", "invStd")]
    public Task OneGiven_OneSaved(string parameters, string name) => Reports(Rules.Contradiction,
        $"'{name}' is read-only beside a statistic that is written: make both a Span to have them saved, or both a ReadOnlySpan to have them used", $"{Batch} M(Span<float> x, {parameters});");

    /// <summary>The usual cause is a statistic that was meant to be saved.</summary>
    [Theory]
    [InlineData("ReadOnlySpan<float> {|#0:mean|}, ReadOnlySpan<float> invStd, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar")]
    [InlineData("ReadOnlySpan<float> {|#0:mean|}, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, float epsilon")]
    [InlineData("ReadOnlySpan<float> {|#0:mean|}, Span<float> runningMean, Span<float> runningVar, Span<float> invStd, float momentum")]
    public Task StatisticsGivenBesideState(string parameters) => Reports(Rules.Contradiction,
        "'mean' is given beside 'runningMean', which gives statistics too: remove one, or make 'mean' a Span to have it saved", $"{Batch} M(Span<float> x, {parameters});");

    [Fact]
    public Task EpsilonBesideGivenStatistics() => Reports(Rules.WithoutEffect, "'epsilon' has no effect: ε is in the given invStd already; remove the parameter",
        $$"""{{Batch}} M(Span<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, float {|#0:epsilon|});""");

    [Theory]
    [InlineData("Epsilon", "1e-3")]
    [InlineData("EpsilonMode", "EpsilonMode.OutsideRoot")]
    public Task ASettingBesideGivenStatistics(string setting, string value) => Reports(Rules.WithoutEffect, $"'{setting}' has no effect: ε is in the given invStd already; remove the setting",
        $$"""[Norm(Kind.Batch, Axis.Feature, 8, {|#0:{{setting}} = {{value}}|})] public static partial void M(Span<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd);""");

    [Theory]
    [InlineData("Kind.Power, Axis.Feature, 8", "{|#0:ReadOnlySpan<float>|} invStd", "invStd")]
    [InlineData("Kind.Instance, Axis.Feature, 8, Spatial = 4", "{|#0:ReadOnlySpan<float>|} mean", "mean")]
    [InlineData("Kind.Group, Axis.Channel, 8, Spatial = 4, Groups = 2", "{|#0:ReadOnlySpan<float>|} invStd", "invStd")]
    public Task OnlyBatch_TakesStatisticsFromElsewhere(string arguments, string parameter, string name) => Reports(Rules.NotWritable,
        $"'{name}' is read-only, but it is written: make it a Span<float>", $"[Norm({arguments})] public static partial void M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("Power", "Feature", "")]
    [InlineData("RMS", "Channel", ", Spatial = 4")]
    public Task AMeanThatIsNotTaken(string kind, string axis, string settings) => Reports(Rules.WithoutEffect, $"'mean' has no effect: Kind.{kind} has no statistic Mean; remove the parameter",
        $$"""[Norm(Kind.{{kind}}, Axis.{{axis}}, 8{{settings}})] public static partial void M(Span<float> x, Span<float> {|#0:mean|});""");

    [Theory]
    [InlineData("Kind.Batch, Axis.Feature", "Span<float> x, Span<float> runningMean, Span<float> runningVar")] // Tells the feature count too.
    [InlineData("Kind.Batch, Axis.Feature, 8", "ReadOnlySpan<Half> x, Span<Half> y, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> mean, Span<float> invStd, float epsilon")]
    [InlineData("Kind.Batch, Axis.Feature, 8", "Span<double> x, Span<double> mean")]
    [InlineData("Kind.Batch, Axis.Channel, 8", "Span<double> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd, int spatial")]
    [InlineData("Kind.Power, Axis.Feature, 8, EpsilonMode = EpsilonMode.OutsideRoot", "Span<float> x, Span<float> runningSquare, Span<float> invStd")]
    [InlineData("Kind.Power, Axis.Channel", "Span<float> x, ReadOnlySpan<float> runningSquare, int spatial")]
    public Task GoodState(string arguments, string parameters) => Accepts($"[Norm({arguments})] public static partial void M({parameters});");
}
