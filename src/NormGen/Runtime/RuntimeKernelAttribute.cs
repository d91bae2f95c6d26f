namespace NormGen.Runtime;

/// <summary>
/// Marks a normalization method without sizes whose body is to be the run-time-size kernel itself, where a user's method would
/// get checks and a call of one. Such a method trusts its arguments, and takes an empty <c>mean</c> or <c>invStd</c> for none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeKernelAttribute : Attribute;
