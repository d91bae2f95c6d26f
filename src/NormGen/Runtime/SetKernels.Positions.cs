namespace NormGen.Runtime;

// Kernels of positions whose features are channels apart from each other.
public static partial class SetKernels
{
    /// <summary>Layer normalization of positions: rows are channels, columns positions.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.Layer, Axis.Channel)]
    public static partial void LayerChannel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Root-mean-square normalization of positions: rows are channels, columns positions.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.RMS, Axis.Channel)]
    public static partial void RMSChannel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon, float epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Division of positions by their Euclidean norms: rows are channels, columns positions.</summary>
    /// <inheritdoc cref="BatchFeature{TX, TWeight, TBias, TY}"/>
    [RuntimeKernel, Norm(Kind.L2, Axis.Channel)]
    public static partial void L2Channel<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
