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

/// <summary>Which methods a role belongs to.</summary>
internal enum RolePass
{
    Either,
    Forward,
    Gradient,
}

/// <summary>What is known of a role, whatever the method.</summary>
/// <param name="Role">The role.</param>
/// <param name="Extent">What it holds one of what for.</param>
/// <param name="Names">The parameter names that say it, the usual one first.</param>
/// <param name="Pass">Which methods it belongs to.</param>
internal sealed record RoleFacts(Role Role, RoleExtent Extent, IReadOnlyList<string> Names, RolePass Pass = RolePass.Either)
{
    private static readonly RoleFacts[] All =
    [
        new(Role.X, RoleExtent.Tensor, ["x", "input"]),
        new(Role.Y, RoleExtent.Tensor, ["y", "output", "destination"], RolePass.Forward),
        new(Role.Weight, RoleExtent.Feature, ["weight", "gamma", "scale"]),
        new(Role.Bias, RoleExtent.Feature, ["bias", "beta", "shift"], RolePass.Forward),
        new(Role.Mean, RoleExtent.Statistic, ["mean"]),
        new(Role.InvStd, RoleExtent.Statistic, ["invStd", "rstd"]),
        new(Role.Dim, RoleExtent.Call, ["dim"]),
        new(Role.Epsilon, RoleExtent.Call, ["epsilon", "eps"]),
        new(Role.Residual, RoleExtent.Tensor, ["residual"], RolePass.Forward),
        new(Role.Sum, RoleExtent.Tensor, ["sum"]),
        new(Role.Mask, RoleExtent.Special, ["mask"]),
        new(Role.Lengths, RoleExtent.Special, ["lengths"]),
        new(Role.XStride, RoleExtent.Call, ["xStride"], RolePass.Forward),
        new(Role.YStride, RoleExtent.Call, ["yStride"], RolePass.Forward),
        new(Role.ResidualScale, RoleExtent.Call, ["residualScale"]),
        new(Role.BranchScale, RoleExtent.Call, ["branchScale"]),
        new(Role.NextWeight, RoleExtent.Feature, ["nextWeight", "nextGamma"]),
        new(Role.NextBias, RoleExtent.Feature, ["nextBias", "nextBeta"], RolePass.Forward),
        new(Role.NextMean, RoleExtent.Statistic, ["nextMean"]),
        new(Role.NextInvStd, RoleExtent.Statistic, ["nextInvStd", "nextRstd"]),
        new(Role.Sublayer, RoleExtent.Special, ["sublayer"]),
        new(Role.Workspace, RoleExtent.Special, ["workspace"]),
        new(Role.RunningMean, RoleExtent.State, ["runningMean"]),
        new(Role.RunningVar, RoleExtent.State, ["runningVar"]),
        new(Role.RunningSquare, RoleExtent.State, ["runningSquare"]),
        new(Role.Spatial, RoleExtent.Call, ["spatial"]),
        new(Role.Momentum, RoleExtent.Call, ["momentum"], RolePass.Forward),
        new(Role.Batches, RoleExtent.Special, ["batches"], RolePass.Forward),
        new(Role.Dy, RoleExtent.Tensor, ["dy"], RolePass.Gradient),
        new(Role.Dx, RoleExtent.Tensor, ["dx"], RolePass.Gradient),
        new(Role.DWeight, RoleExtent.Feature, ["dweight", "dgamma", "dscale"], RolePass.Gradient),
        new(Role.DBias, RoleExtent.Feature, ["dbias", "dbeta", "dshift"], RolePass.Gradient),
        new(Role.DResidual, RoleExtent.Tensor, ["dresidual"], RolePass.Gradient),
        new(Role.DResidualOut, RoleExtent.Tensor, ["dresidualOut"], RolePass.Gradient),
        new(Role.Nu, RoleExtent.State, ["nu"], RolePass.Gradient),
        new(Role.DNextWeight, RoleExtent.Feature, ["dnextWeight", "dnextGamma"], RolePass.Gradient),
        new(Role.DNextBias, RoleExtent.Feature, ["dnextBias", "dnextBeta"], RolePass.Gradient),
        new(Role.Branch, RoleExtent.Tensor, ["branch"], RolePass.Gradient),
    ];

    /// <summary>All roles, in the order of their enum.</summary>
    public static IReadOnlyList<RoleFacts> OfAll => All;

    public static RoleFacts Of(Role role) => All[(int)role];

    /// <summary>The roles that a gradient, or a forward pass, may have.</summary>
    public static IEnumerable<RoleFacts> OfMethods(bool areGradients) => All.Where(f => f.BelongsTo(areGradients));

    /// <summary>Whether a gradient, or a forward pass, may have the role.</summary>
    public bool BelongsTo(bool gradient) => Pass != (gradient ? RolePass.Forward : RolePass.Gradient);

    public static bool IsTensor(Role role) => Of(role).Extent == RoleExtent.Tensor;

    public static bool IsPerFeature(Role role) => Of(role).Extent == RoleExtent.Feature;

    public static bool IsStatistic(Role role) => Of(role).Extent == RoleExtent.Statistic;

    public static bool IsState(Role role) => Of(role).Extent == RoleExtent.State;
}
