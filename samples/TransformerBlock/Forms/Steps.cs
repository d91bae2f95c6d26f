using NormGen;

namespace TransformerBlock.Forms;

/// <summary>Branches are called here; the sum behind a branch and the norm that follows are one step, in one pass over memory.</summary>
internal sealed class Steps : Form
{
    public override ReadOnlySpan<float> Run(Weights weights, Placement placement, Activations activations)
    {
        Span<float> input = placement.IsNormedFirst() ? activations.Normed : activations.Stream, output = activations.Branch;
        activations.Record();
        if (placement.IsNormedFirst())
        {
            NormWeights first = weights.Layers[0].Attention.Norm;
            Norms.Layer(activations.Stream, first.Weight.Values, first.Bias.Values, activations.Lengths, input);
        }

        for (int layer = 0; layer < Shape.Layers; layer++)
        {
            LayerWeights own = weights.Layers[layer];
            new Attention(own.Attention, activations, layer).Invoke(input, output);
            Step(placement, activations, own.Attention, next: own.Mlp.Norm);
            new Mlp(own.Mlp, activations).Invoke(input, output);
            Step(placement, activations, own.Mlp, next: layer + 1 < Shape.Layers ? weights.Layers[layer + 1].Attention.Norm : weights.FinalNorm);
        }

        return input;
    }

    /// <summary>Adds what the branch gave and normalizes: by the branch's own norm behind it, or by the next branch's before that.</summary>
    private static void Step(Placement placement, Activations activations, BranchWeights weights, NormWeights next)
    {
        Span<float> stream = activations.Stream, normed = activations.Normed;
        ReadOnlySpan<float> output = activations.Branch;
        NormWeights norm = weights.Norm, branchNorm = weights.BranchNorm;
        switch (placement)
        {
            case Placement.Pre:
                Norms.PreStep(output, stream, next.Weight.Values, next.Bias.Values, activations.Lengths, normed);
                break;

            case Placement.Post:
                Norms.PostStep(output, stream, norm.Weight.Values, norm.Bias.Values, activations.Lengths, stream);
                break;

            case Placement.Deep:
                Norms.DeepStep(output, stream, norm.Weight.Values, norm.Bias.Values, activations.Lengths, stream);
                break;

            case Placement.Sandwich:
                Norms.SandwichStep(output, stream, branchNorm.Weight.Values, branchNorm.Bias.Values,
                    next.Weight.Values, next.Bias.Values, activations.Lengths, normed);
                break;
        }

        activations.Record();
    }
}
