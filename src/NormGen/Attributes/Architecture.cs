namespace NormGen;

/// <summary>The shape of a model, from which DeepNorm takes its constants (Wang et al. 2022, arXiv 2203.00555).</summary>
public enum Architecture
{
    /// <summary>None is given.</summary>
    Unspecified,

    /// <summary>An encoder alone, such as BERT: α = (2N)^¼ with N = Layers.</summary>
    EncoderOnly,

    /// <summary>A decoder alone, such as GPT: α = (2M)^¼ with M = Layers.</summary>
    DecoderOnly,

    /// <summary>Both: α = 0.81·(N⁴M)^(1/16) on the encoder's <see cref="Side"/> and (3M)^¼ on the decoder's, with N = Layers and M = DecoderLayers.</summary>
    EncoderDecoder,
}
