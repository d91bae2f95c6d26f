namespace NormGen.Tests.Support;

/// <summary>A block and its gradient.</summary>
/// <param name="Name">What tells it from the others.</param>
/// <param name="Forward">Calls the block.</param>
/// <param name="Gradient">Calls its gradient.</param>
internal sealed record BlockGradientForm(string Name, Action<BlockCall> Forward, Action<BlockCall> Gradient)
{
    /// <summary>Whether some rows are padding.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Whether there are two norms.</summary>
    public bool IsSandwich { get; init; }

    public override string ToString() => Name;
}
