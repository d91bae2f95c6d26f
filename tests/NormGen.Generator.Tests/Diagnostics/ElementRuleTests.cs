using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0007, NG0005, NG0008: which element types go together.</summary>
public sealed class ElementRuleTests : RuleTest
{
    private const string Norm = "[Norm(Kind.Layer, Axis.Feature, 8)] public static partial void";

    [Theory]
    [InlineData("ReadOnlySpan<Half> x, {|#0:Span<BFloat16>|} y", "'y' is 'Span<BFloat16>': the role Y must be a Span<Half> or a Span<float> or a Span<double>")]
    [InlineData("ReadOnlySpan<float> x, {|#0:Span<Half>|} y", "'y' is 'Span<Half>': the role Y must be a Span<float> or a Span<double>")]
    [InlineData("ReadOnlySpan<double> x, {|#0:Span<float>|} y", "'y' is 'Span<float>': the role Y must be a Span<double>")]
    [InlineData("Span<float> x, {|#0:ReadOnlySpan<Half>|} weight", "'weight' is 'ReadOnlySpan<Half>': the role Weight must be a ReadOnlySpan<float>")]
    [InlineData("Span<Half> x, {|#0:ReadOnlySpan<BFloat16>|} weight", "'weight' is 'ReadOnlySpan<BFloat16>': the role Weight must be a ReadOnlySpan<Half> or a ReadOnlySpan<float>")]
    [InlineData("Span<double> x, {|#0:ReadOnlySpan<Half>|} bias", "'bias' is 'ReadOnlySpan<Half>': the role Bias must be a ReadOnlySpan<double> or a ReadOnlySpan<float>")]
    [InlineData("Span<Half> x, {|#0:Span<Half>|} mean", "'mean' is 'Span<Half>': the role Mean must be a Span<float>")]
    [InlineData("Span<double> x, {|#0:Span<float>|} invStd", "'invStd' is 'Span<float>': the role InvStd must be a Span<double>")]
    [InlineData("Span<double> x, {|#0:float|} epsilon", "'epsilon' is 'float': the role Epsilon must be a double")]
    [InlineData("Span<Half> x, {|#0:Half|} epsilon", "'epsilon' is 'Half': the role Epsilon must be a float")]
    [InlineData("Span<float> x, {|#0:float|} weight", "'weight' is 'float': the role Weight must be a ReadOnlySpan<float>")]
    public Task WhatDoesNotGoTogether(string parameters, string message) => Reports(Rules.WrongType, message, $"{Norm} M({parameters});");

    [Theory]
    [InlineData("Span<Half> x, {|#0:Span<float>|} residual", "'residual' is 'Span<float>': the role Residual must be a Span<Half>")]
    [InlineData("Span<double> x, Span<double> residual, {|#0:float|} branchScale", "'branchScale' is 'float': the role BranchScale must be a double")]
    public Task WhatDoesNotGoTogetherInAPlacement(string parameters, string message) => Reports(Rules.WrongType, message,
        $"[Norm(Kind.Layer, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void M({parameters});");

    [Theory]
    [InlineData("{|#0:double|} weight", "'weight' is 'double': the role Weight must be a ReadOnlySpan<float>, or a float for all features")]
    [InlineData("{|#0:Half|} weight", "'weight' is 'Half': the role Weight must be a ReadOnlySpan<float>, or a float for all features")]
    [InlineData("ReadOnlySpan<float> weight, {|#0:float|} bias", "'bias' is 'float': the role Bias must be a ReadOnlySpan<float>")]
    public Task TheSharedWeightOfL2(string parameters, string message) => Reports(Rules.WrongType, message,
        $"[Norm(Kind.L2, Axis.Feature, 8)] public static partial void M(Span<float> x, {parameters});");

    [Fact]
    public Task ASharedWeight_TellsNoFeatureCount() => Reports(Rules.MissingRole,
        "'M' has nothing that tells the feature count: add a weight, a bias or a parameter 'int dim', or give one size in the attribute",
        "[Norm(Kind.L2, Axis.Feature)] public static partial void {|#0:M|}(Span<float> x, float weight);");

