namespace NormGen;

/// <summary>Says what a parameter stands for where its name does not.</summary>
/// <param name="role">The role that the parameter plays.</param>
/// <example><c>[Norm(Kind.RMS, Axis.Feature, 512)] static partial void Scale(ReadOnlySpan&lt;float&gt; x, [Role(Role.Weight)] ReadOnlySpan&lt;float&gt; g, Span&lt;float&gt; y);</c></example>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class RoleAttribute(Role role) : Attribute
{
    /// <summary>The role that the parameter plays.</summary>
    public Role Role { get; } = role;
}
