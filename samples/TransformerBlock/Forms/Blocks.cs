using NormGen;

namespace TransformerBlock.Forms;

/// <summary>The whole block, with the branch inside, is one call.</summary>
internal sealed class Blocks : Form
{
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
        NormWeights final = weights.FinalNorm;
        Norms.Layer(activations.Stream, final.Weight.Values, final.Bias.Values, activations.Lengths, activations.Normed);
        return activations.Normed;
    }

    private static void Block<TBranch>(Placement placement, Activations activations, BranchWeights weights, TBranch branch)
        where TBranch : struct, ISublayer<float>
    {
        Span<float> stream = activations.Stream;
        ReadOnlySpan<float> weight = weights.Norm.Weight.Values, bias = weights.Norm.Bias.Values;
        switch (placement)
        {
            case Placement.Pre:
                Norms.PreBlock(stream, weight, bias, branch, activations.Lengths, activations.Workspace);
                break;

            case Placement.Post:
                Norms.PostBlock(stream, weight, bias, branch, activations.Lengths, activations.Workspace);
                break;

            case Placement.Deep:
                Norms.DeepBlock(stream, weight, bias, branch, activations.Lengths, activations.Workspace);
                break;

            case Placement.Sandwich:
                NormWeights branchNorm = weights.BranchNorm;
                Norms.SandwichBlock(stream, weight, bias, branch, branchNorm.Weight.Values, branchNorm.Bias.Values, activations.Lengths, activations.Workspace);
                break;
        }

        activations.Record();
    }
}
