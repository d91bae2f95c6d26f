namespace NormGen.Tests;

/// <summary>Methods for tensors of more than one block: of rows, of sets, of a row's elements.</summary>
internal static partial class BlockedSets
{
    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void Rows(ReadOnlySpan<float> x, int dim, Span<float> y, Span<float> mean, Span<float> invStd);

    [Norm(Kind.Batch, Axis.Feature, 1100)]
    public static partial void RowsOf1100(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd);

    [Norm(Kind.Batch, Axis.Channel)]
    public static partial void Channels(ReadOnlySpan<float> x, int dim, Span<float> y, Span<float> mean, Span<float> invStd, int spatial);

    [Norm(Kind.Layer, Axis.Channel)]
    public static partial void Positions(ReadOnlySpan<float> x, int dim, Span<float> y, Span<float> mean, Span<float> invStd, int spatial);

    [Norm(Kind.L2, Axis.Channel)]
    public static partial void ScaledPositions(ReadOnlySpan<float> x, int dim, float weight, Span<float> y, int spatial);

    [Norm(Kind.L2, Axis.Channel, 3)]
    public static partial void ScaledPositionsOf3(ReadOnlySpan<float> x, float weight, Span<float> y, int spatial);

    [Norm(Kind.Group, Axis.Feature, Groups = 2)]
    public static partial void WideGroups(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> mean, Span<float> invStd, int spatial);

    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void GivenInDouble(ReadOnlySpan<float> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd, int dim, Span<float> y);

    [Norm(Kind.Batch, Axis.Channel, 3)]
    public static partial void ChannelsGivenInDouble(ReadOnlySpan<float> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd, Span<float> y, int spatial);

    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void InferDouble(ReadOnlySpan<double> x, ReadOnlySpan<double> runningMean, ReadOnlySpan<double> runningVar, Span<double> y, Span<double> invStd);

    [Norm(Kind.Batch, Axis.Feature)]
    public static partial void Train(ReadOnlySpan<float> x, Span<float> runningMean, Span<float> runningVar, Span<float> y, float momentum);
}
