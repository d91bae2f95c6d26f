namespace NormGen;

/// <summary>The backward pass of a residual block's branch F, which the block's gradient calls between its own steps.</summary>
/// <remarks>
/// F itself keeps what it needs of its forward pass, and adds to the gradients of its own parameters. As a struct it costs no allocation. What the block's gradient
/// had written when it threw may hold anything.
/// </remarks>
/// <typeparam name="T">The element type of the residual stream.</typeparam>
public interface ISublayerGradient<T>
{
    /// <summary>Computes the gradient of F's input from that of its output.</summary>
    /// <param name="outputGradient">rows × D elements; 0 in padded rows.</param>
    /// <param name="inputGradient">rows × D elements to write, apart from <paramref name="outputGradient"/>; what they hold before is arbitrary.</param>
    void Invoke(ReadOnlySpan<T> outputGradient, Span<T> inputGradient);
}

/// <summary>The backward pass of a residual block's branch F, as a delegate.</summary>
/// <typeparam name="T">The element type of the residual stream.</typeparam>
/// <param name="outputGradient">rows × D elements; 0 in padded rows.</param>
/// <param name="inputGradient">rows × D elements to write, apart from <paramref name="outputGradient"/>; what they hold before is arbitrary.</param>
public delegate void SublayerGradient<T>(ReadOnlySpan<T> outputGradient, Span<T> inputGradient);
