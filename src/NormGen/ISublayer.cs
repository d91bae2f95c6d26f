namespace NormGen;

/// <summary>The branch F of a residual block: attention, a feed-forward network, a mixer. As a struct it costs no allocation and its call can be inlined.</summary>
/// <remarks>A block writes neither its x nor its y before the sub-layer has returned: one that throws leaves both as they were.</remarks>
/// <typeparam name="T">The element type of the residual stream.</typeparam>
public interface ISublayer<T>
{
    /// <summary>Computes F(input).</summary>
    /// <param name="input">rows × D elements; of padded rows, zeros where a norm stands before F, else what x holds there.</param>
    /// <param name="output">rows × D elements to write, apart from <paramref name="input"/>; what they hold before is arbitrary.</param>
    void Invoke(ReadOnlySpan<T> input, Span<T> output);
}

/// <summary>The branch F of a residual block, as a delegate.</summary>
/// <typeparam name="T">The element type of the residual stream.</typeparam>
/// <param name="input">rows × D elements.</param>
/// <param name="output">rows × D elements to write, apart from <paramref name="input"/>; what they hold before is arbitrary.</param>
public delegate void Sublayer<T>(ReadOnlySpan<T> input, Span<T> output);
