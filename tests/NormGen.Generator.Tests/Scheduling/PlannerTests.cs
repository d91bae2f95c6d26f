using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Scheduling;

/// <summary>The schedules of the usual forms, as data. Dim 0 stands for one that is known only at run time.</summary>
public sealed class PlannerTests
{
    // Reduces: vectors in one walk of all that hold the 64 lanes. Map: vectors a step, features at a time, held parameters. Rows of a block.
    [Theory]
    [InlineData("RMS", 5, 16, "Squares 4/4 unrolled; map unrolled held; 8 rows")]
    [InlineData("RMS", 5, 8, "Squares 8/8 unrolled; map unrolled; 8 rows")]
    [InlineData("RMS", 5, 4, "Squares 8/16 unrolled; map unrolled; 8 rows")]
    [InlineData("RMS", 64, 16, "Squares 4/4 unrolled; map unrolled held; 8 rows")]
    [InlineData("RMS", 64, 8, "Squares 8/8 unrolled; map unrolled; 8 rows")]
    [InlineData("RMS", 64, 4, "Squares 8/16 unrolled; map unrolled; 8 rows")]
    [InlineData("RMS", 768, 16, "Squares 4/4; map 4 a step; 4 rows")]
    [InlineData("RMS", 768, 8, "Squares 8/8; map 4 a step; 4 rows")]
    [InlineData("RMS", 768, 4, "Squares 8/16; map 4 a step; 4 rows")]
    [InlineData("RMS", 4096, 16, "Squares 4/4; map 4 a step, 1024 at a time; 8 rows")]
    [InlineData("RMS", 4096, 8, "Squares 8/8; map 4 a step, 1024 at a time; 8 rows")]
    [InlineData("RMS", 4096, 4, "Squares 8/16; map 4 a step, 1024 at a time; 8 rows")]
    [InlineData("RMS", 0, 16, "Squares 4/4; map 4 a step, 1024 at a time; rows by size")]
    [InlineData("RMS", 0, 8, "Squares 8/8; map 4 a step, 1024 at a time; rows by size")]
    [InlineData("RMS", 0, 4, "Squares 8/16; map 4 a step, 1024 at a time; rows by size")]
    [InlineData("Layer", 5, 16, "Pilot 4/4 unrolled, Moments 4/4 unrolled; map unrolled held; 8 rows")]
    [InlineData("Layer", 5, 8, "Pilot 8/8 unrolled, Moments 4/8 unrolled; map unrolled; 8 rows")]
    [InlineData("Layer", 5, 4, "Pilot 8/16 unrolled, Moments 4/16 unrolled; map unrolled; 8 rows")]
    [InlineData("Layer", 64, 16, "Pilot 4/4 unrolled, Moments 4/4 unrolled; map unrolled held; 8 rows")]
    [InlineData("Layer", 64, 8, "Pilot 8/8 unrolled, Moments 4/8 unrolled; map unrolled; 8 rows")]
    [InlineData("Layer", 64, 4, "Pilot 8/16 unrolled, Moments 4/16 unrolled; map unrolled; 8 rows")]
    [InlineData("Layer", 768, 16, "Pilot 4/4 unrolled, Moments 4/4; map 4 a step; 4 rows")]
    [InlineData("Layer", 768, 8, "Pilot 8/8 unrolled, Moments 4/8; map 4 a step; 4 rows")]
    [InlineData("Layer", 768, 4, "Pilot 8/16 unrolled, Moments 4/16; map 4 a step; 4 rows")]
    [InlineData("Layer", 4096, 16, "Pilot 4/4 unrolled, Moments 4/4; map 4 a step, 1024 at a time; 8 rows")]
    [InlineData("Layer", 4096, 8, "Pilot 8/8 unrolled, Moments 4/8; map 4 a step, 1024 at a time; 8 rows")]
    [InlineData("Layer", 4096, 4, "Pilot 8/16 unrolled, Moments 4/16; map 4 a step, 1024 at a time; 8 rows")]
    [InlineData("Layer", 0, 16, "Pilot 4/4, Moments 4/4; map 4 a step, 1024 at a time; rows by size")]
    [InlineData("Layer", 0, 8, "Pilot 8/8, Moments 4/8; map 4 a step, 1024 at a time; rows by size")]
    [InlineData("Layer", 0, 4, "Pilot 8/16, Moments 4/16; map 4 a step, 1024 at a time; rows by size")]
    public void TheScheduleOfAUsualForm(string kind, int dim, int lanes, string expected) =>
        Assert.Equal(expected, Text(Planner.Plan(Specs.Usual(Enum.Parse<Kind>(kind)), dim == 0 ? null : dim, lanes * 32, ElementType.Single)));

