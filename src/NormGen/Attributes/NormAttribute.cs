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
/// The output may be exactly the input or apart from it. Zero rows do nothing. No call allocates.</para>
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

    /// <summary>The ε inside the square root, finite and positive; 1e-5 where nothing is said. A parameter <c>epsilon</c> replaces it.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether the weight is stored as its distance from one (γ = 1 + weight), as in Gemma's checkpoints.</summary>
    public bool ZeroCentered { get; set; }
}
