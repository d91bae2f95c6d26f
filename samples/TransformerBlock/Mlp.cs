using System.Numerics.Tensors;
using NormGen;

namespace TransformerBlock;

/// <summary>The multi-layer perceptron as the branch of a block: each position by itself through a wider layer, of which only what is positive goes on.</summary>
internal readonly struct Mlp(MlpWeights weights, Activations activations) : ISublayer<float>
{
    public void Invoke(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int sequence = 0; sequence < activations.Sequences; sequence++)
        {
            int positions = activations.Lengths[sequence];
            int first = sequence * activations.Positions * Shape.Dim, count = positions * Shape.Dim;
            Span<float> hidden = activations.Hidden[..(positions * Shape.Hidden)];
            Linear.Apply(input.Slice(first, count), weights.Up, hidden);
            TensorPrimitives.Max(hidden, 0f, hidden);
            Linear.Apply(hidden, weights.Down, output.Slice(first, count));
        }
    }
}
