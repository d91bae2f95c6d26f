namespace NormGen.Runtime;

// Kernels that compute in double, for tensors of it.
public static partial class FeatureKernels
{
    /// <summary>Layer normalization of rows, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">double, or none where the statistics alone are wanted.</typeparam>
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
    public static partial void Layer<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double mean, ref double invStd,
        nuint rows, nuint dim, double epsilon, double epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Layer normalization of rows, as the branch of a sandwich: y = residualScale·residual + branchScale·N(x), in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
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
    public static partial void LayerBranch<TWeight, TBias>(
        ref double x, ref double residual, ref TWeight weight, ref TBias bias, ref double y, ref double mean, ref double invStd,
        nuint rows, nuint dim, double epsilon, double epsilonBeside, double residualScale, double branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Root-mean-square normalization of rows, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">double, or none where the statistics alone are wanted.</typeparam>
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
    public static partial void RMS<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double invStd,
        nuint rows, nuint dim, double epsilon, double epsilonBeside, nuint xStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Root-mean-square normalization of rows, as the branch of a sandwich: y = residualScale·residual + branchScale·N(x), in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
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
    public static partial void RMSBranch<TWeight, TBias>(
        ref double x, ref double residual, ref TWeight weight, ref TBias bias, ref double y, ref double invStd,
        nuint rows, nuint dim, double epsilon, double epsilonBeside, double residualScale, double branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>Division of rows by their Euclidean norms, in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
    /// <typeparam name="TY">double, or none where the statistics alone are wanted.</typeparam>
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
    public static partial void L2<TWeight, TBias, TY>(
        ref double x, ref TWeight weight, ref TBias bias, ref TY y, ref double invStd,
        nuint rows, nuint dim, double epsilon, nuint xStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged
        where TY : unmanaged;

    /// <summary>Division of rows by their Euclidean norms, as the branch of a sandwich: y = residualScale·residual + branchScale·N(x), in double.</summary>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TBias">The storage type of the bias.</typeparam>
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
    public static partial void L2Branch<TWeight, TBias>(
        ref double x, ref double residual, ref TWeight weight, ref TBias bias, ref double y, ref double invStd,
        nuint rows, nuint dim, double epsilon, double residualScale, double branchScale, nuint xStride, nuint residualStride, nuint yStride, nuint statisticStride)
        where TWeight : unmanaged
        where TBias : unmanaged;

    /// <summary>The sum of a residual and its branch: sum = residualScale·residual + branchScale·x, in double.</summary>
    /// <typeparam name="TResidual">The storage type of the residual: double, or none.</typeparam>
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
    public static partial void Sum<TResidual>(
        ref double x, ref TResidual residual, ref double y, nuint rows, nuint dim, double residualScale, double branchScale, nuint xStride, nuint residualStride, nuint yStride)
        where TResidual : unmanaged;
}
