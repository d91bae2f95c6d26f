using NormGen;

namespace TransformerBlock;

/// <summary>A tensor of the model: its name in the file, its shape, its values row by row.</summary>
internal sealed record Parameter(string Name, params int[] Shape)
{
    public float[] Values { get; } = new float[Shape.Aggregate(1, (product, axis) => product * axis)];
}

/// <summary>γ and β of a norm.</summary>
internal sealed record NormWeights(string Name)
{
    public Parameter Weight { get; } = new(Name + ".weight", Shape.Dim);

    public Parameter Bias { get; } = new(Name + ".bias", Shape.Dim);
}

/// <summary>What both branches have: a norm beside the branch, and the sandwich's second one, of what the branch gives.</summary>
internal abstract record BranchWeights(string Name)
{
    public NormWeights Norm { get; } = new(Name + ".norm");

    public NormWeights BranchNorm { get; } = new(Name + ".branch_norm");
}

internal sealed record AttentionWeights(string Name) : BranchWeights(Name)
{
    /// <summary>Query, key and value of all heads side by side.</summary>
    public Parameter Packed { get; } = new(Name + ".packed", Shape.Dim, 3 * Shape.Dim);

    public Parameter QueryNorm { get; } = new(Name + ".query_norm.weight", Shape.HeadDim);

    public Parameter KeyNorm { get; } = new(Name + ".key_norm.weight", Shape.HeadDim);

    /// <summary>What is added to a head's score of a position so far back.</summary>
    public Parameter RelativeBias { get; } = new(Name + ".relative_bias", Shape.Heads, Shape.Window);

    public Parameter Output { get; } = new(Name + ".output", Shape.Dim, Shape.Dim);
}

internal sealed record MlpWeights(string Name) : BranchWeights(Name)
{
    public Parameter Up { get; } = new(Name + ".up", Shape.Dim, Shape.Hidden);

    public Parameter Down { get; } = new(Name + ".down", Shape.Hidden, Shape.Dim);
}

internal sealed record LayerWeights(string Name)
{
    public AttentionWeights Attention { get; } = new(Name + ".attention");

    public MlpWeights Mlp { get; } = new(Name + ".mlp");
}

/// <summary>All weights. Every placement runs with the same ones.</summary>
internal sealed class Weights(Vocabulary vocabulary)
{
    public Vocabulary Vocabulary { get; } = vocabulary;

    public Parameter Embedding { get; } = new("embedding", vocabulary.Count, Shape.Dim);

    public LayerWeights[] Layers { get; } = [.. Enumerable.Range(0, Shape.Layers).Select(layer => new LayerWeights($"layers.{layer}"))];

    /// <summary>Where a norm stands before each branch, one more stands before the readout.</summary>
    public NormWeights FinalNorm { get; } = new("final_norm");

    public Parameter Readout { get; } = new("readout.weight", Shape.Dim, vocabulary.Count);

    public Parameter ReadoutBias { get; } = new("readout.bias", vocabulary.Count);

    private IEnumerable<NormWeights> Norms =>
    [
        .. Layers.SelectMany(layer => (NormWeights[])[layer.Attention.Norm, layer.Attention.BranchNorm, layer.Mlp.Norm, layer.Mlp.BranchNorm]),
        FinalNorm,
    ];

    public IEnumerable<Parameter> All =>
    [
        Embedding,
        .. Layers.SelectMany(layer => (Parameter[])
        [
            layer.Attention.Packed, layer.Attention.QueryNorm, layer.Attention.KeyNorm, layer.Attention.RelativeBias, layer.Attention.Output,
            layer.Mlp.Up, layer.Mlp.Down,
        ]),
        .. Norms.SelectMany(norm => (Parameter[])[norm.Weight, norm.Bias]),
        Readout,
        ReadoutBias,
    ];

    public static Weights Load(string path)
    {
        Safetensors file = Safetensors.Read(path);
        if (!file.Metadata.TryGetValue("vocabulary", out string? characters) || characters.Length == 0)
            throw new UserError($"'{path}' is no model of this sample: its metadata has no vocabulary. Make one with --make {Path.GetFileName(path)}");

        Weights weights = new(new(characters));
        foreach (Parameter parameter in weights.All)
            file.CopyTo(parameter.Name, parameter.Shape, parameter.Values);
        return weights;
    }

    public void Save(string path) => Safetensors.Write(path, new() { ["vocabulary"] = Vocabulary.Characters }, All);

    /// <summary>Rounds all values to what the file will hold, so that what follows sees what a reader of the file will see.</summary>
    public void Round()
    {
        foreach (float[] values in All.Select(parameter => parameter.Values))
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)(BFloat16)values[i];
        }
    }
}