    [Theory]
    [InlineData("RMS")]
    [InlineData("Layer")]
    public void EverySchedule_KeepsTheRules(string kind)
    {
        NormProgram program = Specs.Usual(Enum.Parse<Kind>(kind));
        foreach (int dim in Enumerable.Range(1, 2000).Append(4096).Append(int.MaxValue))
        {
            foreach (int lanes in new[] { 4, 8, 16 })
            {
                Schedule schedule = Planner.Plan(program, dim, lanes * 32, ElementType.Single);
                foreach (Reduce reduce in program.Reduces)
                {
                    ReduceSchedule plan = schedule.Of(reduce);
                    Assert.Equal(0, schedule.VectorsPerBlock % plan.Group);
                    Assert.InRange(plan.Group * reduce.Sums.Count, 1, 8);
                    Assert.True(!plan.IsUnrolled || (reduce.Over == Extent.Pilot ? Math.Min(dim, 64) : dim) <= 16 * lanes);
                }

                Assert.Equal(dim <= 16 * lanes, schedule.Map.IsUnrolled);
                Assert.Equal(0, schedule.Map.Chunk % (schedule.Map.VectorsPerStep * lanes));
                Assert.InRange(schedule.BlockRows!.Value, 1, 8);
            }
        }
    }

    /// <summary>Two sums of four partial ones each are eight accumulators for a vector: the 32 registers of AVX-512 hold two of it, the 16 of others one.</summary>
    [Theory]
    [InlineData(512, "float", 16, 2, 4)]
    [InlineData(256, "float", 8, 1, 4)]
    [InlineData(128, "float", 4, 1, 4)]
    [InlineData(0, "float", 1, 1, 1)]
    [InlineData(512, "double", 8, 2, 4)]
    [InlineData(256, "double", 4, 1, 4)]
    [InlineData(128, "double", 2, 1, 4)]
    [InlineData(0, "double", 1, 1, 1)]
    public void TheScheduleOfColumns(int bits, string compute, int lanes, int sums, int outputs)
    {
        ColumnSchedule schedule = Planner.PlanColumns(bits, compute == "double" ? ElementType.Double : ElementType.Single);
        Assert.Equal(new ColumnSchedule(lanes, sums, outputs), schedule);

        // A block begins at most a cache line late, and a vector that begins in it ends in the room behind it.
        Assert.True(64 / (compute == "double" ? 8 : 4) - 1 + lanes - 1 <= ColumnSchedule.Room);
        Assert.Equal(0, ColumnSchedule.Block % (lanes * sums));
    }

    private static string Text(Schedule schedule) => string.Join("; ",
        string.Join(", ", schedule.Reduces.Select(r => $"{r.Key} {r.Value.Group}/{schedule.VectorsPerBlock}{(r.Value.IsUnrolled ? " unrolled" : "")}")),
        "map " + (schedule.Map.IsUnrolled ? "unrolled" : $"{schedule.Map.VectorsPerStep} a step")
            + (schedule.Map.Chunk > 0 ? $", {schedule.Map.Chunk} at a time" : "") + (schedule.Map.HoldsParameters ? " held" : ""),
        schedule.BlockRows is { } rows ? $"{rows} rows" : "rows by size");
}
