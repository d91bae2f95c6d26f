using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Programs;

/// <summary>What each kind shares, saves, keeps and takes on each axis, and how it is gone through.</summary>
public sealed class SetCatalogTests
{
    [Theory]
    [InlineData(Kind.Layer, Axis.Feature, "Row", "Rows", "Mean InvStd", "")]
    [InlineData(Kind.Layer, Axis.Channel, "Position", "Columns", "Mean InvStd", "")]
    [InlineData(Kind.RMS, Axis.Feature, "Row", "Rows", "InvStd", "")]
    [InlineData(Kind.RMS, Axis.Channel, "Position", "Columns", "InvStd", "")]
    [InlineData(Kind.L2, Axis.Feature, "Row", "Rows", "InvStd", "")]
    [InlineData(Kind.L2, Axis.Channel, "Position", "Columns", "InvStd", "")]
    [InlineData(Kind.Batch, Axis.Feature, "FeatureOfBatch", "Columns", "Mean InvStd", "RunningMean RunningVar")]
    [InlineData(Kind.Batch, Axis.Channel, "FeatureOfBatch", "Channels", "Mean InvStd", "RunningMean RunningVar")]
    [InlineData(Kind.Group, Axis.Feature, "GroupOfSample", "Runs", "Mean InvStd", "")]
    [InlineData(Kind.Group, Axis.Channel, "GroupOfSample", "Runs", "Mean InvStd", "")]
    [InlineData(Kind.Instance, Axis.Feature, "FeatureOfSample", "Columns", "Mean InvStd", "")]
    [InlineData(Kind.Instance, Axis.Channel, "FeatureOfSample", "Runs", "Mean InvStd", "")]
    [InlineData(Kind.Power, Axis.Feature, "FeatureOfBatch", "Columns", "InvStd", "RunningSquare")]
    [InlineData(Kind.Power, Axis.Channel, "FeatureOfBatch", "Channels", "InvStd", "RunningSquare")]
    public void EachKind_OnEachAxis(Kind kind, Axis axis, string sharing, string walk, string statistics, string states)
    {
        Assert.Equal(sharing, ProgramCatalog.SharingOf(kind, axis).ToString());
        Assert.Equal(walk, Walks.Of(ProgramCatalog.SharingOf(kind, axis), axis).ToString());
        Assert.Equal(statistics, string.Join(" ", ProgramCatalog.Statistics(kind, axis)));
        Assert.Equal(states, string.Join(" ", ProgramCatalog.States(kind, axis)));
        Assert.Equal(kind == Kind.Batch, ProgramCatalog.TakesGivenStatistics(kind, axis));
        Assert.Equal(kind == Kind.Batch, ProgramCatalog.UpdatesByElements(kind, axis));
        Assert.Equal(!sharing.StartsWith("Feature", StringComparison.Ordinal), ProgramCatalog.TakesGroups(kind, axis));
        Assert.Equal(kind != Kind.L2, ProgramCatalog.HasEpsilonUnderRoot(kind, axis));
    }

    [Theory]
    [InlineData(Kind.Batch, "", "", "Elements")]
    [InlineData(Kind.Batch, "Mean InvStd", "", "Elements")]
    [InlineData(Kind.Batch, "RunningMean RunningVar InvStd", "", "Elements")]
    [InlineData(Kind.Batch, "InvStd", "RunningMean RunningVar", "Running")]
    [InlineData(Kind.Batch, "", "Mean InvStd", "Given")]
    [InlineData(Kind.Power, "InvStd", "", "Elements")]
    [InlineData(Kind.Power, "RunningSquare", "", "RunningBefore")]
    [InlineData(Kind.Power, "", "RunningSquare", "Running")]
    [InlineData(Kind.Instance, "Mean InvStd", "", "Elements")]
    public void WhereStatisticsComeFrom_TheTypesSay(Kind kind, string written, string read, string source)
    {
        foreach (Axis axis in Enum.GetValues<Axis>())
            Assert.Equal(source, ProgramCatalog.SourceOf(Specs.Of(kind, axis, Roles(written), [.. Roles(read)])).ToString());
    }

