namespace NormGen.Programs;

/// <summary>The scale and shift of each feature that end nearly every normalization: y = γ·x̂ + β, either of them left out at will.</summary>
/// <param name="HasWeight">Whether there is a γ.</param>
/// <param name="HasBias">Whether there is a β.</param>
/// <param name="ZeroCentered">Whether γ is stored as its distance from one.</param>
internal sealed record Affine(bool HasWeight, bool HasBias, bool ZeroCentered)
{
    private Expression Gamma => ZeroCentered ? 1.0 + new Element(Role.Weight) : new Element(Role.Weight);

    /// <summary>y for a normalised value.</summary>
    public Expression Apply(Expression normalized) => (HasWeight, HasBias) switch
    {
        (true, true) => new MultiplyAdd(normalized, Gamma, new Element(Role.Bias)),
        (true, false) => normalized * Gamma,
        (false, true) => normalized + new Element(Role.Bias),
        _ => normalized,
    };

    /// <summary>The same for people.</summary>
    public string Describe(string normalized) =>
        normalized + (HasWeight ? ZeroCentered ? "·(1 + weight)" : "·weight" : "") + (HasBias ? " + bias" : "");
}
