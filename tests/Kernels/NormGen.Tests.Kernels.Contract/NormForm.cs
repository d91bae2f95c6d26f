namespace NormGen.Tests.Kernels;

/// <summary>Makes the call of one annotated method.</summary>
/// <param name="call">The arguments.</param>
public delegate void NormRun(NormCall call);

/// <summary>One annotated method: how it is written, what it computes, and how to call it.</summary>
/// <param name="Name">How it is written, such as "several sizes, in place".</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Parts">What it takes beside x and y.</param>
/// <param name="Run">Calls it.</param>
public sealed record NormForm(string Name, Kind Kind, Parts Parts, NormRun Run)
{
    /// <summary>Whether it overwrites its input.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether its weight is stored as the distance from one.</summary>
    public bool ZeroCentered { get; init; }

    /// <summary>Its ε; null where the call brings its own.</summary>
    public double? Epsilon { get; init; } = 1e-5;

    /// <summary>The sizes that it takes; null for any.</summary>
    public int[]? Sizes { get; init; }

    /// <summary>Whether it computes what is asked for.</summary>
    public bool Computes(Kind kind, int dim, Parts affine, double epsilon, bool zeroCentered) =>
        Kind == kind
        && (Sizes is null || Sizes.Contains(dim))
        && (Parts & Parts.Affine) == affine
        && (Epsilon ?? epsilon) == epsilon
        && ZeroCentered == zeroCentered;
}
