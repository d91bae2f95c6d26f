namespace NormGen;

/// <summary>Which half of an encoder-decoder a method belongs to.</summary>
public enum Side
{
    /// <summary>None is given.</summary>
    Unspecified,

    /// <summary>The encoder.</summary>
    Encoder,

    /// <summary>The decoder.</summary>
    Decoder,
}
