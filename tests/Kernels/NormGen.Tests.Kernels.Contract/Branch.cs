namespace NormGen.Tests.Kernels;

/// <summary>
/// The sub-layer of the blocks: F(x) = 3/4·x − 1/8 for each element, worked out in double and rounded once. It is not zero where x is,
/// so that a padded row that took part would show.
/// </summary>
public readonly struct Branch : ISublayer<float>, ISublayer<double>, ISublayer<Half>, ISublayer<BFloat16>
{
    public static double Of(double x) => 0.75 * x - 0.125;

    public void Invoke(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int i = 0; i < input.Length; i++)
            output[i] = (float)Of(input[i]);
    }

    public void Invoke(ReadOnlySpan<double> input, Span<double> output)
    {
        for (int i = 0; i < input.Length; i++)
            output[i] = Of(input[i]);
    }

    public void Invoke(ReadOnlySpan<Half> input, Span<Half> output)
    {
        for (int i = 0; i < input.Length; i++)
            output[i] = (Half)Of((double)input[i]);
    }

    public void Invoke(ReadOnlySpan<BFloat16> input, Span<BFloat16> output)
    {
        for (int i = 0; i < input.Length; i++)
            output[i] = (BFloat16)Of((double)input[i]);
    }
}
