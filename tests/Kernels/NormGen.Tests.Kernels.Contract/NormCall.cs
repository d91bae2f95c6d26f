namespace NormGen.Tests.Kernels;

/// <summary>The arguments of one call, of which each form takes those that it knows.</summary>
public readonly ref struct NormCall
{
    public required ReadOnlySpan<float> X { get; init; }

    /// <summary>The output. For a form that works in place it already holds the input.</summary>
    public required Span<float> Y { get; init; }

    public required int Dim { get; init; }

    public ReadOnlySpan<float> Weight { get; init; }

    public ReadOnlySpan<float> Bias { get; init; }

    public Span<float> Mean { get; init; }

    public Span<float> InvStd { get; init; }

    public float Epsilon { get; init; }
}
