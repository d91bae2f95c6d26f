using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// The run-time-size gradients, which stand behind every gradient without a size, with another size than it was specialised for, or in a Debug build.
/// Generated code calls them once it has checked its arguments; they trust theirs.
/// </summary>
/// <remarks>
/// <see cref="Nothing"/> stands, as an element type, for a tensor that is not there; <see cref="NoWeight"/>, <see cref="ZeroCenteredWeight{T}"/> and
/// <see cref="SharedWeight{T}"/> for what a weight may be. Rows are those of one piece of <see cref="SetOrder"/> where sums over them are wanted.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class GradientKernels
{
    /// <summary>The gradient of a layer normalization of rows.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TDy">The storage type of dy.</typeparam>
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
    public static partial void Layer<TX, TDy, TWeight, TDResidualOut, TDx, TDResidual, TDWeight, TDBias>(
        ref TX x, ref TDy dy, ref TDx dx, ref TDResidual dresidual, ref TDResidualOut dresidualOut, ref TWeight weight, ref TDWeight dweight, ref TDBias dbias, ref float mean, ref float invStd,
        nuint rows, nuint dim, float epsilonBeside, float residualScale, float branchScale, nuint rowStride, nuint statisticStride)
        where TX : unmanaged
        where TDy : unmanaged
        where TWeight : unmanaged
        where TDResidualOut : unmanaged
        where TDx : unmanaged
        where TDResidual : unmanaged
        where TDWeight : unmanaged
        where TDBias : unmanaged;

    /// <summary>The gradient of a root-mean-square normalization of rows.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TDy">The storage type of dy.</typeparam>
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
    public static partial void RMS<TX, TDy, TWeight, TDResidualOut, TDx, TDResidual, TDWeight, TDBias>(
        ref TX x, ref TDy dy, ref TDx dx, ref TDResidual dresidual, ref TDResidualOut dresidualOut, ref TWeight weight, ref TDWeight dweight, ref TDBias dbias, ref float invStd,
        nuint rows, nuint dim, float epsilonBeside, float residualScale, float branchScale, nuint rowStride, nuint statisticStride)
        where TX : unmanaged
        where TDy : unmanaged
        where TWeight : unmanaged
        where TDResidualOut : unmanaged
        where TDx : unmanaged
        where TDResidual : unmanaged
        where TDWeight : unmanaged
        where TDBias : unmanaged;

    /// <summary>The gradient of a normalization of rows to Euclidean norm 1.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TDy">The storage type of dy.</typeparam>
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
    public static partial void L2<TX, TDy, TWeight, TDResidualOut, TDx, TDResidual, TDWeight, TDBias>(
        ref TX x, ref TDy dy, ref TDx dx, ref TDResidual dresidual, ref TDResidualOut dresidualOut, ref TWeight weight, ref TDWeight dweight, ref TDBias dbias, ref float invStd,
        nuint rows, nuint dim, float epsilon, float residualScale, float branchScale, nuint rowStride, nuint statisticStride)
        where TX : unmanaged
        where TDy : unmanaged
        where TWeight : unmanaged
        where TDResidualOut : unmanaged
        where TDx : unmanaged
        where TDResidual : unmanaged
        where TDWeight : unmanaged
        where TDBias : unmanaged;
}
