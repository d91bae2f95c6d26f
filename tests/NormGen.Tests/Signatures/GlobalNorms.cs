using NormGen;

/// <summary>A method in the global namespace.</summary>
internal static partial class GlobalNorms
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    internal partial struct Inner
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public partial void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);
    }
}
