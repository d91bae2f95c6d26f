using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0007, NG0012, NG0019, NG0020: the weight of a batch in what is kept from call to call.</summary>
public sealed class ShareRuleTests : RuleTest
{
    private const string Batch = "Kind.Batch, Axis.Feature, 8", Power = "Kind.Power, Axis.Feature, 8";
    private const string Training = "Span<float> x, Span<float> runningMean, Span<float> runningVar";

    [Theory]
    [InlineData(Batch, "Momentum", "1.5")]
    [InlineData(Batch, "Momentum", "-0.1")]
    [InlineData(Batch, "Momentum", "10", "10")]
    [InlineData(Batch, "Momentum", "double.NaN", "NaN")]
    [InlineData(Batch, "Momentum", "double.PositiveInfinity", "Infinity")]
    [InlineData(Power, "AlphaForward", "1.0001")]
    [InlineData(Power, "AlphaForward", "-0.9")]
    [InlineData(Power, "AlphaBackward", "2")]
    public Task AShareThatIsNone(string arguments, string setting, string value, string? shown = null) => Reports(Rules.WrongShare,
        $"{setting} is {shown ?? value}: it is a share of the whole, from 0 to 1",
        $$"""[Norm({{arguments}}, {{setting}} = {|#0:{{value}}|})] public static partial void M({{(arguments == Batch ? Training : "Span<float> x, Span<float> runningSquare")}});""");

    [Theory]
    [InlineData("1.5f", "1.5")]
    [InlineData("-1", "-1")]
    [InlineData("float.NaN", "NaN")]
    public Task ADefaultThatIsNone(string value, string shown) => Reports(Rules.WrongShare,
        $"The default of 'momentum' is {shown}: it is a share of the whole, from 0 to 1",
        $$"""[Norm({{Batch}})] public static partial void M({{Training}}, float momentum = {|#0:{{value}}|});""");

