namespace NormGen.Runtime;

/// <content>The kernels of batch normalization, which compute in double.</content>
public static partial class GradientKernels
{
    /// <summary>The gradient of a batch normalization by its own statistics of channels, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">What dγ of the first feature is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="mean">The mean of the first set.</param>
    /// <param name="invStd">The reciprocal scale of the first set.</param>
    /// <param name="valid">The positions of all samples.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <param name="count">How many elements share statistics that are no padding.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="epsilonBeside">ε beside the root; zero where it is under it.</param>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannel<TX, TWeight, TDx>(
        ref TX x, ref double dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref double mean, ref double invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets, double epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged;

    /// <summary>The gradient of a batch normalization by statistics that it was given of channels, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <typeparam name="TMean">The type of the means: what is computed in, or double.</typeparam>
    /// <typeparam name="TInvStd">The type of the reciprocal scales: what is computed in, or double.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">What dγ of the first feature is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="mean">The mean of the first set.</param>
    /// <param name="invStd">The reciprocal scale of the first set.</param>
    /// <param name="valid">The positions of all samples.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <param name="count">How many elements share statistics that are no padding.</param>
    /// <param name="sets">The sets.</param>
    [RuntimeKernel(RuntimePart.Given), Norm(Kind.Batch, Axis.Channel)]
    public static partial void BatchChannelRunning<TX, TWeight, TDx, TMean, TInvStd>(
        ref TX x, ref double dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref TMean mean, ref TInvStd invStd,
        RowRuns valid, int samples, int channels, int spatial, nuint count, nuint sets)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged
        where TMean : unmanaged
        where TInvStd : unmanaged;

    /// <summary>The gradient of a batch normalization by its own statistics of columns, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">What dγ of the first feature is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="mean">The mean of the first set.</param>
    /// <param name="invStd">The reciprocal scale of the first set.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="first">The first of them that counts.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements of a row.</param>
    /// <param name="count">How many elements share statistics that are no padding.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="epsilonBeside">ε beside the root; zero where it is under it.</param>
    [RuntimeKernel, Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeature<TX, TWeight, TDx>(
        ref TX x, ref double dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref double mean, ref double invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets, double epsilonBeside)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged;

    /// <summary>The gradient of a batch normalization by statistics that it was given of columns, in double.</summary>
    /// <typeparam name="TX">The storage type of x, or none.</typeparam>
    /// <typeparam name="TWeight">The storage type of the weight.</typeparam>
    /// <typeparam name="TDx">The storage type of dx, or none.</typeparam>
    /// <typeparam name="TMean">The type of the means: what is computed in, or double.</typeparam>
    /// <typeparam name="TInvStd">The type of the reciprocal scales: what is computed in, or double.</typeparam>
    /// <param name="x">The first element of the first set.</param>
    /// <param name="dy">The same of the gradient of the output.</param>
    /// <param name="dx">The same of the gradient of x; may be dy.</param>
    /// <param name="weight">γ of the first feature.</param>
    /// <param name="dweight">What dγ of the first feature is added to, or null.</param>
    /// <param name="dbias">The same for dβ.</param>
    /// <param name="mean">The mean of the first set.</param>
    /// <param name="invStd">The reciprocal scale of the first set.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="first">The first of them that counts.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements of a row.</param>
    /// <param name="count">How many elements share statistics that are no padding.</param>
    /// <param name="sets">The sets.</param>
    [RuntimeKernel(RuntimePart.Given), Norm(Kind.Batch, Axis.Feature)]
    public static partial void BatchFeatureRunning<TX, TWeight, TDx, TMean, TInvStd>(
        ref TX x, ref double dy, ref TDx dx, ref TWeight weight, ref double dweight, ref double dbias, ref TMean mean, ref TInvStd invStd,
        RowRuns rows, int first, int end, nuint stride, nuint count, nuint sets)
        where TX : unmanaged
        where TWeight : unmanaged
        where TDx : unmanaged
        where TMean : unmanaged
        where TInvStd : unmanaged;
}
