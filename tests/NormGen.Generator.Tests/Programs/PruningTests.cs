using NormGen.Generator.Tests.Support;
using NormGen.Programs;

namespace NormGen.Generator.Tests.Programs;

/// <summary>What nobody asked for is not computed.</summary>
public sealed class PruningTests
{
    [Theory]
    [InlineData("Layer", "", "centre offset variance radicand scale shift", "")]
    [InlineData("Layer", "Mean", "centre offset variance radicand scale shift mu", "Mean")]
    [InlineData("Layer", "InvStd", "centre offset variance radicand scale shift", "InvStd")]
    [InlineData("Layer", "Mean InvStd", "centre offset variance radicand scale shift mu", "Mean InvStd")]
    [InlineData("RMS", "", "radicand scale", "")]
    [InlineData("RMS", "InvStd", "radicand scale", "InvStd")]
    public void Scalars_StayWhereSomethingUsesThem(string kind, string asked, string scalars, string saves)
    {
        Role[] roles = [.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)];
        NormProgram program = Specs.Program(Specs.Of(Enum.Parse<Kind>(kind), roles));
        Assert.Equal(scalars, string.Join(" ", program.Stages.OfType<Scalar>().Select(s => s.Name)));
        Assert.Equal(saves, string.Join(" ", program.Stages.OfType<Save>().Select(s => s.Statistic)));
    }

    [Fact]
    public void AChainOfScalars_GoesAsAWhole()
    {
        NormProgram program = new("", [
            new Reduce("Sum", Extent.Row, [], [new Let("sum", new Element(Role.X))]),
            new Scalar("a", new RowScalar("sum") * 2),
            new Scalar("b", new RowScalar("a") + 1),
            new Scalar("c", new RowScalar("b") / 3),
            new Map(Role.Y, new Element(Role.X) * new RowScalar("a")),
        ]);
        Assert.Equal(["a"], Pruning.Prune(program).Stages.OfType<Scalar>().Select(s => s.Name));
    }

    [Fact]
    public void WhatAGuardOrARetryReads_Stays()
    {
        NormProgram program = new("", [
            new Scalar("guarded", 1),
            new Scalar("left", 2),
            new Scalar("right", 3),
            new Scalar("again", 4),
            new Scalar("unused", 5),
            new Retry(new RowScalar("left"), new RowScalar("right"), "elsewhere", new RowScalar("again"), ""),
            new Guard("guarded"),
        ]);
        Assert.Equal(["guarded", "left", "right", "again"], Pruning.Prune(program).Stages.OfType<Scalar>().Select(s => s.Name));
    }
}