    [Theory]
    [InlineData("", "float {|#0:momentum|}", "momentum", "parameter")]
    [InlineData("", "ref long {|#0:batches|}", "batches", "parameter")]
    [InlineData("", "float {|#0:momentum|} = 3", "momentum", "parameter")] // One mistake, and not that it is no share as well.
    [InlineData(", {|#0:Momentum = 0.2|}", "ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar", "Momentum", "setting")]
    [InlineData(", {|#0:Momentum = 0.1|}", "Span<float> mean", "Momentum", "setting")]
    [InlineData(", {|#0:Momentum = 1.5|}", "ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd", "Momentum", "setting")]
    public Task AMomentumWithoutTraining(string settings, string parameter, string name, string what) => Reports(Rules.WithoutEffect,
        $"'{name}' has no effect: only running statistics that are written take it; remove the {what}",
        $"[Norm({Batch}{settings})] public static partial void M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("Kind.Power, Axis.Feature, 8", "float {|#0:momentum|}", "momentum", "Kind.Power takes AlphaForward instead; remove the parameter")]
    [InlineData("Kind.Power, Axis.Feature, 8", "ref long {|#0:batches|}", "batches", "Kind.Power takes AlphaForward instead; remove the parameter")]
    [InlineData("Kind.Power, Axis.Feature, 8, {|#0:Momentum = 0.5|}", "Span<float> runningSquare", "Momentum", "Kind.Power takes AlphaForward instead; remove the setting")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "float {|#0:momentum|}", "momentum", "Kind.RMS has no running mean and variance; remove the parameter")]
    [InlineData("Kind.Group, Axis.Feature, 8, Groups = 2, Spatial = 4", "ref long {|#0:batches|}", "batches", "Kind.Group has no running mean and variance; remove the parameter")]
    [InlineData("Kind.Layer, Axis.Feature, 8, {|#0:Momentum = 7|}", "int xStride", "Momentum", "Kind.Layer has no running mean and variance; remove the setting")]
    public Task AMomentumOfAnotherKind(string arguments, string parameter, string name, string why) => Reports(Rules.WithoutEffect,
        $"'{name}' has no effect: {why}", $"[Norm({arguments})] public static partial void M(Span<float> x, {parameter});");

    [Theory]
    [InlineData("float momentum", "momentum", "0.2")]
    [InlineData("ref long batches", "batches", "0.2")]
    [InlineData("[Role(Role.Momentum)] float m", "m", "2")]
    public Task AMomentumGivenTwice(string parameter, string name, string value) => Reports(Rules.WithoutEffect,
        $"'Momentum' has no effect: the parameter '{name}' gives it; remove one of the two",
        $$"""[Norm({{Batch}}, {|#0:Momentum = {{value}}|})] public static partial void M({{Training}}, {{parameter}});""");

    [Theory]
    [InlineData("ref long {|#0:batches|}, float momentum", "momentum")]
    [InlineData("[Role(Role.Momentum)] float m, ref long {|#0:batches|}", "m")]
    public Task AMomentumAndACount(string parameters, string momentum) => Reports(Rules.Contradiction,
        $"'batches' stands beside '{momentum}': an average over all batches has no momentum; remove one",
        $"[Norm({Batch})] public static partial void M({Training}, {parameters});");

    [Theory]
    [InlineData("{|#0:long|} batches", "long")]
    [InlineData("{|#0:int|} batches", "int")]
    [InlineData("ref {|#0:int|} batches", "ref int")]
    [InlineData("{|#0:in|} long batches", "in long")]
    [InlineData("{|#0:out|} long batches", "out long")]
    [InlineData("{|#0:ref readonly|} long batches", "ref readonly long")]
    [InlineData("{|#0:Span<long>|} batches", "Span<long>")]
    public Task ACountOfAnotherType(string parameter, string shown) => Reports(Rules.WrongType,
        $"'batches' is '{shown}': the role Batches must be a ref long, which is counted up", $"[Norm({Batch})] public static partial void M({Training}, {parameter});");

    [Theory]
    [InlineData("{|#0:double|} momentum", "'momentum' is 'double': the role Momentum must be a float")]
    [InlineData("{|#0:in|} float momentum", "'momentum' is 'in float': the role Momentum must be a float, passed by value")]
    [InlineData("{|#0:ReadOnlySpan<float>|} momentum", "'momentum' is 'ReadOnlySpan<float>': the role Momentum must be a float")]
    public Task AMomentumOfAnotherType(string parameter, string message) => Reports(Rules.WrongType, message, $"[Norm({Batch})] public static partial void M({Training}, {parameter});");

    [Theory]
    [InlineData("Kind.Power, Axis.Feature, 8", "AlphaForward", "0.5", "only a runningSquare that is written takes it")]
    [InlineData("Kind.Power, Axis.Feature, 8", "AlphaForward", "1.5", "only a runningSquare that is written takes it")]
    [InlineData("Kind.Batch, Axis.Feature, 8", "AlphaForward", "0.5", "Kind.Batch has no running quadratic mean")]
    [InlineData("Kind.RMS, Axis.Feature, 8", "AlphaBackward", "7", "Kind.RMS has no running quadratic mean")]
    public Task AnAlphaWithoutState(string arguments, string setting, string value, string why) => Reports(Rules.WithoutEffect,
        $"'{setting}' has no effect: {why}; remove the setting", $$"""[Norm({{arguments}}, {|#0:{{setting}} = {{value}}|})] public static partial void M(Span<float> x);""");

    [Theory]
    [InlineData(Batch + ", Momentum = 0", Training)]
    [InlineData(Batch + ", Momentum = 1", Training)]
    [InlineData(Batch, Training + ", float momentum = 0.01f")]
    [InlineData(Batch, Training + ", ref long batches")]
    [InlineData(Batch, "Span<double> x, Span<double> runningMean, Span<double> runningVar, double momentum")]
    [InlineData(Power + ", AlphaForward = 1, AlphaBackward = 0", "Span<float> x, Span<float> runningSquare")]
    [InlineData(Power + ", AlphaBackward = 0.5", "Span<float> x, ReadOnlySpan<float> runningSquare")] // The gradient takes it from here.
    public Task GoodShares(string arguments, string parameters) => Accepts($"[Norm({arguments})] public static partial void M({parameters});");
}
