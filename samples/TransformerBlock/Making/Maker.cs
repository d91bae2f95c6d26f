using NormGen;

namespace TransformerBlock.Making;

/// <summary>Makes the weights: those of the layers are drawn and stay as they are; only the readout is fitted to a text.</summary>
internal static class Maker
{
    /// <summary>What a head's score has on top for the distance that it looks back.</summary>
    private const float Preference = 6;

    // What DeepNorm draws the branches' matrices with: they add to a stream that α makes larger, and are drawn smaller.
    private static readonly double Gain = DeepNorm.DecoderOnly(Shape.Layers).InitGain;

    public static Weights Make(int seed, Action<string> say, CancellationToken cancel)
    {
        Weights weights = new(new(string.Concat(Text.All.Distinct().Order())));
        Draw(weights, new(seed));

        // Rounded first, so that the readout is fitted to the layers that a reader of the file will have.
        weights.Round();
        Readout.Fit(weights, say, cancel);
        weights.Round();
        return weights;
    }

    private static void Draw(Weights weights, Random random)
    {
        DrawAround(0, 1, weights.Embedding, random);
        foreach (LayerWeights layer in weights.Layers)
        {
            // Queries and keys add nothing to the stream, and have gain 1.
            DrawColumns(layer.Attention.Packed, 0, Shape.Dim, 1, random);
            DrawColumns(layer.Attention.Packed, Shape.Dim, Shape.Dim, 1, random);
            DrawColumns(layer.Attention.Packed, 2 * Shape.Dim, Shape.Dim, Gain, random);
            DrawAround(1, 0.1, layer.Attention.QueryNorm, random);
            DrawAround(1, 0.1, layer.Attention.KeyNorm, random);
            LookBack(layer.Attention.RelativeBias);
            Draw(layer.Attention.Output, random);
            Draw(layer.Mlp.Up, random);
            Draw(layer.Mlp.Down, random);
            foreach (BranchWeights branch in (BranchWeights[])[layer.Attention, layer.Mlp])
            {
                Draw(branch.Norm, 1, random);

                // Behind a sandwich's branch the norm undoes the gain, once for each of two matrices; so its weight makes up for that.
                Draw(branch.BranchNorm, Gain * Gain, random);
            }
        }

        Draw(weights.FinalNorm, 1, random);
    }

    private static void Draw(Parameter matrix, Random random) =>
        Initializers.XavierNormal(matrix.Values, matrix.Shape[0], matrix.Shape[1], Gain, random);

    /// <summary>Draws some of the matrices that lie side by side in a packed one.</summary>
    private static void DrawColumns(Parameter packed, int first, int count, double gain, Random random)
    {
        (int inputs, int outputs) = (packed.Shape[0], packed.Shape[1]);
        float[] matrix = new float[inputs * count];
        Initializers.XavierNormal(matrix, inputs, count, gain, random);
        for (int input = 0; input < inputs; input++)
            matrix.AsSpan(input * count, count).CopyTo(packed.Values.AsSpan(input * outputs + first));
    }

    /// <summary>Norms begin as all ones and zeros in training; here a little off that, so that a weight or bias which some form forgot would be noticed.</summary>
    private static void Draw(NormWeights norm, double scale, Random random)
    {
        DrawAround(scale, 0.1 * scale, norm.Weight, random);
        DrawAround(0, 0.05 * scale, norm.Bias, random);
    }

    private static void DrawAround(double mean, double deviation, Parameter parameter, Random random)
    {
        Initializers.XavierNormal(parameter.Values, 1, 1, deviation, random);
        foreach (ref float value in parameter.Values.AsSpan())
            value += (float)mean;
    }

    /// <summary>Head h looks h + 1 positions back, so that a layer tells each position of the four before it. Drawn heads would blur the whole window.</summary>
    private static void LookBack(Parameter bias)
    {
        for (int head = 0; head < Shape.Heads; head++)
            bias.Values[head * Shape.Window + head + 1] = Preference;
    }
}
