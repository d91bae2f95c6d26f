using Microsoft.CodeAnalysis;
using NormGen.Generator.Tests.Support;
using Names = NormGen.NormGenerator.Steps;

namespace NormGen.Generator.Tests.Incrementality;

/// <summary>What the generator does again after a change of the project rather than of its sources.</summary>
public sealed class OptionEditTests
{
    private static readonly Consumer Start = Consumer.Of(Samples.RmsAndLayer);

    [Fact]
    public void ChangedEmit_ModifiesEveryOutput() => AssertAllNew(Start.Emit("Runtime"));

    [Fact]
    public void ChangedVectorWidth_ModifiesEveryOutput() => AssertAllNew(Start.Width("128"));

    [Fact]
    public void ChangedOptimisationLevel_ModifiesEveryOutput() => AssertAllNew(Start.Debug());

    [Fact]
    public void AnotherBuildProperty_ModifiesNothing() => AssertAllOld(Start, Start.With("RootNamespace", "Elsewhere"));

    [Fact]
    public void ADefaultWrittenOut_ModifiesNothing() => AssertAllOld(Start, Start.Emit("auto").Width(" AUTO "));

    [Fact]
    public void OptimisationLevelThatEmitOverrides_ModifiesNothing() => AssertAllOld(Start.Emit("Specialized"), Start.Emit("Specialized").Debug());

    private static void AssertAllNew(Consumer after)
    {
        GeneratorRunResult result = Change(Start, after);
        Assert.Equal([IncrementalStepRunReason.Modified], PipelineSteps.Reasons(result, Names.Options));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified], PipelineSteps.Reasons(result, Names.Outputs));
        Assert.All(PipelineSteps.Reasons(result, Names.Methods), reason => Assert.True(PipelineSteps.IsOld(reason)));
    }

    private static void AssertAllOld(Consumer before, Consumer after) => PipelineSteps.AssertNothingNew(Change(before, after));

    private static GeneratorRunResult Change(Consumer before, Consumer after)
    {
        Generation first = before.Generate();
        GeneratorDriver driver = first.Driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(after.Properties));
        return Generation.Run(driver, first.Before.WithOptions(first.Before.Options.WithOptimizationLevel(after.Optimization))).Result;
    }
}
