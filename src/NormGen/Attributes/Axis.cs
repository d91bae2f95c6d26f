namespace NormGen;

/// <summary>Which axis of the tensor holds the features, that is the things that have a weight each.</summary>
public enum Axis
{
    /// <summary>The last, contiguous axis: [rows, D], [N, L, D], NHWC.</summary>
    Feature,

    /// <summary>The second axis, with contiguous spatial positions behind it: [N, C, S], NCHW.</summary>
    Channel,
}
