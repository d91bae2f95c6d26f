using NormGen;

namespace TransformerBlock;

/// <summary>Where the norms may stand.</summary>
internal static class Placements
{
    public static IReadOnlyList<Placement> All { get; } = [Placement.Pre, Placement.Post, Placement.Deep, Placement.Sandwich];

    /// <summary>Whether a norm stands before each branch, and so one more before the readout.</summary>
    public static bool IsNormedFirst(this Placement placement) => placement is Placement.Pre or Placement.Sandwich;
}
