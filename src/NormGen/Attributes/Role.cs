namespace NormGen;

/// <summary>
/// What a parameter of a normalization method stands for. A parameter plays the role that its name says, or the one that
/// <see cref="RoleAttribute"/> gives it.
/// </summary>
public enum Role
{
    /// <summary>The input, rows × D elements; where there is a residual, the output of the branch. Names: <c>x</c>, <c>input</c>. Without a <see cref="Y"/> it is also the output.</summary>
    X,

    /// <summary>The output, rows × D elements. Names: <c>y</c>, <c>output</c>, <c>destination</c>.</summary>
    Y,

    /// <summary>The scale γ of each feature, D elements; for L2 also a single number. Names: <c>weight</c>, <c>gamma</c>, <c>scale</c>.</summary>
    Weight,

    /// <summary>The shift β of each feature, D elements. Names: <c>bias</c>, <c>beta</c>, <c>shift</c>.</summary>
    Bias,

    /// <summary>The mean μ of each set that shares one: a row (and group), a feature of the batch, a group of a sample. Written; for <see cref="Kind.Batch"/> read where it is read-only. Name: <c>mean</c>.</summary>
    Mean,

    /// <summary>The reciprocal scale r of each such set: 1/σ, 1/rms, 1/n. Written; for <see cref="Kind.Batch"/> read where it is read-only. Names: <c>invStd</c>, <c>rstd</c>.</summary>
    InvStd,

    /// <summary>The feature count D where no weight or bias tells it, an <see cref="int"/>. Name: <c>dim</c>.</summary>
    Dim,

    /// <summary>The ε of this call, instead of the attribute's; a <see cref="float"/>, or a <see cref="double"/> where x is. Names: <c>epsilon</c>, <c>eps</c>.</summary>
    Epsilon,

    /// <summary>The residual stream, rows × D elements of x's type; updated by Pre and Sandwich. Name: <c>residual</c>.</summary>
    Residual,

    /// <summary>The sum that Post and Deep normalize, written where a gradient will want it; rows × D elements of x's type. Name: <c>sum</c>.</summary>
    Sum,

    /// <summary>
    /// One <see cref="bool"/> per row, on <see cref="Axis.Channel"/> per sample or per sample and position: false is padding, which gives 0, is not read and
    /// counts for nothing. Name: <c>mask</c>.
    /// </summary>
    Mask,

    /// <summary>How many positions of each sequence (on <see cref="Axis.Channel"/>: of each sample) are no padding; one <see cref="int"/> each. Name: <c>lengths</c>.</summary>
    Lengths,

    /// <summary>Elements from the start of one row of x to the next, an <see cref="int"/> ≥ D. Name: <c>xStride</c>.</summary>
    XStride,

    /// <summary>Elements from the start of one row of y to the next, an <see cref="int"/> ≥ D. Name: <c>yStride</c>.</summary>
    YStride,

    /// <summary>What the residual is multiplied by in this call. Name: <c>residualScale</c>.</summary>
    ResidualScale,

    /// <summary>What the branch is multiplied by in this call. Name: <c>branchScale</c>.</summary>
    BranchScale,

    /// <summary>The scale of a sandwich's norm of the residual stream. Names: <c>nextWeight</c>, <c>nextGamma</c>.</summary>
    NextWeight,

    /// <summary>The shift of a sandwich's norm of the residual stream. Names: <c>nextBias</c>, <c>nextBeta</c>.</summary>
    NextBias,

    /// <summary>The mean that a sandwich's norm of the residual stream took, written. Name: <c>nextMean</c>.</summary>
    NextMean,

    /// <summary>The reciprocal scale of a sandwich's norm of the residual stream, written. Names: <c>nextInvStd</c>, <c>nextRstd</c>.</summary>
    NextInvStd,

    /// <summary>The branch F of a whole residual block: an <see cref="ISublayer{T}"/> or a <see cref="Sublayer{T}"/>. Name: <c>sublayer</c>.</summary>
    Sublayer,

    /// <summary>Memory that a block may use; rented where there is none. Name: <c>workspace</c>.</summary>
    Workspace,

    /// <summary>
    /// The running mean of each feature, D elements. Writable together with <see cref="RunningVar"/> it asks for training, read-only for inference. Name: <c>runningMean</c>.
    /// </summary>
    RunningMean,

    /// <summary>The running variance of each feature, D elements. Name: <c>runningVar</c>.</summary>
    RunningVar,

    /// <summary>PowerNorm's running quadratic mean ψ² of each feature, D elements: writable for training, read-only for inference. Name: <c>runningSquare</c>.</summary>
    RunningSquare,

    /// <summary>The positions of a sample: those behind each channel, or rows of one sample; an <see cref="int"/> ≥ 1. Name: <c>spatial</c>.</summary>
    Spatial,

    /// <summary>The weight of the new batch in the running statistics, instead of the attribute's. Name: <c>momentum</c>.</summary>
    Momentum,

    /// <summary>How many batches the running statistics are the average of, a <c>ref long</c> that is counted up: the average is then cumulative. Name: <c>batches</c>.</summary>
    Batches,

    /// <summary>In a gradient: the gradient of the output, read. Name: <c>dy</c>.</summary>
    Dy,

    /// <summary>In a gradient: the gradient of the input, of a placed norm the branch's; written. Name: <c>dx</c>.</summary>
    Dx,

    /// <summary>In a gradient: what the gradient of the weight is added to. Names: <c>dweight</c>, <c>dgamma</c>, <c>dscale</c>.</summary>
    DWeight,

    /// <summary>In a gradient: what the gradient of the bias is added to. Names: <c>dbias</c>, <c>dbeta</c>, <c>dshift</c>.</summary>
    DBias,

    /// <summary>In the gradient of a placed norm: the gradient of the residual that went in, written. Name: <c>dresidual</c>.</summary>
    DResidual,

    /// <summary>In the gradient of a Pre or Sandwich norm: the gradient of the residual that came out, read; it is added behind the norm's own. Name: <c>dresidualOut</c>.</summary>
    DResidualOut,

    /// <summary>In a gradient of PowerNorm: ν of each feature, D elements; writable, it takes in this batch. Name: <c>nu</c>.</summary>
    Nu,

    /// <summary>In the gradient of a sandwich: what the gradient of <see cref="NextWeight"/> is added to. Names: <c>dnextWeight</c>, <c>dnextGamma</c>.</summary>
    DNextWeight,

    /// <summary>In the gradient of a sandwich: what the gradient of <see cref="NextBias"/> is added to. Names: <c>dnextBias</c>, <c>dnextBeta</c>.</summary>
    DNextBias,

    /// <summary>In the gradient of a whole sandwich block: what the sub-layer wrote in the forward pass. Name: <c>branch</c>.</summary>
    Branch,
}
