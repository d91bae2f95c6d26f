namespace NormGen.Scheduling;

/// <summary>How columns are gone through in vectors of one width. Which elements are summed together does not depend on it.</summary>
/// <param name="VectorLanes">Elements in a vector; 1 where there are no vectors.</param>
/// <param name="Reduces">For each Reduce how many vectors of columns are summed side by side, so that a row's cache lines are used up and additions overlap.</param>
internal sealed record ColumnSchedule(int VectorLanes, IReadOnlyDictionary<string, int> Reduces)
{
    /// <summary>
    /// The columns whose sums and scalars wait in memory together, some 20 KB of the stack: their rows are walked in stretches of 2 KB, long enough for the
    /// hardware to see them coming.
    /// </summary>
    public const int Block = 512;

    /// <summary>Rows that are written together, so that the columns' scalars and parameters are loaded once for them.</summary>
    public const int OutputRows = 4;

    /// <summary>Room behind a block, for vectors that begin in it.</summary>
    public const int Room = Block + 16;
}
