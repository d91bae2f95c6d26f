namespace NormGen.Programs;

/// <summary>The scale and shift of each feature that end nearly every normalization: y = γ·x̂ + β, either of them left out at will.</summary>
/// <param name="Weight">γ as a kernel reads it; null for none.</param>
/// <param name="Bias">β; null for none.</param>
/// <param name="ZeroCentered">Whether γ is stored as its distance from one.</param>
internal sealed record Affine(Expression? Weight, Expression? Bias, bool ZeroCentered = false)
{
    private Expression? Gamma => Weight is not null && ZeroCentered ? 1.0 + Weight : Weight;

    /// <summary>y for a normalised value.</summary>
    public Expression Apply(Expression normalized) => (Gamma, Bias) switch
    {
        ({ } gamma, { } bias) => new MultiplyAdd(normalized, gamma, bias),
        ({ } gamma, null) => normalized * gamma,
        (null, { } bias) => normalized + bias,
        _ => normalized,
    };

    /// <summary>γ times a scale that all elements of the feature share.</summary>
    public Expression Scale(Expression scale) => Gamma is { } gamma ? scale * gamma : scale;

    /// <summary>γ times a shift of x̂ that all elements of the feature share, plus β; of the two at least one is there.</summary>
    public Expression Shift(Expression? shift) => (shift, Bias) switch
    {
        ({ } own, { } bias) => Scale(own) + bias,
        ({ } own, null) => Scale(own),
        _ => Bias!,
    };

    /// <summary>The same for people.</summary>
    public string Describe(string normalized) =>
        normalized + (Gamma is null ? "" : ZeroCentered ? $"·(1 + {Name(Weight!)})" : "·" + Name(Weight!)) + (Bias is null ? "" : " + " + Name(Bias));

    private static string Name(Role role) => char.ToLowerInvariant(role.ToString()[0]) + role.ToString().Substring(1);

    private static string Name(Expression parameter) => parameter switch
    {
        Element element => Name(element.Tensor),
        FeatureScalar scalar => Name(scalar.Parameter),
        _ => "weight",
    };
}
