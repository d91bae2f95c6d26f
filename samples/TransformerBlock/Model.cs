using NormGen;
using TransformerBlock.Forms;

namespace TransformerBlock;

/// <summary>A decoder: tokens to features, through the layers, to a score for each character that may come next.</summary>
internal sealed class Model(Weights weights, Placement placement, Form form)
{
    public Weights Weights => weights;

    /// <summary>Runs one step of one sequence or several; the activations have been told how many positions there are.</summary>
    /// <param name="tokens">The tokens of all sequences, sequences × positions; what stands for padding does not matter.</param>
    /// <param name="activations">The memory.</param>
    /// <returns>The last features of each position.</returns>
    public ReadOnlySpan<float> Features(ReadOnlySpan<int> tokens, Activations activations)
    {
        for (int row = 0; row < tokens.Length; row++)
        {
            Span<float> features = activations.Stream.Slice(row * Shape.Dim, Shape.Dim);
            bool isPadding = row % activations.Positions >= activations.Lengths[row / activations.Positions];

            // If anything did read padding, NaN would spread and be seen.
            if (isPadding)
                features.Fill(float.NaN);
            else
                weights.Embedding.Values.AsSpan(tokens[row] * Shape.Dim, Shape.Dim).CopyTo(features);
        }

        return form.Run(weights, placement, activations);
    }

    /// <summary>The scores of what may follow a position.</summary>
    public void Scores(ReadOnlySpan<float> features, Span<float> scores)
    {
        Linear.Apply(features, weights.Readout, scores);
        for (int token = 0; token < scores.Length; token++)
            scores[token] += weights.ReadoutBias.Values[token];
    }
}
