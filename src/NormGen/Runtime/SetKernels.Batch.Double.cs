namespace NormGen.Runtime;

// Kernels of features over the batch, in double.
public static partial class SetKernels
{
    /// <summary>Batch normalization of channels by its own statistics, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">double, or none where the statistics alone are wanted.</typeparam>
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
    public static partial void BatchChannel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref double runningMean, ref double runningVar, ref TY y, ref double mean, ref double invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, double epsilon, double epsilonBeside, double momentum)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of channels by running statistics, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannelRunning<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref readonly double runningMean, ref readonly double runningVar, ref double y, ref double mean, ref double invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Batch normalization of channels by given statistics, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TMean">The type of the means: what is computed in, or double.</typeparam>
    /// <typeparam name="TInvStd">The type of the reciprocal scales: what is computed in, or double.</typeparam>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannelGiven<TWeight, TBias, TMean, TInvStd>(
        ref double x, ref TWeight weight, ref TBias bias, ref readonly TMean mean, ref readonly TInvStd invStd, ref double y,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TMean : unmanaged
        where TInvStd : unmanaged;

    /// <summary>Batch normalization of columns by their own statistics, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">double, or none where the statistics alone are wanted.</typeparam>
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
    public static partial void BatchFeature<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref double runningMean, ref double runningVar, ref TY y, ref double mean, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside, double momentum)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Batch normalization of columns by running statistics, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeatureRunning<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref readonly double runningMean, ref readonly double runningVar, ref double y, ref double mean, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Batch normalization of columns by given statistics, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TMean">The type of the means: what is computed in, or double.</typeparam>
    /// <typeparam name="TInvStd">The type of the reciprocal scales: what is computed in, or double.</typeparam>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeatureGiven<TWeight, TBias, TMean, TInvStd>(
        ref double x, ref TWeight weight, ref TBias bias, ref readonly TMean mean, ref readonly TInvStd invStd, ref double y,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TMean : unmanaged
        where TInvStd : unmanaged;
}
