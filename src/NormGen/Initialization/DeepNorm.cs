namespace NormGen;

/// <summary>
/// The two constants of DeepNorm (Wang et al. 2022, arXiv 2203.00555): y = LN(α·x + F(x)), with the weights of F drawn with gain β.
/// </summary>
/// <remarks>
/// β belongs to the value, output and both feed-forward projections; query and key are drawn with gain 1. Roots are taken by
/// square roots, which round the same everywhere.
/// </remarks>
public readonly record struct DeepNorm
{
    private DeepNorm(double residualScale, double initGain) => (ResidualScale, InitGain) = (residualScale, initGain);

    /// <summary>Gets α, which the residual is multiplied by.</summary>
    public double ResidualScale { get; }

    /// <summary>Gets β, the gain of the initialisation.</summary>
    public double InitGain { get; }

    /// <summary>Of a model that is an encoder alone: α = (2N)^¼, β = (8N)^−¼.</summary>
    /// <param name="layers">N, at least 1.</param>
    /// <returns>Both constants.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no layer.</exception>
    public static DeepNorm EncoderOnly(int layers) => OfOneStack(layers, nameof(layers));

    /// <summary>Of a model that is a decoder alone: α = (2M)^¼, β = (8M)^−¼.</summary>
    /// <param name="layers">M, at least 1.</param>
    /// <returns>Both constants.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no layer.</exception>
    public static DeepNorm DecoderOnly(int layers) => OfOneStack(layers, nameof(layers));

    /// <summary>Of the encoder in a model of both: α = 0.81·(N⁴M)^(1/16), β = 0.87·(N⁴M)^(−1/16).</summary>
    /// <param name="encoderLayers">N, at least 1.</param>
    /// <param name="decoderLayers">M, at least 1.</param>
    /// <returns>Both constants.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no layer in one of them.</exception>
    public static DeepNorm Encoder(int encoderLayers, int decoderLayers)
    {
        Check(encoderLayers, nameof(encoderLayers));
        Check(decoderLayers, nameof(decoderLayers));
        double n = encoderLayers;
        double root = FourthRoot(FourthRoot(n * n * n * n * decoderLayers));
        return new(0.81 * root, 0.87 / root);
    }

    /// <summary>Of the decoder in a model of both: α = (3M)^¼, β = (12M)^−¼.</summary>
    /// <param name="encoderLayers">N, at least 1; the constants do not depend on it.</param>
    /// <param name="decoderLayers">M, at least 1.</param>
    /// <returns>Both constants.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no layer in one of them.</exception>
    public static DeepNorm Decoder(int encoderLayers, int decoderLayers)
    {
        Check(encoderLayers, nameof(encoderLayers));
        Check(decoderLayers, nameof(decoderLayers));
        return new(FourthRoot(3.0 * decoderLayers), 1 / FourthRoot(12.0 * decoderLayers));
    }

    private static DeepNorm OfOneStack(int layers, string name)
    {
        Check(layers, name);
        return new(FourthRoot(2.0 * layers), 1 / FourthRoot(8.0 * layers));
    }

    private static double FourthRoot(double value) => Math.Sqrt(Math.Sqrt(value));

    private static void Check(int layers, string name)
    {
        if (layers < 1)
            throw new ArgumentOutOfRangeException(name, layers, "A model has at least one layer.");
    }
}
