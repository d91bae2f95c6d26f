using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>Which elements share their statistics.</summary>
internal enum Sharing
{
    /// <summary>The features of a row, or of a group of it, that follow one another.</summary>
    Row,

    /// <summary>The features of one position, a channel apart from each other.</summary>
    Position,

    /// <summary>The features of a group, at all positions of a sample.</summary>
    GroupOfSample,

    /// <summary>One feature, at all positions of a sample.</summary>
    FeatureOfSample,

    /// <summary>One feature, at all positions of the batch.</summary>
    FeatureOfBatch,
}
