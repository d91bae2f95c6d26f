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

    private const int MostHeldVectors = 16;

    /// <summary>4 KB of each of weight, bias, input and output: together half of a first-level cache of 32 KB.</summary>
    private const int ChunkFeatures = 1024;

    /// <summary>Up to this many features, eight rows of input and output are together inside a first-level cache of 32 KB.</summary>
    public const int LongestRowOfEight = 384;

    /// <summary>Up to this many features four rows very nearly are. Beyond, no block fits, and eight rows share the parameters best.</summary>
    public const int LongestRowOfFour = 1536;

    /// <summary>The schedule of a program.</summary>
    /// <param name="program">What is computed.</param>
    /// <param name="dim">The feature count, or null where it is known only at run time.</param>
    /// <param name="vectorLanes">Floats in a vector.</param>
    public static Schedule Plan(NormProgram program, int? dim, int vectorLanes) => new(
        vectorLanes,
        program.Reduces.ToDictionary(r => r.Name, r => PlanReduce(r, dim, vectorLanes)),
        PlanMap(program.Map, dim, vectorLanes),
        dim is null ? null : dim is > LongestRowOfEight and <= LongestRowOfFour ? 4 : 8);

    private static MapSchedule PlanMap(Map map, int? dim, int vectorLanes)
    {
        bool isUnrolled = IsShort(dim, vectorLanes);
        int parameters = map.Value.Walk().OfType<Element>().Select(e => e.Tensor).Distinct().Count(t => t != Role.X);

        // AVX-512 has 32 registers; the others' 16 are needed for the row itself.
        bool holdsParameters = isUnrolled && parameters > 0 && vectorLanes == 16 && parameters * (dim + vectorLanes - 1) / vectorLanes <= MostHeldVectors;
        bool isChunked = parameters > 0 && (dim is null or > ChunkFeatures);
        return new MapSchedule(VectorsPerStep, isUnrolled, isChunked ? ChunkFeatures : 0, holdsParameters);
    }

    private static ReduceSchedule PlanReduce(Reduce reduce, int? dim, int vectorLanes)
    {
        int? extent = reduce.Over == Extent.Pilot && dim is { } known ? Math.Min(known, Schedule.VirtualLanes) : dim;
        int block = Schedule.VirtualLanes / vectorLanes;
        return new ReduceSchedule(Math.Min(block, MostAccumulators / reduce.Sums.Count), IsShort(extent, vectorLanes));
    }

    private static bool IsShort(int? dim, int vectorLanes) => dim <= MostUnrolledVectors * vectorLanes;
}
