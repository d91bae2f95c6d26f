namespace NormGen.Runtime;

// Kernels of groups and features of a sample, in double.
public static partial class SetKernels
{
    /// <summary>Group normalization of some channels of a sample, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">double, or none where the statistics alone are wanted.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first element of the first set's output; may be x.</param>
    /// <param name="mean">The mean of the first set, or null.</param>
    /// <param name="invStd">The reciprocal scale of the first set, or null.</param>
    /// <param name="runs">The set's elements.</param>
    /// <param name="count">How many elements a set has that are no padding.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    [RuntimeKernel, Norm(Kind.Group, Axis.Channel)]
    public static partial void GroupChannel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double mean, ref double invStd,
        SetRuns runs, nuint count, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Group normalization of a part of each row of a sample, in double.</summary>
    /// <inheritdoc cref="GroupChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Group, Axis.Feature)]
    public static partial void GroupFeature<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double mean, ref double invStd,
        SetRuns runs, nuint count, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Instance normalization of a channel of a sample, in double.</summary>
    /// <inheritdoc cref="GroupChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Instance, Axis.Channel)]
    public static partial void InstanceChannel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double mean, ref double invStd,
        SetRuns runs, nuint count, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Instance normalization of the columns of a sample, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Instance, Axis.Feature)]
    public static partial void InstanceFeature<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double mean, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
