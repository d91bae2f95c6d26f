namespace NormGen.Runtime;

/// <content>The kernels of positions whose features are channels apart from each other.</content>
public static partial class GradientKernels
{
    /// <summary>The gradient of a layer normalization of positions: rows are channels, columns positions.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TDy">The storage type of dy.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <param name="x">The first channel of the first position.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first channel.</param>
    /// <param name="dweight">What dγ of the first channel is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="mean">The mean of the first position.</param>
    /// <param name="invStd">The reciprocal scale of the first position.</param>
    /// <param name="rows">The channels: all of them valid.</param>
    /// <param name="first">The first of them: 0.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements from one channel of a position to the next.</param>
    /// <param name="count">The channels that share statistics.</param>
    /// <param name="sets">The positions.</param>
    /// <param name="epsilonBeside">ε beside the root; zero where it is under it.</param>
    [RuntimeKernel, Norm(Kind.Layer, Axis.Channel)]
    public static partial void LayerChannel<TX, TDy, TWeight, TDx>(
        ref TX x, ref TDy dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref float mean, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilonBeside)
        where TX : unmanaged
        where TDy : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged;

    /// <summary>The gradient of a root-mean-square normalization of positions: rows are channels, columns positions.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TDy">The storage type of dy.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <param name="x">The first channel of the first position.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first channel.</param>
    /// <param name="dweight">What dγ of the first channel is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="invStd">The reciprocal scale of the first position.</param>
    /// <param name="rows">The channels: all of them valid.</param>
    /// <param name="first">The first of them: 0.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements from one channel of a position to the next.</param>
    /// <param name="count">The channels that share statistics.</param>
    /// <param name="sets">The positions.</param>
    /// <param name="epsilonBeside">ε beside the root; zero where it is under it.</param>
    [RuntimeKernel, Norm(Kind.RMS, Axis.Channel)]
    public static partial void RMSChannel<TX, TDy, TWeight, TDx>(
        ref TX x, ref TDy dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilonBeside)
        where TX : unmanaged
        where TDy : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged;

    /// <summary>The gradient of a normalization to Euclidean norm 1 of positions: rows are channels, columns positions.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TDy">The storage type of dy.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <param name="x">The first channel of the first position.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first channel.</param>
    /// <param name="dweight">What dγ of the first channel is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="invStd">The reciprocal scale of the first position.</param>
    /// <param name="rows">The channels: all of them valid.</param>
    /// <param name="first">The first of them: 0.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements from one channel of a position to the next.</param>
    /// <param name="count">The channels that share statistics.</param>
    /// <param name="sets">The positions.</param>
    /// <param name="epsilon">The least norm.</param>
    [RuntimeKernel, Norm(Kind.L2, Axis.Channel)]
    public static partial void L2Channel<TX, TDy, TWeight, TDx>(
        ref TX x, ref TDy dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref float invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, float epsilon)
        where TX : unmanaged
        where TDy : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged;
}
