using System.Globalization;
using System.Numerics.Tensors;
using NormGen;
using TransformerBlock.Forms;

namespace TransformerBlock.Making;

/// <summary>
/// Fits the readout, one linear map for all placements: softmax regression of the next character on the features that the drawn layers give. The
/// problem is convex, and needs no gradient of the layers.
/// </summary>
internal static class Readout
{
    private const int Rounds = 4000;
    private const float Rate = 0.1f;

    public static void Fit(Weights weights, Action<string> say, CancellationToken cancel)
    {
        int[] tokens = weights.Vocabulary.Encode(Text.All);
        ReadOnlySpan<int> before = tokens.AsSpan(..^1), next = tokens.AsSpan(1..);
        float[][] features = [.. Placements.All.Select(placement => Features(weights, placement, tokens.AsSpan(..^1)))];

        Model model = new(weights, Placement.Pre, new Unfused());
        float[] scores = new float[weights.Vocabulary.Count];
        Descent matrix = new(weights.Readout), bias = new(weights.ReadoutBias);
        for (int round = 1; round <= Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            double loss = 0;
            int right = 0;
            foreach (float[] rows in features)
            {
                for (int position = 0; position < before.Length; position++)
                {
                    ReadOnlySpan<float> row = rows.AsSpan(position * Shape.Dim, Shape.Dim);
                    model.Scores(row, scores);
                    right += TensorPrimitives.IndexOfMax<float>(scores) == next[position] ? 1 : 0;

                    // The gradient of the loss by the scores is what is too much or too little of each probability.
                    Softmax.Apply(scores);
                    loss -= Math.Log(scores[next[position]]);
                    scores[next[position]] -= 1;
                    matrix.AddOuter(row, scores);
                    bias.AddOuter([1f], scores);
                }
            }

            int samples = before.Length * features.Length;
            float rate = Rate * (Rounds - round + 1) / Rounds;
            matrix.Step(rate, samples);
            bias.Step(rate, samples);
            if (round % 100 == 0)
            {
                say(string.Create(CultureInfo.InvariantCulture,
                    $"fitting the readout, round {round} of {Rounds}: {100.0 * right / samples:0.0} % of the next characters right, loss {loss / samples:0.000}"));
            }
        }
    }

    private static float[] Features(Weights weights, Placement placement, ReadOnlySpan<int> tokens)
    {
        Activations activations = new(1, tokens.Length);
        activations.Begin(0, tokens.Length, tokens.Length);
        return new Model(weights, placement, new Unfused()).Features(tokens, activations).ToArray();
    }
}
