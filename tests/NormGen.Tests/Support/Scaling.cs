namespace NormGen.Tests.Support;

/// <summary>A sub-layer that multiplies by one and a half, of floats and of halves.</summary>
internal readonly struct Scaling : ISublayer<float>, ISublayerGradient<float>, ISublayer<Half>, ISublayerGradient<Half>
{
    public void Invoke(ReadOnlySpan<float> from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = 1.5f * from[i];
    }

    public void Invoke(ReadOnlySpan<Half> from, Span<Half> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = (Half)(1.5f * (float)from[i]);
    }
}
