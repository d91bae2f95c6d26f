namespace NormGen.Runtime;

// Kernels of groups and features of a sample.
public static partial class SetKernels
{
    /// <summary>Group normalization of some channels of a sample.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Group, Axis.Channel)]
    public static partial void GroupChannel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        SetRuns runs, nuint count, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Group normalization of a part of each row of a sample.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Group, Axis.Feature)]
    public static partial void GroupFeature<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        SetRuns runs, nuint count, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Instance normalization of a channel of a sample.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Instance, Axis.Channel)]
    public static partial void InstanceChannel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        SetRuns runs, nuint count, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Instance normalization of the columns of a sample.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Instance, Axis.Feature)]
    public static partial void InstanceFeature<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        RowRuns rows, int first, int end, nuint count, nuint columns, nuint stride, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
