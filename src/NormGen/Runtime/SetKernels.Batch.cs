using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// The run-time-size kernels of everything but rows: channels, columns, groups of a sample, positions. Generated code calls them once it has checked its
/// arguments; they trust theirs. A set is what shares its statistics.
/// </summary>
/// <remarks>
/// What <see cref="FeatureKernels"/> says of storage types holds here too. A null reference to a statistic or to state means that it is not wanted. ε is given
/// under the root and beside it, one of the two being zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SetKernels
{
    /// <summary>Batch normalization of channels by its own statistics.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="runningMean">The running mean of the first set, or null.</param>
    /// <param name="runningVar">The running variance of the first set, or null.</param>
    /// <param name="y">The first element of the first set's output; may be x.</param>
    /// <param name="mean">The mean of the first set, or null.</param>
    /// <param name="invStd">The reciprocal scale of the first set, or null.</param>
    /// <param name="valid">The positions of all samples.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <param name="count">How many elements a set has that are no padding.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="momentum">The weight of this batch in the running statistics.</param>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref float runningMean, ref float runningVar, ref TY y, ref float mean, ref float invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, float epsilon, float epsilonBeside, double momentum)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of channels by running statistics.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannelRunning<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref readonly float runningMean, ref readonly float runningVar, ref TY y, ref float mean, ref float invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of channels by given statistics.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <typeparam name="TMean">The type of the means: what is computed in, or double.</typeparam>
    /// <typeparam name="TInvStd">The type of the reciprocal scales: what is computed in, or double.</typeparam>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannelGiven<TX, TWeight, TBias, TMean, TInvStd, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref readonly TMean mean, ref readonly TInvStd invStd, ref TY y,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TMean : unmanaged
        where TInvStd : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of columns by their own statistics.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="runningMean">The running mean of the first set, or null.</param>
    /// <param name="runningVar">The running variance of the first set, or null.</param>
    /// <param name="y">The first element of the first set's output; may be x.</param>
    /// <param name="mean">The mean of the first set, or null.</param>
    /// <param name="invStd">The reciprocal scale of the first set, or null.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements from the start of one row to the next.</param>
    /// <param name="count">How many elements a set has that are no padding.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="momentum">The weight of this batch in the running statistics.</param>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeature<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref float runningMean, ref float runningVar, ref TY y, ref float mean, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside, double momentum)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of columns by running statistics.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeatureRunning<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref readonly float runningMean, ref readonly float runningVar, ref TY y, ref float mean, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of columns by given statistics.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <typeparam name="TMean">The type of the means: what is computed in, or double.</typeparam>
    /// <typeparam name="TInvStd">The type of the reciprocal scales: what is computed in, or double.</typeparam>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeatureGiven<TX, TWeight, TBias, TMean, TInvStd, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref readonly TMean mean, ref readonly TInvStd invStd, ref TY y,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TMean : unmanaged
        where TInvStd : unmanaged
        where TY : unmanaged;
}
