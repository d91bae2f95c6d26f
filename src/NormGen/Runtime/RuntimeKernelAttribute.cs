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
