using NormGen.Programs;

namespace NormGen.Scheduling;

/// <summary>How the elements that share their statistics lie in memory, and so how they are gone through.</summary>
internal enum Walk
{
    /// <summary>Rows, each a set of its own: sums run along the row.</summary>
    Rows,

    /// <summary>Runs of elements that make up one set together: sums run along each, and are gathered from run to run.</summary>
    Runs,

    /// <summary>Columns, each a set of its own: sums run down the rows, for many columns side by side.</summary>
    Columns,

    /// <summary>Channels, each a set of its own with a run in every sample: many are gone through together, sample by sample, because memory is quickest in order.</summary>
    Channels,
}

/// <summary>Finds the walk.</summary>
internal static class Walks
{
    public static Walk Of(Sharing sharing, Axis axis) => (sharing, axis) switch
    {
        (Sharing.Row, _) => Walk.Rows,
        (Sharing.Position, _) => Walk.Columns,
        (Sharing.GroupOfSample, _) => Walk.Runs,
        (_, Axis.Feature) => Walk.Columns,
        (Sharing.FeatureOfBatch, _) => Walk.Channels,
        _ => Walk.Runs,
    };

    /// <summary>
    /// Of a gradient: groups are gone through feature by feature, for each has a dγ and a dβ of its own.
    /// </summary>
    public static Walk OfGradient(Sharing sharing, Axis axis) =>
        sharing is Sharing.Row or Sharing.Position ? Of(sharing, axis) : axis == Axis.Feature ? Walk.Columns : Walk.Channels;
}
