using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// The run-time-size kernels over the feature axis, which stand behind every method without a size, with another size than it was
/// specialised for, or in a Debug build. Generated code calls them once it has checked its arguments; they trust theirs.
/// </summary>
/// <remarks>
/// Each takes any storage types: the JIT makes the one that is asked for. <see cref="NoWeight"/>, <see cref="NoBias"/>,
/// <see cref="ZeroCenteredWeight{T}"/> and <see cref="SharedWeight{T}"/> stand for what a parameter may be beside a tensor. A null reference to a
/// statistic means that it is not wanted. ε is given under the root and beside it, one of the two being zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class FeatureKernels
{
    /// <summary>Layer normalization of rows.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first row of the output; may be x.</param>
    /// <param name="mean">The first row's mean, or null.</param>
    /// <param name="invStd">The first row's reciprocal scale, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="yStride">The same for y.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel, Norm(Kind.Layer, Axis.Feature)]
    public static partial void Layer<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Root-mean-square normalization of rows.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first row of the output; may be x.</param>
    /// <param name="invStd">The first row's reciprocal scale, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="yStride">The same for y.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel, Norm(Kind.RMS, Axis.Feature)]
    public static partial void RMS<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Division of rows by their Euclidean norms.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first row of the output; may be x.</param>
    /// <param name="invStd">The first row's reciprocal scale, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">The least norm.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="yStride">The same for y.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel, Norm(Kind.L2, Axis.Feature)]
    public static partial void L2<TX, TWeight, TBias, TY>(
        ref TX x, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        nuint rows, nuint dim, float epsilon, nuint xStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>The sum of a residual and its branch: sum = residualScale·residual + branchScale·x, rounded to x's type.</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TResidual">The storage type of the residual.</typeparam>
    /// <typeparam name="TY">The storage type of the sum.</typeparam>
    /// <param name="x">The first row of the branch.</param>
    /// <param name="residual">The first row of the residual.</param>
    /// <param name="y">The first row of the sum; may be x or the residual.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="residualScale">What the residual is multiplied by.</param>
    /// <param name="branchScale">What the branch is multiplied by.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="residualStride">The same for the residual.</param>
    /// <param name="yStride">The same for the sum.</param>
    [RuntimeKernel(RuntimePart.Sum), Norm(Kind.RMS, Axis.Feature, Placement = Placement.Post)]
    public static partial void Sum<TX, TResidual, TY>(
        ref TX x, ref TResidual residual, ref TY y, nuint rows, nuint dim, float residualScale, float branchScale, nuint xStride, nuint residualStride, nuint yStride)
        where TX : unmanaged
        where TResidual : unmanaged
        where TY : unmanaged;
}