    /// <summary>What is not wanted is not computed; the elements of a set of one feature are written with one factor and one term.</summary>
    [Theory]
    [InlineData(Kind.Batch, Axis.Feature, "", "", "centre offset variance radicand scale mu middle shift factor term", "")]
    [InlineData(Kind.Batch, Axis.Channel, "Mean", "", "centre offset variance radicand scale mu middle shift factor term", "mu → Mean")]
    [InlineData(Kind.Batch, Axis.Feature, "RunningMean RunningVar", "", "centre offset variance radicand scale mu middle shift factor term", "→ RunningMean, → RunningVar")]
    [InlineData(Kind.Batch, Axis.Feature, "", "RunningMean RunningVar", "centre radicand scale factor", "")]
    [InlineData(Kind.Batch, Axis.Feature, "", "Mean InvStd", "middle shift factor term", "")]
    [InlineData(Kind.Power, Axis.Channel, "", "", "radicand scale factor", "")]
    [InlineData(Kind.Power, Axis.Channel, "RunningSquare InvStd", "", "batchSquare counted radicand scale factor", "scale → InvStd, → RunningSquare")]
    [InlineData(Kind.Power, Axis.Channel, "", "RunningSquare", "radicand scale factor", "")]
    [InlineData(Kind.Group, Axis.Channel, "", "", "centre offset variance radicand scale mu middle shift", "")]
    [InlineData(Kind.Instance, Axis.Feature, "InvStd", "", "centre offset variance radicand scale mu middle shift factor term", "scale → InvStd")]
    [InlineData(Kind.Layer, Axis.Channel, "", "", "centre offset variance radicand scale mu middle shift", "")]
    [InlineData(Kind.L2, Axis.Channel, "", "", "trusted norm scale", "")]
    public void TheScalarsOfAProgram(Kind kind, Axis axis, string written, string read, string scalars, string results)
    {
        NormProgram program = Specs.Program(Specs.Of(kind, axis, Roles(written), [.. Roles(read)]));
        Assert.Equal(scalars, string.Join(" ", program.Stages.OfType<Scalar>().Select(s => s.Name)));
        Assert.Equal(results, string.Join(", ", program.Stages.OfType<Save>().Select(s => $"{s.Name} → {s.Statistic}").Concat(program.Updates.Select(u => $"→ {u.State}"))));
    }

    [Theory]
    [InlineData(Kind.Batch, Axis.Feature, "RunningMean RunningVar", "", "μ = ⟨x⟩, scale = 1/√(⟨(x − μ)²⟩ + ε), y = (x − μ)·scale·weight + bias")]
    [InlineData(Kind.Batch, Axis.Channel, "", "RunningMean RunningVar", "scale = 1/√(runningVar + ε), y = (x − runningMean)·scale·weight + bias")]
    [InlineData(Kind.Batch, Axis.Feature, "", "Mean InvStd", "y = (x − mean)·invStd·weight + bias")]
    [InlineData(Kind.Power, Axis.Feature, "RunningSquare", "", "scale = 1/√(runningSquare + ε), y = x·scale·weight + bias, then runningSquare takes in ⟨x²⟩")]
    [InlineData(Kind.Power, Axis.Feature, "", "", "scale = 1/√(⟨x²⟩ + ε), y = x·scale·weight + bias")]
    [InlineData(Kind.Group, Axis.Channel, "", "", "μ = ⟨x⟩, scale = 1/√(⟨(x − μ)²⟩ + ε), y = (x − μ)·scale·weight + bias")]
    public void TheFormulaForPeople(Kind kind, Axis axis, string written, string read, string formula) =>
        Assert.Equal(formula, Specs.Program(Specs.Of(kind, axis, [Role.Weight, Role.Bias, .. Roles(written)], [.. Roles(read)])).Formula);

    private static Role[] Roles(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)];
}
