using NormGen;

namespace TransformerBlock.Forms;

/// <summary>
/// One way to write the same layers. All take the residual stream that the activations hold through all layers, and give the features for the
/// readout.
/// </summary>
internal abstract class Form
{
    /// <summary>The last features of each position; they lie in the activations.</summary>
    public abstract ReadOnlySpan<float> Run(Weights weights, Placement placement, Activations activations);
}
