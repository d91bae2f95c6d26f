namespace NormGen;

/// <summary>Where a normalization N stands around a sub-layer F, with the residual stream r that runs past both.</summary>
/// <remarks>
/// A method with a <c>residual</c> is the fused step after F: with F's output f as its <c>x</c> it adds and normalizes in one pass
/// over memory. A method with a <c>sublayer</c> is the whole block. The sum is always ResidualScale·r + BranchScale·f.
/// </remarks>
public enum Placement
{
    /// <summary>No residual: y = N(x).</summary>
    None,

    /// <summary>Pre-norm: r ← r + f, y = N(r) for the next block. As a block, y = x + F(N(x)).</summary>
    Pre,

    /// <summary>Post-norm (Vaswani et al. 2017): y = N(r + f). As a block, y = N(x + F(x)).</summary>
    Post,

    /// <summary>DeepNorm (Wang et al. 2022): y = N(α·r + f), with α from <see cref="Architecture"/>. As a block, y = N(α·x + F(x)).</summary>
    Deep,

    /// <summary>
    /// A norm on each side (Ding et al. 2021): r ← r + N₂(f), y = N₁(r) for the next block. As a block, y = x + N₂(F(N₁(x))). N₂ has <c>weight</c>
    /// and <c>bias</c>, N₁ has <c>nextWeight</c> and <c>nextBias</c>.
    /// </summary>
    Sandwich,
}
