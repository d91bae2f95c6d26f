namespace NormGen;

/// <summary>
/// What a parameter of a normalization method stands for. A parameter plays the role that its name says, or the one that
/// <see cref="RoleAttribute"/> gives it.
/// </summary>
public enum Role
{
    /// <summary>The input, rows × D elements. Names: <c>x</c>, <c>input</c>. Without a <see cref="Y"/> it is also the output.</summary>
    X,

    /// <summary>The output, rows × D elements. Names: <c>y</c>, <c>output</c>, <c>destination</c>.</summary>
    Y,

    /// <summary>The scale γ of each feature, D elements. Names: <c>weight</c>, <c>gamma</c>, <c>scale</c>.</summary>
    Weight,

    /// <summary>The shift β of each feature, D elements. Names: <c>bias</c>, <c>beta</c>, <c>shift</c>.</summary>
    Bias,

    /// <summary>The mean of each row, written; rows elements. Name: <c>mean</c>.</summary>
    Mean,

    /// <summary>The reciprocal scale r of each row (1/σ, 1/rms), written; rows elements. Names: <c>invStd</c>, <c>rstd</c>.</summary>
    InvStd,

    /// <summary>The feature count D where no weight or bias tells it, an <see cref="int"/>. Name: <c>dim</c>.</summary>
    Dim,

    /// <summary>The ε of this call, instead of the attribute's; a <see cref="float"/>. Names: <c>epsilon</c>, <c>eps</c>.</summary>
    Epsilon,
}
