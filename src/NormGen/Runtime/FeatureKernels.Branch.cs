namespace NormGen.Runtime;

// The branch of a sandwich.
public static partial class FeatureKernels
{
    /// <summary>Layer normalization of rows, as the branch of a sandwich: y = residualScale·residual + branchScale·N(x).</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TResidual">The storage type of the residual.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="residual">The first row of the residual.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first row of the output; may be x or the residual.</param>
    /// <param name="mean">The first row's mean, or null.</param>
    /// <param name="invStd">The first row's reciprocal scale, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="residualScale">What the residual is multiplied by.</param>
    /// <param name="branchScale">What N(x) is multiplied by.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="residualStride">The same for the residual.</param>
    /// <param name="yStride">The same for y.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel(RuntimePart.Branch), Norm(Kind.Layer, Axis.Feature, Placement = Placement.Sandwich)]
    public static partial void LayerBranch<TX, TResidual, TWeight, TBias, TY>(
        ref TX x, ref TResidual residual, ref TWeight weight, ref TBias bias, ref TY y, ref float mean, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, float residualScale, float branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TResidual : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Root-mean-square normalization of rows, as the branch of a sandwich: y = residualScale·residual + branchScale·N(x).</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TResidual">The storage type of the residual.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="residual">The first row of the residual.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first row of the output; may be x or the residual.</param>
    /// <param name="invStd">The first row's reciprocal scale, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">ε under the root.</param>
    /// <param name="epsilonBeside">ε beside the root.</param>
    /// <param name="residualScale">What the residual is multiplied by.</param>
    /// <param name="branchScale">What N(x) is multiplied by.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="residualStride">The same for the residual.</param>
    /// <param name="yStride">The same for y.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel(RuntimePart.Branch), Norm(Kind.RMS, Axis.Feature, Placement = Placement.Sandwich)]
    public static partial void RMSBranch<TX, TResidual, TWeight, TBias, TY>(
        ref TX x, ref TResidual residual, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        nuint rows, nuint dim, float epsilon, float epsilonBeside, float residualScale, float branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TResidual : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Division of rows by their Euclidean norms, as the branch of a sandwich: y = residualScale·residual + branchScale·N(x).</summary>
    /// <typeparam name="TX">The storage type of x.</typeparam>
    /// <typeparam name="TResidual">The storage type of the residual.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">The storage type of y.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="residual">The first row of the residual.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="bias">β of the first feature.</param>
    /// <param name="y">The first row of the output; may be x or the residual.</param>
    /// <param name="invStd">The first row's reciprocal scale, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features that are normalized together: a row, or a group of it.</param>
    /// <param name="epsilon">The least norm.</param>
    /// <param name="residualScale">What the residual is multiplied by.</param>
    /// <param name="branchScale">What N(x) is multiplied by.</param>
    /// <param name="xStride">The elements from the start of one row of x to the next.</param>
    /// <param name="residualStride">The same for the residual.</param>
    /// <param name="yStride">The same for y.</param>
    /// <param name="statisticStride">The statistics from those of one row to those of the next.</param>
    [RuntimeKernel(RuntimePart.Branch), Norm(Kind.L2, Axis.Feature, Placement = Placement.Sandwich)]
    public static partial void L2Branch<TX, TResidual, TWeight, TBias, TY>(
        ref TX x, ref TResidual residual, ref TWeight weight, ref TBias bias, ref TY y, ref float invStd,
        nuint rows, nuint dim, float epsilon, float residualScale, float branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TX : unmanaged
        where TResidual : unmanaged
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;
}
