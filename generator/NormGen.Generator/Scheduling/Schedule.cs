using NormGen.Specification;

namespace NormGen.Scheduling;

/// <summary>How a program is carried out in vectors of one width. Nothing in it changes a result: only which of the fixed additions are done side by side.</summary>
/// <param name="Compute">The type that is computed in.</param>
/// <param name="VectorLanes">Elements in a vector: 16, 8 or 4 floats, 8, 4 or 2 doubles.</param>
/// <param name="Reduces">How each Reduce of the program walks its row, by its name.</param>
/// <param name="Map">How the output is written.</param>
/// <param name="BlockRows">How many rows are worked on together, at most 8; null where the feature count must be known first.</param>
internal sealed record Schedule(ElementType Compute, int VectorLanes, IReadOnlyDictionary<string, ReduceSchedule> Reduces, MapSchedule Map, int? BlockRows)
{
    /// <summary>How many lanes a sum has, whatever the width: element i goes to lane i mod this.</summary>
    public int VirtualLanes => Compute.VirtualLanes;

    /// <summary>How many vectors hold the virtual lanes once.</summary>
    public int VectorsPerBlock => VirtualLanes / VectorLanes;

    public int Bits => VectorLanes * Compute.Bits!.Value;

    public ReduceSchedule Of(Programs.Reduce reduce) => Reduces[reduce.Name];
}

/// <summary>How a row is walked to take sums.</summary>
/// <param name="Group">
/// How many of the block's vectors are summed in one walk. Fewer than all of them where a sum's accumulators would not fit the
/// registers: then the row is walked again for the others.
/// </param>
/// <param name="IsUnrolled">Whether every vector of the row has code of its own.</param>
internal sealed record ReduceSchedule(int Group, bool IsUnrolled);

/// <summary>How rows are written.</summary>
/// <param name="VectorsPerStep">Vectors in one step of the loop.</param>
/// <param name="IsUnrolled">Whether every vector of the row has code of its own.</param>
/// <param name="Chunk">
/// How many features are written for all rows of a block before the next ones, so that their weights are in the first-level cache
/// when the next row wants them; 0 where a row is short enough as a whole.
/// </param>
/// <param name="HoldsParameters">Whether weight and bias stay in registers from row to row.</param>
internal sealed record MapSchedule(int VectorsPerStep, bool IsUnrolled, int Chunk, bool HoldsParameters)
{
    /// <summary>Rows that are written side by side.</summary>
    public int Rows { get; init; } = 1;
}
