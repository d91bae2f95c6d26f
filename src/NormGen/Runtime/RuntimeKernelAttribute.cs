namespace NormGen.Runtime;

/// <summary>
/// Marks a normalization method without sizes whose body is to be the run-time-size kernel itself, where a user's method would
/// get checks and a call of one. Such a method takes references, trusts its arguments, and takes a null reference to a statistic for none.
/// </summary>
/// <param name="part">Which kernel.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeKernelAttribute(RuntimePart part = RuntimePart.Norm) : Attribute
{
    /// <summary>Which kernel.</summary>
    public RuntimePart Part { get; } = part;
}

/// <summary>Which kernel of the library a method is; the generator has the same enum.</summary>
internal enum RuntimePart
{
    /// <summary>None.</summary>
    None,

    /// <summary>A normalization y = N(x).</summary>
    Norm,

    /// <summary>The branch of a sandwich: residual ← a·residual + b·N(x).</summary>
    Branch,

    /// <summary>A residual sum without a norm: sum = a·residual + b·x.</summary>
    Sum,
}
