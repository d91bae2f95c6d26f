using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>What to do with a parameter of a forward pass in a gradient, and with one of a gradient in a forward pass.</summary>
internal static class ForeignRoles
{
    /// <summary>The mistake of a parameter whose role is the other pass's.</summary>
    /// <param name="role">The role.</param>
    /// <param name="shown">How the source says it.</param>
    /// <param name="location">Where the source says it.</param>
    /// <param name="method">The name of its method.</param>
    /// <param name="forward">The method whose gradient that is; null for a forward pass.</param>
    public static Problem ProblemOf(Role role, string shown, Location? location, string method, NormSpec? forward) => forward is null
        ? new(Rules.ForeignRole, location, shown, $"belongs to a gradient: remove the parameter, and declare the gradient as a method of its own, with [NormGradient(nameof({method}))]")
        : new(Rules.ForeignRole, location, shown, "belongs to the forward pass: " + Mend(role, forward));

    private static string Mend(Role role, NormSpec forward) => role switch
    {
        Role.Bias or Role.NextBias => "no gradient depends on it; remove the parameter",
        Role.Y => "no gradient depends on the output; remove the parameter",
        Role.Residual when forward.Placement == Placement.None || forward.IsBlock => "that has none; remove the parameter",
        Role.Residual when forward.Placement is Placement.Pre or Placement.Sandwich => "what residual holds after it is the sum, which the gradient reads; name the parameter 'sum'",
        Role.Residual => "the gradient reads the sum that is made of it; take a 'sum' in its place, which the forward pass can write",
        Role.XStride or Role.YStride => "the rows of a gradient follow one another; remove the parameter",
        _ => "a gradient leaves running statistics alone; remove the parameter",
    };
}
