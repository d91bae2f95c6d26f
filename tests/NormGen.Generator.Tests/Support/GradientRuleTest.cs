using NormGen.Diagnostics;

namespace NormGen.Generator.Tests.Support;

/// <summary>Tests of the rules of a gradient G beside its forward method F.</summary>
public abstract class GradientRuleTest : RuleTest
{
    /// <summary>A forward method that saves its statistics, and what a gradient may have of it.</summary>
    private protected const string Layer = "ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd";

    private protected const string Pre = ", Placement = Placement.Pre", Post = ", Placement = Placement.Post", Sandwich = ", Placement = Placement.Sandwich";

    /// <summary>A forward method of each placement.</summary>
    private protected const string PreStep = "ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y",
        PostStep = "ReadOnlySpan<float> x, ReadOnlySpan<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> sum",
        SandwichStep = "ReadOnlySpan<float> x, Span<float> residual, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> nextBias, Span<float> y";

    /// <summary>A forward method with these arguments of its attribute, and a gradient, whose name is the place of the mistake.</summary>
    private protected static string Members(string arguments, string forward, string gradient) =>
        $"[Norm({arguments})] public static partial void F({forward});\n    [NormGradient(nameof(F))] public static partial void {{|#0:G|}}({gradient});";

    /// <summary>The same where what stands between « and » is the place of the mistake.</summary>
    private protected static string Marked(string arguments, string forward, string gradient) =>
        Members(arguments, forward, gradient).Replace("{|#0:G|}", "G").Replace("«", "{|#0:").Replace("»", "|}");

    private protected static string Unmarked(string arguments, string forward, string gradient) => Members(arguments, forward, gradient).Replace("{|#0:G|}", "G");

    /// <summary>Asserts that something is missing, which is told of the method's name.</summary>
    private protected static Task Lacks(string message, string arguments, string forward, string gradient) =>
        Reports(Rules.MissingRole, $"'G' {message}", Members(arguments, forward, gradient));

    /// <summary>Asserts that the parameter between « and » has no effect.</summary>
    private protected static Task Ignores(string why, string arguments, string forward, string gradient) => Reports(Rules.WithoutEffect,
        $"'{NameIn(gradient)}' has no effect: {why}", Marked(arguments, forward, gradient));

    private protected static Task Contradicts(string message, string arguments, string forward, string gradient) => Reports(Rules.Contradiction,
        $"'{NameIn(gradient)}' {message}", Marked(arguments, forward, gradient));

    private protected static string NameIn(string gradient) => gradient.Split('«')[1].Split('»')[0];

    /// <summary>Asserts that a gradient gets no diagnostic, and code that compiles: with kernels of its own, and by the library's.</summary>
    private protected static Task Takes(string arguments, string forward, string gradient)
    {
        string source = Samples.Class(Unmarked(arguments, forward, gradient));
        return Task.WhenAll(AcceptsIn(source), AcceptsIn(source, ("NormGenEmit", "Runtime")));
    }
}