    [Fact]
    public Task ASharedWeight_IsNotZeroCentered() => Reports(Rules.Contradiction,
        "'ZeroCentered' is about weights as they are stored, and 'weight' is a number: pass γ itself, and remove the setting",
        "[Norm(Kind.L2, Axis.Feature, 8, {|#0:ZeroCentered = true|})] public static partial void M(Span<float> x, float weight);");

    [Fact]
    public Task EpsilonModeOfL2() => Reports(Rules.WithoutEffect, "'EpsilonMode' has no effect: Kind.L2 has no ε under a root; remove the setting",
        "[Norm(Kind.L2, Axis.Feature, 8, {|#0:EpsilonMode = EpsilonMode.OutsideRoot|})] public static partial void M(Span<float> x);");

    [Fact]
    public Task AnEpsilonModeThatDoesNotExist() => Reports(Rules.Contradiction, "'(EpsilonMode)2' is no place of ε; name a member of the enum",
        "[Norm(Kind.RMS, Axis.Feature, 8, EpsilonMode = {|#0:(EpsilonMode)2|})] public static partial void M(Span<float> x);");

    [Fact]
    public Task ATypeThatIsOnlyCalledBFloat16() => ReportsIn(Rules.WrongType, "'x' is 'Span<BFloat16>': the role X must be a Span<float>, or one of double, Half or BFloat16",
        """
        using System;
        using NormGen;
        namespace Mine
        {
            public readonly struct BFloat16;
            public static partial class K { [Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M({|#0:Span<BFloat16>|} x); }
        }
        """);

    [Theory]
    [InlineData("decimal")]
    [InlineData("int")]
    [InlineData("bool")]
    [InlineData("nint")]
    [InlineData("(float, float)")]
    public Task AnElementThatIsNone(string element) => Reports(Rules.WrongType,
        $"'x' is 'Span<{element}>': the role X must be a Span<float>, or one of double, Half or BFloat16", $$"""{{Norm}} M({|#0:Span<{{element}}>|} x);""");

    [Fact]
    public Task AnElementOfATypeParameter() => ReportsIn(Rules.WrongType, "'x' is 'Span<T>': the role X must be a Span<float>, or one of double, Half or BFloat16",
        $$"""
        using System;
        using NormGen;
        public static partial class K<T> where T : unmanaged { {{Norm}} M({|#0:Span<T>|} x); }
        """);

    [Fact]
    public Task AReadOnlyOutput_IsTheElementOfItself() => Reports(Rules.NotWritable, "'y' is read-only, but it is written: make it a Span<Half>",
        $$"""{{Norm}} M(ReadOnlySpan<Half> x, {|#0:ReadOnlySpan<Half>|} y);""");

    [Theory]
    [InlineData("ReadOnlySpan<Half> x, ReadOnlySpan<Half> weight, ReadOnlySpan<float> bias, Span<Half> y, Span<float> mean")]
    [InlineData("ReadOnlySpan<Half> x, Span<float> y")]
    [InlineData("ReadOnlySpan<BFloat16> x, Span<double> y, float epsilon")]
    [InlineData("ReadOnlySpan<NormGen.BFloat16> x, ReadOnlySpan<NormGen.BFloat16> weight, Span<float> y")]
    [InlineData("ReadOnlySpan<float> x, Span<double> y, Span<float> invStd")]
    [InlineData("ReadOnlySpan<double> x, ReadOnlySpan<float> weight, ReadOnlySpan<double> bias, Span<double> y, Span<double> mean, double epsilon")]
    public Task WhatGoesTogether(string parameters) => Accepts($"{Norm} M({parameters});");

    [Theory]
    [InlineData("Span<float> x, float weight")]
    [InlineData("Span<Half> x, float weight, ReadOnlySpan<Half> bias")]
    [InlineData("Span<double> x, [Role(Role.Weight)] double g")]
    [InlineData("ReadOnlySpan<BFloat16> x, ReadOnlySpan<float> weight, Span<float> y")]
    public Task WhatGoesTogetherInL2(string parameters) => Accepts($"[Norm(Kind.L2, Axis.Feature, 8)] public static partial void M({parameters});");
}
