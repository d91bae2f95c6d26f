namespace TransformerBlock;

/// <summary>The decoder's sizes. They are constants because the norms are compiled for exactly these.</summary>
internal static class Shape
{
    /// <summary>The features of a position.</summary>
    public const int Dim = 64;

    public const int Heads = 4;

    /// <summary>The features of a head.</summary>
    public const int HeadDim = Dim / Heads;

    /// <summary>The features inside the MLP.</summary>
    public const int Hidden = 3 * Dim;

    /// <summary>Each layer has two branches: attention and MLP.</summary>
    public const int Layers = 2;

    /// <summary>How many positions attention sees, itself the first of them.</summary>
    public const int Window = 8;
}
