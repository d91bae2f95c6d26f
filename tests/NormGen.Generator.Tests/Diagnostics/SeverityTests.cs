using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>A rule that is no error is the project's to configure, and its method works whatever the project makes of it.</summary>
public sealed class SeverityTests : RuleTest
{
    private const string Method = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x, {|#0:Span<float>|} weight, Span<float> y);";
    private const string Unmarked = "[Norm(Kind.RMS, Axis.Feature, 8)] public static partial void M(ReadOnlySpan<float> x, Span<float> weight, Span<float> y);";

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    public Task AnEditorConfig_SetsTheSeverity(string word, DiagnosticSeverity severity) => Run(
        Samples.Class(Method), EditorConfig("NG0014", word), new DiagnosticResult("NG0014", severity).WithMessage(Message).WithLocation(0));

    [Fact]
    public Task AnEditorConfig_TurnsItOff() => Run(Samples.Class(Unmarked), EditorConfig("NG0014", "none"));

    [Fact]
    public Task AnEditorConfig_DoesNotTurnAnErrorOff() => Run(
        Samples.Class("[Norm(Kind.RMS, Axis.Feature, {|#0:0|})] public static partial void M(Span<float> x);"), EditorConfig("NG0009", "none"),
        new DiagnosticResult(Rules.WrongSize).WithMessage("The size 0 is less than 1; a size is a feature count").WithLocation(0));

    [Fact]
    public Task APragma_TurnsItOff() => Accepts($"#pragma warning disable NG0014\n    {Unmarked}\n#pragma warning restore NG0014");

    [Fact]
    public Task AnAttribute_TurnsItOff() => Accepts($"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NormGen\", \"NG0014\")] {Unmarked}");

    [Theory]
    [InlineData("")]
    [InlineData("#pragma warning disable NG0014\n")]
    public async Task TheMethod_HasTheKernelOfOneWithoutTheHint(string before)
    {
        Analysis hinted = await Analysis.Of(Consumer.Of(before + Samples.Class(Unmarked)));
        Assert.Equal(before.Length == 0 ? ["NG0014"] : [], hinted.Rules.Select(d => d.Id));
        Assert.Empty(hinted.Errors);
        string right = Consumer.Of(Samples.Class(Unmarked.Replace("Span<float> weight", "ReadOnlySpan<float> weight"))).Generate().Text;
        Assert.Equal(Kernel(right), Kernel(hinted.Generation.Text));
        Assert.Contains("Of8", Kernel(right));
    }

    /// <summary>What stands after the method itself, whose parameters are the user's.</summary>
    private static string Kernel(string text) => text[text.IndexOf("namespace NormGen", StringComparison.Ordinal)..];

    private const string Message = "'weight' is only read: make it a ReadOnlySpan<float>, so that callers can pass what they may not write";

    private static (string Name, string Content) EditorConfig(string rule, string severity) =>
        ("/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{rule}.severity = {severity}\n");
}
