using NormGen.Programs;

namespace NormGen.Scheduling;

/// <summary>Chooses the schedule. The numbers are measured: see docs/performance.md.</summary>
internal static class Planner
{
    /// <summary>Past this many vectors, unrolling all of a row is no faster and takes long to compile.</summary>
    private const int MostUnrolledVectors = 16;

    /// <summary>Accumulators that are live at once. Four saturate the loads; sixteen would spill on AVX2.</summary>
    private const int MostAccumulators = 8;

    private const int VectorsPerStep = 4;

    /// <summary>2 KB of each of weight, bias, input and output: together well inside a first-level cache of 32 KB.</summary>
    private const int ChunkFeatures = 512;

    /// <summary>The schedule of a program.</summary>
    /// <param name="program">What is computed.</param>
    /// <param name="dim">The feature count, or null where it is known only at run time.</param>
    /// <param name="vectorLanes">Floats in a vector.</param>
    public static Schedule Plan(NormProgram program, int? dim, int vectorLanes) => new(
        vectorLanes,
        program.Reduces.ToDictionary(r => r.Name, r => PlanReduce(r, dim, vectorLanes)),
        new MapSchedule(VectorsPerStep, IsShort(dim, vectorLanes), dim is null or > ChunkFeatures ? ChunkFeatures : 0));

    private static ReduceSchedule PlanReduce(Reduce reduce, int? dim, int vectorLanes)
    {
        int? extent = reduce.Over == Extent.Pilot && dim is { } known ? Math.Min(known, Schedule.VirtualLanes) : dim;
        int block = Schedule.VirtualLanes / vectorLanes;
        return new ReduceSchedule(Math.Min(block, MostAccumulators / reduce.Sums.Count), IsShort(extent, vectorLanes));
    }

    private static bool IsShort(int? dim, int vectorLanes) => dim <= MostUnrolledVectors * vectorLanes;
}
