namespace NormGen.Runtime;

// Kernels of PowerNorm.
public static partial class SetKernels
{
    /// <summary>PowerNorm of channels by the batch's own quadratic means.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Channel)]
    public static partial void PowerChannel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of channels by the running quadratic mean, which then takes in the batch's.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Channel)]
    public static partial void PowerChannelRunningBefore<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref float runningSquare, ref TY y, ref float invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, float epsilon, float epsilonBeside, double alphaForward)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of channels by the running quadratic mean.</summary>
    /// <inheritdoc cref="BatchChannel{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Channel)]
    public static partial void PowerChannelRunning<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref readonly float runningSquare, ref TY y, ref float invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of columns by the batch's own quadratic means.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerFeature<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of columns by the running quadratic means, which then take in the batch's.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerFeatureRunningBefore<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref float runningSquare, ref TY y, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside, double alphaForward)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of columns by the running quadratic means.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerFeatureRunning<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref readonly float runningSquare, ref TY y, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
