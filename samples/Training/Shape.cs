namespace Training;

/// <summary>The size of the network.</summary>
internal static class Shape
{
    /// <summary>The numbers of a point: where it is, and a 1, without which a norm would take away how far out it is.</summary>
    public const int Inputs = 3;

    /// <summary>The features of the residual stream.</summary>
    public const int Dim = 32;

    /// <summary>The features inside a branch.</summary>
    public const int Hidden = 64;

    /// <summary>The residual blocks.</summary>
    public const int Layers = 6;

    /// <summary>The arms of the spiral, which are the classes.</summary>
    public const int Classes = 3;

    /// <summary>The points of a step.</summary>
    public const int Batch = 192;
}
