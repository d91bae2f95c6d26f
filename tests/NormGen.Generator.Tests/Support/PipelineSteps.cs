using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Names = NormGen.NormGenerator.Steps;

namespace NormGen.Generator.Tests.Support;

/// <summary>What the steps of the generator's pipeline did in a run.</summary>
internal static class PipelineSteps
{
    public static readonly ImmutableArray<string> All = [Names.Methods, Names.Gradients, Names.Options, Names.Outputs];

    /// <summary>Every output of a step, with the reason why it is what it is. A step that saw no method has none.</summary>
    public static ImmutableArray<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? [.. runs.SelectMany(r => r.Outputs)] : [];

    public static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) => Outputs(result, step).Select(o => o.Reason);

    /// <summary>Whether a run had no work beyond finding that out.</summary>
    public static bool IsOld(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    /// <summary>Asserts that every step, and the writing of every file, was cached or came to the same as before.</summary>
    public static void AssertNothingNew(GeneratorRunResult result)
    {
        foreach (string step in All)
            Assert.All(Reasons(result, step), reason => Assert.True(IsOld(reason), $"{step} is {reason}"));
        Assert.All(
            result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(r => r.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
