namespace NormGen;

/// <summary>
/// Asks for a normalization kernel as the body of a partial method. The method's parameters say, by their names, what is
/// computed: see <see cref="Role"/>.
/// </summary>
/// <remarks>
/// <para>The numbers after the axis are the feature counts D to specialise for. One: the method takes rows of exactly that many
/// features. Several: each has a kernel of its own, and any other count goes to the run-time-size kernel. None: every count goes
/// there.</para>
/// <para>A call checks its spans before it writes anything, and throws <see cref="ArgumentException"/> naming the parameter.
/// The output may be exactly the input or apart from it. Zero rows do nothing. No call allocates, but for the workspace of a block
/// that is given none: that is rented from the shared pool.</para>
/// </remarks>
/// <param name="kind">What is computed.</param>
/// <param name="axis">Which axis holds the features.</param>
/// <param name="sizes">The feature counts to specialise for, each ≥ 1.</param>
/// <example><c>[Norm(Kind.RMS, Axis.Feature, 4096)] public static partial void InputNorm(ReadOnlySpan&lt;float&gt; x, ReadOnlySpan&lt;float&gt; weight, Span&lt;float&gt; y);</c></example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class NormAttribute(Kind kind, Axis axis, params int[] sizes) : Attribute
{
    /// <summary>What is computed.</summary>
    public Kind Kind { get; } = kind;

    /// <summary>Which axis holds the features.</summary>
    public Axis Axis { get; } = axis;

    /// <summary>The feature counts to specialise for; empty for none.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;

    /// <summary>ε, finite and positive; 1e-5 where nothing is said. A parameter <c>epsilon</c> replaces it. For L2 it is the least norm that is divided by.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether ε stands under the root or beside it.</summary>
    public EpsilonMode EpsilonMode { get; set; }

    /// <summary>Whether the weight is stored as its distance from one (γ = 1 + weight), as in Gemma's checkpoints.</summary>
    public bool ZeroCentered { get; set; }

    /// <summary>
    /// How many groups of consecutive features a row has, each normalized by statistics of its own; D is a multiple of it. Weight and bias
    /// stay one per feature, saved statistics are one per row and group, row by row.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// The positions of a sample, where they are always as many: those behind each channel on <see cref="Axis.Channel"/>, the rows of one sample for Group and
    /// Instance on <see cref="Axis.Feature"/>. A parameter <c>spatial</c> gives them otherwise; 0 where nothing is said.
    /// </summary>
    public int Spatial { get; set; }

    /// <summary>
    /// The weight of the new batch in Batch's running statistics, from 0 to 1: running ← (1 − m)·running + m·batch. This is PyTorch's convention; Keras and
    /// Flax give 1 − m. A parameter <c>momentum</c> replaces it.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Power's α of the forward pass, from 0 to 1: ψ² ← α·ψ² + (1 − α)·⟨x²⟩.</summary>
    public double AlphaForward { get; set; } = 0.9;

    /// <summary>Power's α of the backward pass, which a gradient takes from its forward method.</summary>
    public double AlphaBackward { get; set; } = 0.9;

    /// <summary>Where the normalization stands around a residual branch.</summary>
    public Placement Placement { get; set; }

    /// <summary>What the residual is multiplied by before the branch is added to it. A parameter <c>residualScale</c> replaces it; for <see cref="Placement.Deep"/> the architecture gives it.</summary>
    public double ResidualScale { get; set; } = 1;

    /// <summary>What the branch is multiplied by before it is added to the residual. A parameter <c>branchScale</c> replaces it.</summary>
    public double BranchScale { get; set; } = 1;

    /// <summary>The model's shape, for <see cref="Placement.Deep"/>.</summary>
    public Architecture Architecture { get; set; }

    /// <summary>The layers of the model for <see cref="Placement.Deep"/>; those of its encoder where it has both.</summary>
    public int Layers { get; set; }

    /// <summary>The layers of the decoder of a model that has both, for <see cref="Placement.Deep"/>.</summary>
    public int DecoderLayers { get; set; }

    /// <summary>Which half of a model that has both this is, for <see cref="Placement.Deep"/>.</summary>
    public Side Side { get; set; }
}
