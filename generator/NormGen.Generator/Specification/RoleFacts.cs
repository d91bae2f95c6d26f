namespace NormGen.Specification;

/// <summary>What a parameter holds one of what for.</summary>
internal enum RoleExtent
{
    /// <summary>Of each row's features: rows × D.</summary>
    Tensor,

    /// <summary>Of each feature: D.</summary>
    Feature,

    /// <summary>Of each set that shares one, such as a row, or a feature of the batch.</summary>
    Statistic,

    /// <summary>Of each feature, kept by the caller from one call to the next: D.</summary>
    State,

    /// <summary>One for the call.</summary>
    Call,

    /// <summary>Something that only a role of its own has.</summary>
    Special,
}

/// <summary>What is known of a role, whatever the method.</summary>
/// <param name="Role">The role.</param>
/// <param name="Extent">What it holds one of what for.</param>
/// <param name="Names">The parameter names that say it, the usual one first.</param>
internal sealed record RoleFacts(Role Role, RoleExtent Extent, IReadOnlyList<string> Names)
{
    private static readonly RoleFacts[] All =
    [
        new(Role.X, RoleExtent.Tensor, ["x", "input"]),
        new(Role.Y, RoleExtent.Tensor, ["y", "output", "destination"]),
        new(Role.Weight, RoleExtent.Feature, ["weight", "gamma", "scale"]),
        new(Role.Bias, RoleExtent.Feature, ["bias", "beta", "shift"]),
        new(Role.Mean, RoleExtent.Statistic, ["mean"]),
        new(Role.InvStd, RoleExtent.Statistic, ["invStd", "rstd"]),
        new(Role.Dim, RoleExtent.Call, ["dim"]),
        new(Role.Epsilon, RoleExtent.Call, ["epsilon", "eps"]),
        new(Role.Residual, RoleExtent.Tensor, ["residual"]),
        new(Role.Sum, RoleExtent.Tensor, ["sum"]),
        new(Role.Mask, RoleExtent.Special, ["mask"]),
        new(Role.Lengths, RoleExtent.Special, ["lengths"]),
        new(Role.XStride, RoleExtent.Call, ["xStride"]),
        new(Role.YStride, RoleExtent.Call, ["yStride"]),
        new(Role.ResidualScale, RoleExtent.Call, ["residualScale"]),
        new(Role.BranchScale, RoleExtent.Call, ["branchScale"]),
        new(Role.NextWeight, RoleExtent.Feature, ["nextWeight", "nextGamma"]),
        new(Role.NextBias, RoleExtent.Feature, ["nextBias", "nextBeta"]),
        new(Role.NextMean, RoleExtent.Statistic, ["nextMean"]),
        new(Role.NextInvStd, RoleExtent.Statistic, ["nextInvStd", "nextRstd"]),
        new(Role.Sublayer, RoleExtent.Special, ["sublayer"]),
        new(Role.Workspace, RoleExtent.Special, ["workspace"]),
        new(Role.RunningMean, RoleExtent.State, ["runningMean"]),
        new(Role.RunningVar, RoleExtent.State, ["runningVar"]),
        new(Role.RunningSquare, RoleExtent.State, ["runningSquare"]),
        new(Role.Spatial, RoleExtent.Call, ["spatial"]),
        new(Role.Momentum, RoleExtent.Call, ["momentum"]),
        new(Role.Batches, RoleExtent.Special, ["batches"]),
        new(Role.Dy, RoleExtent.Tensor, ["dy"]),
        new(Role.Dx, RoleExtent.Tensor, ["dx"]),
        new(Role.DWeight, RoleExtent.Feature, ["dweight", "dgamma", "dscale"]),
        new(Role.DBias, RoleExtent.Feature, ["dbias", "dbeta", "dshift"]),
        new(Role.DResidual, RoleExtent.Tensor, ["dresidual"]),
        new(Role.DResidualOut, RoleExtent.Tensor, ["dresidualOut"]),
        new(Role.Nu, RoleExtent.State, ["nu"]),
        new(Role.DNextWeight, RoleExtent.Feature, ["dnextWeight", "dnextGamma"]),
        new(Role.DNextBias, RoleExtent.Feature, ["dnextBias", "dnextBeta"]),
        new(Role.Branch, RoleExtent.Tensor, ["branch"]),
    ];

    /// <summary>All roles, in the order of their enum.</summary>
    public static IReadOnlyList<RoleFacts> OfAll => All;

    public static RoleFacts Of(Role role) => All[(int)role];

    public static bool IsTensor(Role role) => Of(role).Extent == RoleExtent.Tensor;

    public static bool IsPerFeature(Role role) => Of(role).Extent == RoleExtent.Feature;

    public static bool IsStatistic(Role role) => Of(role).Extent == RoleExtent.Statistic;

    public static bool IsState(Role role) => Of(role).Extent == RoleExtent.State;
}
