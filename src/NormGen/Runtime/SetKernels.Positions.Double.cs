namespace NormGen.Runtime;

// Kernels of positions whose features are channels apart from each other, in double.
public static partial class SetKernels
{
    /// <summary>Layer normalization of positions: rows are channels, columns positions, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Layer, Axis.Channel)]
    public static partial void LayerChannel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double mean, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Root-mean-square normalization of positions: rows are channels, columns positions, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.RMS, Axis.Channel)]
    public static partial void RMSChannel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon, double epsilonBeside)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Division of positions by their Euclidean norms: rows are channels, columns positions, in double.</summary>
    /// <inheritdoc cref="BatchFeature{TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.L2, Axis.Channel)]
    public static partial void L2Channel<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilon)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
