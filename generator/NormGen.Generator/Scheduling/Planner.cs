using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Scheduling;

/// <summary>Chooses the schedule. The numbers are measured: see docs/performance.md.</summary>
internal static class Planner
{
    /// <summary>Past this many vectors, unrolling all of a row is no faster and takes long to compile.</summary>
    private const int MostUnrolledVectors = 16;

    /// <summary>Accumulators that are live at once. Four saturate the loads; sixteen would spill on AVX2.</summary>
    private const int MostAccumulators = 8;

    /// <summary>With 32 registers the twelve accumulators of a gradient's three sums fit, so that its rows are walked once.</summary>
    private const int MostAccumulatorsOf512 = 16;

    /// <summary>Accumulators beside the six constants that widening a Half takes, of 16 registers.</summary>
    private const int FewAccumulators = 4;

    private const int VectorsPerStep = 4;

    private const int MostHeldVectors = 16;

    /// <summary>4 KB of each of weight, bias, input and output: together half of a first-level cache of 32 KB.</summary>
    private const int ChunkFeatures = 1024;

    /// <summary>8 KB of each of weight, dγ and dβ; what is read and written beside them passes by.</summary>
    private const int GradientChunkFeatures = 2048;

    /// <summary>Up to this many features, eight rows of input and output are together inside a first-level cache of 32 KB.</summary>
    public const int LongestRowOfEight = 384;

    /// <summary>Up to this many features four rows very nearly are. Beyond, no block fits, and eight rows share the parameters best.</summary>
    public const int LongestRowOfFour = 1536;

    /// <summary>Up to this many features, 16-bit parameters are widened for all rows of a call at once: 16 KB of the stack for each.</summary>
    private const int MostWidenedFeatures = 4096;

    /// <summary>Whether a parameter of this type is widened once for all rows, rather than again for each.</summary>
    public static bool WidensParameter(ElementType type, int? dim) => type.Bits == 16 && dim <= MostWidenedFeatures;

    /// <summary>Up to this many features, a block's rows of Half are kept widened: 64 KB of the stack at most.</summary>
    private const int MostStagedFeatures = 4096;

    /// <summary>Whether rows of this type are widened where they are read first, and kept so until they are written. A Half takes seven instructions to widen.</summary>
    public static bool StagesRows(ElementType type, int? dim) => type == ElementType.Half && dim <= MostStagedFeatures;

    /// <summary>
    /// The fewest rows for which memory on the stack, which must be cleared first, is worth its while; 0 where it always is. Fewer go to the
    /// run-time-size kernel, which has none.
    /// </summary>
    public static int LeastRowsForMemory(int dim) => dim > 256 ? 8 : 0;

    /// <summary>The schedule of a program.</summary>
    /// <param name="program">What is computed.</param>
    /// <param name="dim">The feature count, or null where it is known only at run time.</param>
    /// <param name="bits">The width of a vector.</param>
    /// <param name="compute">The type that is computed in.</param>
    /// <param name="input">The type that is read, where it is another.</param>
    public static Schedule Plan(NormProgram program, int? dim, int bits, ElementType compute, ElementType? input = null)
    {
        int lanes = bits / compute.Bits!.Value;
        return new(
            compute,
            lanes,
            program.Reduces.ToDictionary(r => r.Name, r => PlanReduce(r, dim, lanes, compute.VirtualLanes, bits < 512 && input == ElementType.Half ? FewAccumulators : bits == 512 ? MostAccumulatorsOf512 : MostAccumulators)),
            program.HasPlainOutput ? PlanMap(program.Map, dim, bits, compute) : PlanMaps(dim, bits, compute),
            dim is null ? null : BlockRows(program, dim.Value * compute.Bits!.Value / 32));
    }

    /// <summary>The schedule for sets that are columns; of 0 bits, one without vectors.</summary>
    public static ColumnSchedule PlanColumns(int bits, ElementType compute) => bits == 0
        ? new(1, 1, 1)
        : new(bits / compute.Bits!.Value, bits == 512 ? 2 : 1, VectorsPerStep);

    private static int BlockRows(NormProgram program, int floats) =>
        floats > LongestRowOfEight && (floats <= LongestRowOfFour || program.Prologue is { Output: Role.Workspace }) ? 4 : 8;

    /// <summary>How elements are written, in a program's output or in its prologue.</summary>
    public static MapSchedule PlanMap(Map map, int? dim, int bits, ElementType compute)
    {
        int lanes = bits / compute.Bits!.Value;
        bool isUnrolled = IsShort(dim, lanes);
        int parameters = map.Value.Walk().OfType<Element>().Select(e => e.Tensor).Distinct().Count(RoleFacts.IsPerFeature);

        // AVX-512 has 32 registers; the others' 16 are needed for the row itself.
        bool holdsParameters = isUnrolled && parameters > 0 && bits == 512 && parameters * (dim + lanes - 1) / lanes <= MostHeldVectors;
        int chunk = ChunkFeatures * 32 / compute.Bits!.Value;
        bool isChunked = parameters > 0 && (dim is null || dim > chunk);
        return new MapSchedule(VectorsPerStep, isUnrolled, isChunked ? chunk : 0, holdsParameters);
    }

    /// <summary>
    /// How several outputs are written together. Rows side by side share the loads of the weights, and of what features add up; the scalars of each take
    /// registers.
    /// </summary>
    private static MapSchedule PlanMaps(int? dim, int bits, ElementType compute)
    {
        int chunk = GradientChunkFeatures * 32 / compute.Bits!.Value;
        return new(1, false, dim is null || dim > chunk ? chunk : 0, false) { Rows = bits == 512 ? 4 : 2 };
    }

    private static ReduceSchedule PlanReduce(Reduce reduce, int? dim, int lanes, int virtualLanes, int accumulators)
    {
        int? extent = reduce.Over == Extent.Pilot && dim is { } known ? Math.Min(known, virtualLanes) : dim;
        int block = virtualLanes / lanes;

        // As many as divide a block, which is a power of two.
        int group = block;
        while (group * reduce.Sums.Count > accumulators)
            group /= 2;
        return new ReduceSchedule(group, IsShort(extent, lanes));
    }

    private static bool IsShort(int? dim, int lanes) => dim <= MostUnrolledVectors * lanes;
}
