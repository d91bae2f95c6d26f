namespace NormGen;

/// <summary>
/// Asks for the backward pass of a method with a <see cref="NormAttribute"/> of the same type. Kind, axis, sizes, ε, placement, groups and types are that
/// method's; what the parameters are named says what is computed.
/// </summary>
/// <param name="forward">The name of the method whose gradient this is, as <c>nameof(LayerNorm)</c>.</param>
/// <param name="parameterTypes">The types of its parameters, where several methods with the attribute have that name.</param>
/// <remarks>
/// Parameters: <c>dy</c>; <c>x</c>, of a placed norm <c>sum</c>; <c>weight</c>; <c>mean</c> and <c>invStd</c> as the forward pass has saved them, which are worked
/// out anew where they are absent; <c>dx</c>, <c>dresidual</c>, which are written; <c>dweight</c>, <c>dbias</c>, which are added to. See docs/gradients.md.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NormGradientAttribute(string forward, params Type[] parameterTypes) : Attribute
{
    /// <summary>The name of the method whose gradient this is.</summary>
    public string Forward { get; } = forward;

    /// <summary>The types of its parameters; empty where the name says enough.</summary>
    public IReadOnlyList<Type> ParameterTypes { get; } = parameterTypes;
}
