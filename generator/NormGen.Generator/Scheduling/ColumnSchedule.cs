using NormGen.Specification;

namespace NormGen.Scheduling;

/// <summary>How columns are gone through in vectors of one width. Which elements are summed together does not depend on it.</summary>
/// <param name="VectorLanes">Elements in a vector; 1 where there are no vectors.</param>
/// <param name="SumVectors">Vectors of columns that are summed side by side: as many as the accumulators leave registers for.</param>
/// <param name="OutputVectors">Vectors of a row that are written in one step of the loop.</param>
internal sealed record ColumnSchedule(int VectorLanes, int SumVectors, int OutputVectors)
{
    /// <summary>
    /// The sets whose sums and scalars wait in memory together, at most some 75 KB of the stack, 95 KB of doubles. Of columns of floats, rows are walked in
    /// stretches of 4 KB then: half of that was half as slow again to write, where the rest of a page is another block's.
    /// </summary>
    public const int Block = 1024;

    /// <summary>The rows whose sums are partial ones of their own: a sum of 16 rows then rounds an outlier's square five times, rather than fifteen.</summary>
    public const int Partials = 4;

    /// <summary>
    /// The virtual lanes in which a row adds up over its columns, 16 of floats: a fourth of what other sums have, which would not fit in registers beside the columns'
    /// scalars. A block of columns gives each lane 64 elements, of doubles 128.
    /// </summary>
    public static int LanesAlongRow(ElementType compute) => compute.VirtualLanes / 4;

    /// <summary>Room behind a block, for vectors that begin in it, and to begin it at a cache line.</summary>
    public const int Room = 32;
}
