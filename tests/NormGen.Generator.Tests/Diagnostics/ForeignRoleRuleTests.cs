using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0023, and NG0004 of gradients: which roles a forward pass has, and which a gradient.</summary>
public sealed class ForeignRoleRuleTests : RuleTest
{
    private const string Names = "rename the parameter, or say what it stands for with [Role(Role.…)]; names are x, weight, mean, invStd, dim, epsilon, "
        + "sum, mask, lengths, residualScale, branchScale, nextWeight, nextMean, nextInvStd, sublayer, workspace, "
        + "runningMean, runningVar, runningSquare, spatial, dy, dx, dweight, dbias, dresidual, dresidualOut, nu, dnextWeight, dnextBias, branch";

    private static string Gradient(string parameters, string settings = "", string forward = "ReadOnlySpan<float> x, Span<float> y") =>
        $"[Norm(Kind.RMS, Axis.Feature, 8{settings})] public static partial void F({forward});\n    "
        + $"[NormGradient(nameof(F))] public static partial void G(ReadOnlySpan<float> dy, Span<float> dx, {parameters});";

    [Theory]
    [InlineData("Span<float>", "nu")]
    [InlineData("ReadOnlySpan<float>", "dy")]
    [InlineData("Span<float>", "dx")]
    [InlineData("Span<float>", "dweight")]
    [InlineData("string", "dgamma")]
    [InlineData("Span<float>", "dbias")]
    [InlineData("Span<float>", "dresidual")]
    [InlineData("Span<float>", "dresidualOut")]
    [InlineData("Span<float>", "dnextWeight")]
    [InlineData("Span<float>", "dnextBeta")]
    [InlineData("ReadOnlySpan<float>", "branch")]
    public Task OfAGradient_InAForwardPass(string type, string name) => Reports(Rules.ForeignRole,
        $"'{name}' belongs to a gradient: remove the parameter, and declare the gradient as a method of its own, with [NormGradient(nameof(M))]",
        $$"""[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, {{type}} {|#0:{{name}}|});""");

    [Fact]
    public Task OfAGradient_InAForwardPass_ByAttribute() => Reports(Rules.ForeignRole,
        "'Role.Dx' belongs to a gradient: remove the parameter, and declare the gradient as a method of its own, with [NormGradient(nameof(M))]",
        "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(Span<float> x, [Role({|#0:Role.Dx|})] Span<float> g);");

    [Fact]
    public Task ANameOfAGradientsRole_ForSomethingElse() => Accepts(
        "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x, [Role(Role.Y)] Span<float> dx);");

    [Theory]
    [InlineData("ReadOnlySpan<float>", "bias", "no gradient depends on it; remove the parameter")]
    [InlineData("ReadOnlySpan<float>", "beta", "no gradient depends on it; remove the parameter")]
    [InlineData("ReadOnlySpan<float>", "nextBias", "no gradient depends on it; remove the parameter")]
    [InlineData("ReadOnlySpan<float>", "y", "no gradient depends on the output; remove the parameter")]
    [InlineData("Span<float>", "residual", "that has none; remove the parameter")]
    [InlineData("int", "xStride", "the rows of a gradient follow one another; remove the parameter")]
    [InlineData("int", "yStride", "the rows of a gradient follow one another; remove the parameter")]
    [InlineData("float", "momentum", "a gradient leaves running statistics alone; remove the parameter")]
    [InlineData("ref long", "batches", "a gradient leaves running statistics alone; remove the parameter")]
    public Task OfTheForwardPass_InAGradient(string type, string name, string mend) => Reports(Rules.ForeignRole,
        $"'{name}' belongs to the forward pass: {mend}", Gradient($$"""ReadOnlySpan<float> x, {{type}} {|#0:{{name}}|}"""));

    /// <summary>What it was meant to be may be what is missing.</summary>
    [Fact]
    public Task OfTheForwardPass_InAGradientThatLacksSomething() => Reports(Rules.ForeignRole,
        "'y' belongs to the forward pass: no gradient depends on the output; remove the parameter", Gradient("ReadOnlySpan<float> {|#0:y|}"));

    [Theory]
    [InlineData("Placement.Pre", "Span", "what residual holds after it is the sum, which the gradient reads; name the parameter 'sum'")]
    [InlineData("Placement.Post", "ReadOnlySpan", "the gradient reads the sum that is made of it; take a 'sum' in its place, which the forward pass can write")]
    public Task TheResidual_InTheGradientOfAPlacedNorm(string placement, string span, string mend) => Reports(Rules.ForeignRole,
        $"'residual' belongs to the forward pass: {mend}",
        Gradient("ReadOnlySpan<float> {|#0:residual|}", $", Placement = {placement}", $"ReadOnlySpan<float> x, {span}<float> residual, Span<float> y"));

    [Fact]
    public Task OfTheForwardPass_InAGradient_ByAttribute() => Reports(Rules.ForeignRole,
        "'Role.Bias' belongs to the forward pass: no gradient depends on it; remove the parameter",
        Gradient("ReadOnlySpan<float> x, [Role({|#0:Role.Bias|})] ReadOnlySpan<float> b"));

    [Theory]
    [InlineData("dwieght", "dweight")]
    [InlineData("dbais", "dbias")]
    [InlineData("DWeight", "dweight")]
    [InlineData("dResidual", "dresidual")]
    [InlineData("invstd", "invStd")]
    public Task ANameThatNearlySaysSomething(string name, string meant) => Reports(Rules.UnknownRole, $"'{name}' is no known role (did you mean '{meant}'?): {Names}",
        Gradient($$"""ReadOnlySpan<float> x, Span<float> {|#0:{{name}}|}"""));

    /// <summary>Not even where it is near to a name of the other pass.</summary>
    [Theory]
    [InlineData("momentun")]
    [InlineData("outptu")]
    [InlineData("g")]
    public Task ANameThatSaysNothing(string name) => Reports(Rules.UnknownRole, $"'{name}' is no known role: {Names}",
        Gradient($$"""ReadOnlySpan<float> x, ReadOnlySpan<float> {|#0:{{name}}|}"""));

    [Fact]
    public void EachRole_BelongsToAPass() => Assert.All(RoleFacts.OfAll, role => Assert.True(role.BelongsTo(gradient: true) || role.BelongsTo(gradient: false)));

    /// <summary>A name says one thing, whichever pass it is in.</summary>
    [Fact]
    public void NoNameOfOnePass_IsOneOfTheOther() => Assert.DoesNotContain(RoleFacts.OfAll.SelectMany(f => f.Names).GroupBy(n => n), n => n.Count() > 1);
}
