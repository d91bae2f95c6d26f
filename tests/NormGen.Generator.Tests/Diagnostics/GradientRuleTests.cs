using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0005, NG0007, NG0008, NG0010, NG0012, NG0014, NG0018, NG0019 of gradients: what one needs for its outputs, and what means nothing beside its forward method.</summary>
public sealed class GradientRuleTests : GradientRuleTest
{
    private const string LayerOf8 = "Kind.Layer, Axis.Feature, 8", RmsOf8 = "Kind.RMS, Axis.Feature, 8", Rms = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y";
    private const string Dy = "ReadOnlySpan<float> dy, ", X = "ReadOnlySpan<float> x, ", Sum = "ReadOnlySpan<float> sum, ", Weight = "ReadOnlySpan<float> weight, ";
    private const string NotNeeded = "nothing that is written depends on it; remove the parameter";

    [Fact]
    public Task NoGradientToStartFrom() => Lacks("has no gradient to start from: add a parameter 'ReadOnlySpan<float> dy'", RmsOf8, Rms, X + Weight + "Span<float> dx");

    /// <summary>It has the type of the output.</summary>
    [Fact]
    public Task NoGradientToStartFrom_OfAWiderOutput() => Lacks("has no gradient to start from: add a parameter 'ReadOnlySpan<float> dy'",
        RmsOf8, "ReadOnlySpan<Half> x, Span<float> y", "ReadOnlySpan<Half> x, Span<Half> dx");

    [Theory]
    [InlineData(Dy + X + "ReadOnlySpan<float> weight")]
    [InlineData("ReadOnlySpan<float> dy")]
    public Task NoOutput(string parameters) => Lacks("has nothing to write: add a parameter 'Span<float> dx', or one for the gradient of a parameter, such as dweight", RmsOf8, Rms, parameters);

    [Theory]
    [InlineData("Span<float> dx")]
    [InlineData("Span<float> dweight")]
    public Task NoX(string output) => Lacks("has no x: add a parameter 'ReadOnlySpan<float> x', as 'F' has it", RmsOf8, Rms,
        Dy + (output.EndsWith("dx", StringComparison.Ordinal) ? Weight : "") + output);

    [Fact]
    public Task NoX_OfAnotherType() => Lacks("has no x: add a parameter 'ReadOnlySpan<Half> x', as 'F' has it", RmsOf8, "Span<Half> x", "ReadOnlySpan<Half> dy, Span<Half> dx");

    [Theory]
    [InlineData(Pre, PreStep, ", which is what residual holds after the forward pass")]
    [InlineData(Post, PostStep, ", which the forward pass can write")]
    public Task NoSum(string placement, string forward, string more) => Lacks($"has no sum: add a parameter 'ReadOnlySpan<float> sum'{more}",
        LayerOf8 + placement, forward, Dy + Weight + "Span<float> dx");

    [Fact]
    public Task ASandwich_NeedsBoth()
    {
        const string parameters = Dy + Weight + "ReadOnlySpan<float> nextWeight, ";
        return Task.WhenAll(
            Lacks("has no x: add a parameter 'ReadOnlySpan<float> x', as 'F' has it", LayerOf8 + Sandwich, SandwichStep, parameters + Sum + "Span<float> dx"),
            Lacks("has no sum: add a parameter 'ReadOnlySpan<float> sum', which is what residual holds after the forward pass", LayerOf8 + Sandwich, SandwichStep, parameters + X + "Span<float> dx"));
    }

    [Theory]
    [InlineData(Pre, PreStep)]
    [InlineData(Post, PostStep)]
    public Task XBesideASum(string placement, string forward) => Ignores("what is normalized is the sum; remove the parameter", LayerOf8 + placement, forward,
        Dy + Sum + Weight + "Span<float> dx, ReadOnlySpan<float> «x»");

    /// <summary>A residual's gradient alone does not go through the branch.</summary>
    [Fact]
    public Task XWhereNothingOfTheBranchIsWanted() => Ignores(NotNeeded, LayerOf8 + Sandwich, SandwichStep,
        Dy + Sum + "ReadOnlySpan<float> nextWeight, Span<float> dresidual, ReadOnlySpan<float> «x»");

