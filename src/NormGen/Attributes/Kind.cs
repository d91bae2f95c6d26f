namespace NormGen;

/// <summary>What a normalization computes: which statistics it takes, and what it divides by.</summary>
public enum Kind
{
    /// <summary>Layer normalization (Ba et al. 2016): y = (x − μ)/√(σ² + ε)·γ + β, with μ and σ² over the features of a row.</summary>
    Layer,

    /// <summary>Root-mean-square normalization (Zhang &amp; Sennrich 2019): y = x/√(⟨x²⟩ + ε)·γ, with the mean over the features of a row.</summary>
    RMS,

    /// <summary>Division by the Euclidean norm (ScaleNorm, Nguyen &amp; Salazar 2019, where one γ serves all features): y = x/max(‖x‖, ε)·γ, with the norm over the features of a row.</summary>
    L2,

    /// <summary>
    /// Batch normalization (Ioffe &amp; Szegedy 2015): as Layer, with μ and σ² of each feature over all rows and positions of the batch; in inference with
    /// running statistics.
    /// </summary>
    Batch,

    /// <summary>Group normalization (Wu &amp; He 2018): as Layer, with μ and σ² over the features of a group and all positions of a sample.</summary>
    Group,

    /// <summary>Instance normalization (Ulyanov et al. 2016): Group with one feature per group.</summary>
    Instance,

    /// <summary>
    /// PowerNorm (Shen et al. 2020): y = x/√(ψ² + ε)·γ + β, with ψ² a running quadratic mean of each feature; without that state (warm-up) with the
    /// batch's own.
    /// </summary>
    Power,
}
