namespace NormGen.Runtime;

// Kernels of groups and features of a sample, in double.
public static partial class SetKernels
{
    /// <summary>Group normalization of some channels of a sample, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias}"/>
    [RuntimeKernel, Norm(Kind.Group, Axis.Channel)]
    public static partial void GroupChannel<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double mean, ref double invStd,
        SetRuns runs, nuint count, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Group normalization of a part of each row of a sample, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias}"/>
    [RuntimeKernel, Norm(Kind.Group, Axis.Feature)]
    public static partial void GroupFeature<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double mean, ref double invStd,
        SetRuns runs, nuint count, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Instance normalization of a channel of a sample, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias}"/>
    [RuntimeKernel, Norm(Kind.Instance, Axis.Channel)]
    public static partial void InstanceChannel<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double mean, ref double invStd,
        SetRuns runs, nuint count, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Instance normalization of the columns of a sample, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias}"/>
    [RuntimeKernel, Norm(Kind.Instance, Axis.Feature)]
    public static partial void InstanceFeature<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double y, ref double mean, ref double invStd,
        RowRuns rows, int first, int end, nuint count, nuint columns, nuint stride, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;
}
