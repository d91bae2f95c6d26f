namespace NormGen.Runtime;

// Kernels of PowerNorm, in double.
public static partial class SetKernels
{
    /// <summary>PowerNorm of channels by the batch's own quadratic means, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Channel)]
    public static partial void PowerChannel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of channels by the running quadratic mean, which then takes in the batch's, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Channel)]
    public static partial void PowerChannelRunningBefore<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double runningSquare, ref double y, ref double invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, double epsilon, double epsilonBeside, double alphaForward)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>PowerNorm of channels by the running quadratic mean, in double.</summary>
    /// <inheritdoc cref="BatchChannel{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Channel)]
    public static partial void PowerChannelRunning<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref readonly double runningSquare, ref double y, ref double invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>PowerNorm of columns by the batch's own quadratic means, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerFeature<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>PowerNorm of columns by the running quadratic means, which then take in the batch's, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerFeatureRunningBefore<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref double runningSquare, ref double y, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside, double alphaForward)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>PowerNorm of columns by the running quadratic means, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Power, Axis.Feature)]
    public static partial void PowerFeatureRunning<TWeight, TBias>(
        ref double x, ref TWeight weight, ref TBias bias, ref readonly double runningSquare, ref double y, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged;
}