    [Fact]
    public Task ASumWithoutAPlacement() => Ignores("'F' normalizes x; remove the parameter", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, ReadOnlySpan<float> «sum»");

    [Theory]
    [InlineData("Span<float> dx")]
    [InlineData("Span<float> dx, Span<float> dweight")]
    public Task NoWeight(string outputs) => Lacks("has no weight: add a parameter 'ReadOnlySpan<float> weight', as 'F' has it", RmsOf8, Rms, Dy + X + outputs);

    [Fact]
    public Task NoWeight_OfAnotherType() => Lacks("has no weight: add a parameter 'ReadOnlySpan<Half> weight', as 'F' has it", RmsOf8,
        "ReadOnlySpan<Half> x, ReadOnlySpan<Half> gamma, Span<Half> y", "ReadOnlySpan<Half> dy, ReadOnlySpan<Half> x, Span<Half> dx");

    [Fact]
    public Task NoSharedWeight() => Lacks("has no weight: add a parameter 'float weight', as 'F' has it", "Kind.L2, Axis.Feature, 8", "Span<float> x, float weight", Dy + X + "Span<float> dx");

    [Fact]
    public Task NoNextWeight() => Lacks("has no nextWeight: add a parameter 'ReadOnlySpan<float> nextWeight', as 'F' has it", LayerOf8 + Sandwich, SandwichStep, Dy + Sum + "Span<float> dresidual");

    [Theory]
    [InlineData("Span<float> dweight")]
    [InlineData("Span<float> dweight, Span<float> dbias")]
    public Task AWeightThatNothingDependsOn(string outputs) => Ignores(NotNeeded, LayerOf8, Layer, Dy + X + outputs + ", ReadOnlySpan<float> «weight»");

    [Theory]
    [InlineData("ReadOnlySpan<float> «weight»", "weight")]
    [InlineData("Span<float> «dweight»", "weight")]
    [InlineData("Span<float> «dbeta»", "bias")]
    [InlineData("Span<float> «dnextWeight»", "nextWeight")]
    [InlineData("Span<float> «dnextBias»", "nextBias")]
    [InlineData("ReadOnlySpan<float> «nextWeight»", "nextWeight")]
    [InlineData("float «epsilon»", "epsilon")]
    [InlineData("float «residualScale»", "residualScale")]
    [InlineData("float «branchScale»", "branchScale")]
    [InlineData("ReadOnlySpan<float> «runningVar»", "runningVar")]
    public Task WhatTheForwardMethodHasNoLikeOf(string parameter, string name) => Ignores($"'F' has no {name}; remove the parameter",
        LayerOf8, "ReadOnlySpan<float> x, Span<float> y", Dy + X + "Span<float> dx, " + parameter);

    [Theory]
    [InlineData("Span<float> «dresidual»")]
    [InlineData("ReadOnlySpan<float> «dresidualOut»")]
    public Task AResidualWithoutAPlacement(string parameter) => Ignores("'F' has no residual; remove the parameter", LayerOf8, Layer, Dy + X + Weight + "Span<float> dx, " + parameter);

    [Fact]
    public Task AGradientOfWhatIsNotHandedOn() => Ignores("Placement.Post hands on no residual; remove the parameter", LayerOf8 + Post, PostStep,
        Dy + Sum + Weight + "Span<float> dx, ReadOnlySpan<float> «dresidualOut»");

    [Fact]
    public Task AGradientOfTheResidualThatNothingDependsOn() => Ignores(NotNeeded, LayerOf8 + Pre, PreStep, Dy + Sum + "Span<float> dweight, ReadOnlySpan<float> «dresidualOut»");

    [Theory]
    [InlineData(Dy + X + "Span<float> dx", "ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y")]
    [InlineData("ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx", "Span<float> x, int dim")]
    public Task NothingThatTellsTheFeatureCount(string gradient, string forward) => Lacks(
        "has nothing that tells the feature count: add a weight, its gradient or a parameter 'int dim', or give 'F' one size", "Kind.RMS, Axis.Feature, 8, 16", forward, gradient);

    [Theory]
    [InlineData("int dim")]
    [InlineData("Span<float> dweight")]
    [InlineData("Span<float> dbias")]
    public Task WhatTellsTheFeatureCount(string parameter) => Takes("Kind.RMS, Axis.Feature", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y",
        Dy + (parameter == "Span<float> dbias" ? "" : X) + (parameter == "int dim" ? Weight + "Span<float> dx, " : "") + parameter);

    [Fact]
    public Task ACountBesideOneSize() => Ignores("'F' has one size only; remove the parameter", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, int «dim»");

    [Fact]
    public Task PositionsWhereEachIsARow() => Ignores("to Kind.RMS on Axis.Feature every position is a row; remove the parameter", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, int «spatial»");

    [Theory]
    [InlineData("ReadOnlySpan<bool> mask")]
    [InlineData("ReadOnlySpan<int> lengths")]
    public Task NoPadding(string parameter) => Lacks($"does not know the padding: add a parameter '{parameter}', as 'F' has it", RmsOf8, $"{Rms}, {parameter}", Dy + X + Weight + "Span<float> dx");

    [Fact]
    public Task PaddingThatTheForwardMethodHasNot() => Contradicts("tells of padding, and 'F' has none; remove it, or give 'F' a mask too", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, ReadOnlySpan<bool> «mask»");

    [Theory]
    [InlineData("")]
    [InlineData(", ReadOnlySpan<int> lengths")]
    public Task PaddingToldOtherwise(string beside) => Contradicts("tells the padding, which 'F' takes from 'lengths'; take that too", RmsOf8, Rms + ", ReadOnlySpan<int> lengths",
        Dy + X + Weight + "Span<float> dx, ReadOnlySpan<bool> «mask»" + beside);

    [Theory]
    [InlineData("residualScale", "Span<float> dresidual", "Span<float> dx")]
    [InlineData("branchScale", "Span<float> dx", "Span<float> dresidual")]
    public Task AFactor(string name, string with, string without) => Task.WhenAll(
        Lacks($"has no {name}: add a parameter 'float {name}', as 'F' has it", LayerOf8 + Pre, $"{PreStep}, float {name}", Dy + Sum + Weight + with),
        Ignores(NotNeeded, LayerOf8 + Pre, $"{PreStep}, float {name}", $"{Dy}{Sum}{Weight}{without}, float «{name}»"),
        Takes(LayerOf8 + Pre, $"{PreStep}, float {name}", $"{Dy}{Sum}{Weight}{with}, float {name}"));

    [Fact]
    public Task TheDefaultOfAFactor() => Reports(Rules.WrongScale, "The default of 'branchScale' is Infinity: a factor must be finite in the type that is computed in",
        Marked(LayerOf8 + Pre, PreStep + ", float branchScale", Dy + Sum + Weight + "Span<float> dx, float branchScale = «float.PositiveInfinity»"));

    [Fact]
    public Task WhatOnlyABlockHas() => Task.WhenAll(
        Ignores("'F' has no sublayer; remove the parameter", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, SublayerGradient<float> «sublayer»"),
        Ignores("only the gradient of a block with a sublayer needs it; remove the parameter", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, Span<float> «workspace»"),
        Ignores("only the gradient of a whole Placement.Sandwich block reads it; remove the parameter", RmsOf8, Rms, Dy + X + Weight + "Span<float> dx, ReadOnlySpan<float> «branch»"));

    [Theory]
    [InlineData("ReadOnlySpan<Half> dy, ReadOnlySpan<float> x, Span<float> dx", "dy", "ReadOnlySpan<Half>", "the role Dy must be a ReadOnlySpan<float>")]
    [InlineData("ReadOnlySpan<float> dy, float[] x, Span<float> dx", "x", "float[]", "the role X must be a ReadOnlySpan<float>")]
    [InlineData("ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<double> dx", "dx", "Span<double>", "the role Dx must be a Span<float>")]
    [InlineData("ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<Half> dweight", "dweight", "Span<Half>", "the role DWeight must be a Span<float>")]
    [InlineData("ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<double> mean, ReadOnlySpan<float> invStd, Span<float> dbias", "mean", "ReadOnlySpan<double>", "the role Mean must be a ReadOnlySpan<float>")]
    [InlineData("ReadOnlySpan<float> dy, ReadOnlySpan<float> x, float dx", "dx", "float", "the role Dx must be a Span<float>")]
    [InlineData("ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, long dim", "dim", "long", "the role Dim must be an int")]
    public async Task AType(string gradient, string name, string type, string needed)
    {
        Analysis analysis = await Analysis.Of(Consumer.Of(Samples.Class(Unmarked("Kind.Layer, Axis.Feature, 8", "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y", gradient))));
        Assert.Contains($"'{name}' is '{type}': {needed}", analysis.Rules.Where(d => d.Id == "NG0007").Select(d => d.GetMessage()));
    }

    [Theory]
    [InlineData("float weight", "ReadOnlySpan<float> weight", "ReadOnlySpan<float>", "a float as in the forward pass")]
    [InlineData("ReadOnlySpan<float> weight", "float weight", "float", "a ReadOnlySpan<float>")]
    public Task AWeightOfAllFeatures_IsOneInTheGradientToo(string forward, string gradient, string type, string needed) => Reports(Rules.WrongType,
        $"'weight' is '{type}': the role Weight must be {needed}",
        Marked("Kind.L2, Axis.Feature, 8", "Span<float> x, " + forward, $"{Dy}{X}Span<float> dx, «{gradient.Split(' ')[0]}» weight"));

    [Theory]
    [InlineData("dx", "Span<float> dweight")]
    [InlineData("dweight", "Span<float> dx, ReadOnlySpan<float> weight")]
    public Task AnOutputThatIsReadOnly(string name, string other) => Reports(Rules.NotWritable, $"'{name}' is read-only, but it is written: make it a Span<float>",
        Marked(RmsOf8, Rms, $"{Dy}{X}{other}, «ReadOnlySpan<float>» {name}{(name == "dx" ? ", ReadOnlySpan<float> weight" : "")}"));

    [Theory]
    [InlineData("dy", X)]
    [InlineData("x", Dy)]
    public Task AnInputThatIsASpan(string name, string other) => Reports(Rules.OnlyRead, $"'{name}' is only read: make it a ReadOnlySpan<float>, so that callers can pass what they may not write",
        Marked(RmsOf8, Rms, $"{other}{Weight}Span<float> dx, «Span<float>» {name}"));

    [Theory]
    [InlineData(LayerOf8, Layer, Dy + X + Weight + "ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<float> dx, Span<float> dweight, Span<float> dbias")]
    [InlineData(LayerOf8, Layer, Dy + X + Weight + "Span<float> dx")]
    [InlineData(LayerOf8, Layer, Dy + "Span<float> dbias")]
    [InlineData("Kind.Layer, Axis.Feature", Layer, Dy + X + "Span<float> dweight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd")]
    [InlineData("Kind.Layer, Axis.Feature, Groups = 4", "ReadOnlySpan<float> x, ReadOnlySpan<float> gamma, Span<float> y, ReadOnlySpan<bool> mask", Dy + X + "ReadOnlySpan<float> scale, Span<float> dx, Span<float> dgamma, ReadOnlySpan<bool> mask")]
    [InlineData("Kind.Layer, Axis.Feature, 8, 16, ZeroCentered = true", "ReadOnlySpan<double> x, ReadOnlySpan<double> weight, Span<double> y", "ReadOnlySpan<double> dy, ReadOnlySpan<double> x, ReadOnlySpan<double> weight, Span<double> dx")]
    [InlineData(RmsOf8, "ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<float> y", "ReadOnlySpan<float> dy, ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, Span<Half> dx, Span<float> dweight")]
    [InlineData(RmsOf8, "ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, Span<BFloat16> y", "ReadOnlySpan<BFloat16> dy, ReadOnlySpan<BFloat16> x, ReadOnlySpan<BFloat16> weight, Span<BFloat16> dx, Span<BFloat16> dweight")]
    [InlineData("Kind.L2, Axis.Feature, 8", "Span<float> x, float weight", Dy + X + "float weight, Span<float> dx, Span<float> dweight")]
    [InlineData("Kind.L2, Axis.Feature", "Span<float> x, int dim", Dy + X + "Span<float> dx, ReadOnlySpan<float> invStd, int dim")]
    [InlineData(LayerOf8 + Pre, PreStep, Dy + Sum + Weight + "Span<float> dx, Span<float> dresidual, ReadOnlySpan<float> dresidualOut, Span<float> dweight, Span<float> dbias")]
    [InlineData(LayerOf8 + Pre, PreStep, Dy + Sum + Weight + "Span<float> dresidual")]
    [InlineData(LayerOf8 + Post, PostStep, Dy + Sum + Weight + "Span<float> dx, Span<float> dresidual, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd")]
    [InlineData(LayerOf8 + ", Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 2", PostStep, Dy + Sum + Weight + "Span<float> dx, Span<float> dresidual")]
    [InlineData(LayerOf8 + Sandwich, SandwichStep, Dy + X + Sum + Weight + "ReadOnlySpan<float> nextWeight, Span<float> dx, Span<float> dresidual, ReadOnlySpan<float> dresidualOut, Span<float> dweight, Span<float> dbias, Span<float> dnextWeight, Span<float> dnextBias")]
    [InlineData(LayerOf8 + Sandwich, SandwichStep, Dy + Sum + "ReadOnlySpan<float> nextWeight, Span<float> dresidual, ReadOnlySpan<float> nextMean, ReadOnlySpan<float> nextInvStd")]
    public Task GoodGradients(string arguments, string forward, string gradient) => Takes(arguments, forward, gradient);

    private const string Stream = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Sublayer<float> sublayer, Span<float> y";
    private const string Back = "SublayerGradient<float> sublayer, ", Dx = "Span<float> dx";

    [Theory]
    [InlineData(Pre, Dy + X + Weight + Dx, "has no sublayer: add a parameter 'SublayerGradient<float> sublayer', or one of a type that is an ISublayerGradient")]
    [InlineData(Pre, Dy + Back + Weight + Dx, "has no x: add a parameter 'ReadOnlySpan<float> x', as 'F' has it")]
    [InlineData(Pre, Dy + X + Back + Dx, "has no weight: add a parameter 'ReadOnlySpan<float> weight', as 'F' has it")]
    [InlineData(Pre, Dy + X + Back + Weight + "Span<float> dweight", "has no dx, which a whole block's gradient is on its way to: add a parameter 'Span<float> dx'")]
    [InlineData(Post, Dy + Back + Weight + Dx, "has no sum: add a parameter 'ReadOnlySpan<float> sum', which the forward pass can write")]
    [InlineData(Sandwich, Dy + X + Back + Weight + Dx, "has no branch: add a parameter 'ReadOnlySpan<float> branch', for what the sub-layer wrote in the forward pass")]
    public Task WhatTheGradientOfABlockNeeds(string placement, string gradient, string message) => Lacks(message, LayerOf8 + placement, Stream, gradient);

    [Theory]
    [InlineData(Pre, Dy + X + Back + Weight + Dx + ", Span<float> «dresidual»", "the residual of a whole block is x, whose gradient is dx; remove the parameter")]
    [InlineData(Pre, Dy + X + Back + Weight + Dx + ", ReadOnlySpan<float> «dresidualOut»", "what a whole block hands on is its output, whose gradient is dy; remove the parameter")]
    [InlineData(Pre, Dy + X + Back + Weight + Dx + ", ReadOnlySpan<float> «sum»", "'F' normalizes x; remove the parameter")]
    [InlineData(Post, Dy + Sum + Back + Weight + Dx + ", ReadOnlySpan<float> «x»", "what is normalized is the sum; remove the parameter")]
    [InlineData(Pre, Dy + X + Back + Weight + Dx + ", ReadOnlySpan<float> «branch»", "only the gradient of a whole Placement.Sandwich block reads it; remove the parameter")]
    public Task WhatTheGradientOfABlockHasNot(string placement, string gradient, string why) => Ignores(why, LayerOf8 + placement, Stream, gradient);

    [Fact]
    public Task ASublayerThatGoesForwardsOnly() => Reports(Rules.WrongType,
        "'sublayer' is 'Sublayer<float>': the role Sublayer must be an ISublayerGradient<float>, a type parameter that is one, or a SublayerGradient<float>",
        Marked(LayerOf8 + Pre, Stream, Dy + X + Weight + Dx + ", «Sublayer<float>» sublayer"));

    [Theory]
    [InlineData(Pre, Stream, Dy + X + Back + Weight + Dx + ", Span<float> dweight")]
    [InlineData(Pre, Stream + ", float residualScale, float branchScale", Dy + X + Back + Weight + Dx + ", float residualScale, float branchScale, Span<float> workspace")]
    [InlineData(Post, Stream, Dy + Sum + Back + Weight + Dx + ", ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd")]
    [InlineData(", Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 2", Stream, Dy + Sum + Back + Weight + Dx)]
    [InlineData(Sandwich, Stream + ", ReadOnlySpan<float> nextWeight, ReadOnlySpan<bool> mask", Dy + X + "ReadOnlySpan<float> branch, " + Back + Weight + "ReadOnlySpan<float> nextWeight, Span<float> dnextWeight, ReadOnlySpan<bool> mask, " + Dx)]
    public Task GoodGradientsOfBlocks(string placement, string forward, string gradient) => Takes(LayerOf8 + placement, forward, gradient);

    [Fact]
    public Task AGradientOfABlock_ThatIsGeneric() => Accepts(
        $"[Norm({LayerOf8}{Pre})] public static partial void F<T>(ReadOnlySpan<float> x, Span<float> y, T sublayer) where T : ISublayer<float>;\n    "
        + "[NormGradient(nameof(F))] public static partial void G<T>(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, T sublayer) where T : struct, ISublayerGradient<float>;");
}
