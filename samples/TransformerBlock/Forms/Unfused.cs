using NormGen;

namespace TransformerBlock.Forms;

/// <summary>As one would write it by hand: a norm is a norm, a sum is a loop, and each goes through memory by itself.</summary>
internal sealed class Unfused : Form
{
    private static readonly float Alpha = (float)DeepNorm.DecoderOnly(Shape.Layers).ResidualScale;

    public override ReadOnlySpan<float> Run(Weights weights, Placement placement, Activations activations)
    {
        activations.Record();
        for (int layer = 0; layer < Shape.Layers; layer++)
        {
            LayerWeights own = weights.Layers[layer];
            Block(placement, activations, own.Attention, new Attention(own.Attention, activations, layer));
            Block(placement, activations, own.Mlp, new Mlp(own.Mlp, activations));
        }

        if (!placement.IsNormedFirst())
            return activations.Stream;
        Norm(activations.Stream, weights.FinalNorm, activations, activations.Normed);
        return activations.Normed;
    }

    private static void Block<TBranch>(Placement placement, Activations activations, BranchWeights weights, TBranch branch)
        where TBranch : struct, ISublayer<float>
    {
        Span<float> stream = activations.Stream, normed = activations.Normed, output = activations.Branch;
        switch (placement)
        {
            case Placement.Pre:
                Norm(stream, weights.Norm, activations, normed);
                branch.Invoke(normed, output);
                Add(stream, output);
                break;

            case Placement.Post:
                branch.Invoke(stream, output);
                Add(stream, output);
                Norm(stream, weights.Norm, activations, stream);
                break;

            case Placement.Deep:
                branch.Invoke(stream, output);
                AddScaled(stream, output);
                Norm(stream, weights.Norm, activations, stream);
                break;

            case Placement.Sandwich:
                Norm(stream, weights.Norm, activations, normed);
                branch.Invoke(normed, output);
                Norm(output, weights.BranchNorm, activations, output);
                Add(stream, output);
                break;
        }

        activations.Record();
    }

    private static void Norm(ReadOnlySpan<float> x, NormWeights weights, Activations activations, Span<float> y) =>
        Norms.Layer(x, weights.Weight.Values, weights.Bias.Values, activations.Lengths, y);

    private static void Add(Span<float> residual, ReadOnlySpan<float> branch)
    {
        for (int i = 0; i < residual.Length; i++)
            residual[i] += branch[i];
    }

    private static void AddScaled(Span<float> residual, ReadOnlySpan<float> branch)
    {
        // One rounding where the hardware can, as in NormGen's kernels.
        for (int i = 0; i < residual.Length; i++)
            residual[i] = float.MultiplyAddEstimate(residual[i], Alpha, branch[i]);
    }
}
