using NormGen;

namespace TransformerBlock;

/// <summary>
/// Causal self-attention with several heads, as the branch of a block. Queries and keys are normalized head by head (as in Qwen 3 and
/// Gemma 3), and a bias for each head and distance stands for the position (as in T5).
/// </summary>
internal readonly struct Attention(AttentionWeights weights, Activations activations, int layer) : ISublayer<float>
{
    private const int Packed = 3 * Shape.Dim;

    public void Invoke(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int sequence = 0; sequence < activations.Sequences; sequence++)
        {
            // The positions that are no padding; the output of padding is nobody's concern.
            int positions = activations.Lengths[sequence], done = activations.Done;
            int first = sequence * activations.Positions * Shape.Dim, count = positions * Shape.Dim;

            // One row for each position: its query, key and value, of all heads. The rows of earlier positions are still there.
            Span<float> cache = activations.Packed(layer, sequence)[..((done + positions) * Packed)];
            Span<float> packed = cache[(done * Packed)..];
            Linear.Apply(input.Slice(first, count), weights.Packed, packed);
            NormalizeHeads(packed);

            Span<float> mixed = activations.Mixed[..count];
            for (int position = 0; position < positions; position++)
            {
                for (int head = 0; head < Shape.Heads; head++)
                    Attend(cache, done + position, head, mixed.Slice(position * Shape.Dim + head * Shape.HeadDim, Shape.HeadDim));
            }

            Linear.Apply(mixed, weights.Output, output.Slice(first, count));
        }
    }

    /// <summary>Normalizes every query and key where it lies: for one head, rows of HeadDim features that are a packed row apart.</summary>
    private void NormalizeHeads(Span<float> packed)
    {
        for (int head = 0; head < Shape.Heads; head++)
        {
            Span<float> query = packed[(head * Shape.HeadDim)..], key = query[Shape.Dim..];
            Norms.Head(query, weights.QueryNorm.Values, xStride: Packed);
            Norms.Head(key, weights.KeyNorm.Values, xStride: Packed);
        }
    }

    /// <summary>The mean of the values in the window, weighted by softmax(query·key/√HeadDim + bias).</summary>
    private void Attend(ReadOnlySpan<float> cache, int position, int head, Span<float> mixed)
    {
        int start = head * Shape.HeadDim, seen = Math.Min(position + 1, Shape.Window);
        ReadOnlySpan<float> query = cache.Slice(position * Packed + start, Shape.HeadDim);
        ReadOnlySpan<float> bias = weights.RelativeBias.Values.AsSpan(head * Shape.Window, seen);
        Span<float> scores = stackalloc float[Shape.Window];
        scores = scores[..seen];
        for (int distance = 0; distance < seen; distance++)
        {
            ReadOnlySpan<float> key = cache.Slice((position - distance) * Packed + Shape.Dim + start, Shape.HeadDim);
            float product = 0;
            for (int i = 0; i < Shape.HeadDim; i++)
                product += query[i] * key[i];
            scores[distance] = product / MathF.Sqrt(Shape.HeadDim) + bias[distance];
        }

        Softmax.Apply(scores);
        mixed.Clear();
        for (int distance = 0; distance < seen; distance++)
        {
            ReadOnlySpan<float> value = cache.Slice((position - distance) * Packed + 2 * Shape.Dim + start, Shape.HeadDim);
            for (int i = 0; i < Shape.HeadDim; i++)
                mixed[i] += scores[distance] * value[i];
        }
    }
}
