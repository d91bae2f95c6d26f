namespace NormGen.Runtime;

/// <content>The kernels that compute in double.</content>
public static partial class GradientKernels
{
    /// <summary>The gradient of a layer normalization of rows, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDResidualOut">The storage type of dresidualOut.</typeparam>
    /// <typeparam name="TDx">The storage type of dx.</typeparam>
    /// <typeparam name="TDResidual">The storage type of dresidual.</typeparam>
    /// <typeparam name="TDWeight">The type of the sums for dweight: what is computed in, or none.</typeparam>
    /// <typeparam name="TDBias">The same for dbias.</typeparam>
    /// <param name="x">The first row of what was normalized.</param>
    /// <param name="dy">The first row of the gradient of the output.</param>
    /// <param name="dx">The first row of the gradient of the branch, or of x; may be dy.</param>
    /// <param name="dresidual">The first row of the gradient of the residual.</param>
    /// <param name="dresidualOut">The first row of what comes from further up the residual stream.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">The sum of the first feature for dγ, which the rows are added to.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="mean">The first row's mean.</param>
    /// <param name="invStd">The first row's reciprocal scale.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilonBeside">ε beside the root; zero where it is under it.</param>
    /// <param name="residualScale">What the residual was multiplied by.</param>
    /// <param name="branchScale">What the branch was multiplied by.</param>
    /// <param name="rowStride">The elements from the start of one row of a tensor to the next.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    public static partial void Layer<TX, TWeight, TDResidualOut, TDx, TDResidual, TDWeight, TDBias>(
        ref TX x, ref double dy, ref TDx dx, ref TDResidual dresidual, ref TDResidualOut dresidualOut, ref TWeight weight, ref TDWeight dweight, ref TDBias dbias, ref double mean, ref double invStd,
        nuint rows, nuint dim, double epsilonBeside, double residualScale, double branchScale, nuint rowStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDResidualOut : unmanaged
        where TDx : unmanaged
        where TDResidual : unmanaged
        where TDWeight : unmanaged
        where TDBias : unmanaged;

    /// <summary>The gradient of a root-mean-square normalization of rows, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDResidualOut">The storage type of dresidualOut.</typeparam>
    /// <typeparam name="TDx">The storage type of dx.</typeparam>
    /// <typeparam name="TDResidual">The storage type of dresidual.</typeparam>
    /// <typeparam name="TDWeight">The type of the sums for dweight: what is computed in, or none.</typeparam>
    /// <typeparam name="TDBias">The same for dbias.</typeparam>
    /// <param name="x">The first row of what was normalized.</param>
    /// <param name="dy">The first row of the gradient of the output.</param>
    /// <param name="dx">The first row of the gradient of the branch, or of x; may be dy.</param>
    /// <param name="dresidual">The first row of the gradient of the residual.</param>
    /// <param name="dresidualOut">The first row of what comes from further up the residual stream.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">The sum of the first feature for dγ, which the rows are added to.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="invStd">The first row's reciprocal scale.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilonBeside">ε beside the root; zero where it is under it.</param>
    /// <param name="residualScale">What the residual was multiplied by.</param>
    /// <param name="branchScale">What the branch was multiplied by.</param>
    /// <param name="rowStride">The elements from the start of one row of a tensor to the next.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    public static partial void RMS<TX, TWeight, TDResidualOut, TDx, TDResidual, TDWeight, TDBias>(
        ref TX x, ref double dy, ref TDx dx, ref TDResidual dresidual, ref TDResidualOut dresidualOut, ref TWeight weight, ref TDWeight dweight, ref TDBias dbias, ref double invStd,
        nuint rows, nuint dim, double epsilonBeside, double residualScale, double branchScale, nuint rowStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDResidualOut : unmanaged
        where TDx : unmanaged
        where TDResidual : unmanaged
        where TDWeight : unmanaged
        where TDBias : unmanaged;

    /// <summary>The gradient of a normalization of rows to Euclidean norm 1, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDResidualOut">The storage type of dresidualOut.</typeparam>
    /// <typeparam name="TDx">The storage type of dx.</typeparam>
    /// <typeparam name="TDResidual">The storage type of dresidual.</typeparam>
    /// <typeparam name="TDWeight">The type of the sums for dweight: what is computed in, or none.</typeparam>
    /// <typeparam name="TDBias">The same for dbias.</typeparam>
    /// <param name="x">The first row of what was normalized.</param>
    /// <param name="dy">The first row of the gradient of the output.</param>
    /// <param name="dx">The first row of the gradient of the branch, or of x; may be dy.</param>
    /// <param name="dresidual">The first row of the gradient of the residual.</param>
    /// <param name="dresidualOut">The first row of what comes from further up the residual stream.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">The sum of the first feature for dγ, which the rows are added to.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="invStd">The first row's reciprocal scale.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">The least norm.</param>
    /// <param name="residualScale">What the residual was multiplied by.</param>
    /// <param name="branchScale">What the branch was multiplied by.</param>
    /// <param name="rowStride">The elements from the start of one row of a tensor to the next.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel, Norm(Kind.L2, Axis.Feature)]
    public static partial void L2<TX, TWeight, TDResidualOut, TDx, TDResidual, TDWeight, TDBias>(
        ref TX x, ref double dy, ref TDx dx, ref TDResidual dresidual, ref TDResidualOut dresidualOut, ref TWeight weight, ref TDWeight dweight, ref TDBias dbias, ref double invStd,
        nuint rows, nuint dim, double epsilon, double residualScale, double branchScale, nuint rowStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDResidualOut : unmanaged
        where TDx : unmanaged
        where TDResidual : unmanaged
        where TDWeight : unmanaged
        where TDBias : unmanaged;
}
