using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>What a method gives to the library's kernels, which have a parameter for all that a method may have, and types that stand for what this one has not.</summary>
internal static class LibraryArguments
{
    /// <summary>ε, wherever it stands.</summary>
    public static string Epsilon(NormSpec spec) => spec.Has(Role.Epsilon) ? "epsilon" : Literals.Of(spec.Epsilon, spec.Compute);

    /// <summary>ε under the root; zero where it stands beside it.</summary>
    public static string EpsilonUnder(NormSpec spec) => spec.EpsilonMode == EpsilonMode.InsideRoot ? Epsilon(spec) : Literals.Of(0, spec.Compute);

    /// <summary>ε beside the root; zero where it stands under it.</summary>
    public static string EpsilonBeside(NormSpec spec) => spec.EpsilonMode == EpsilonMode.InsideRoot ? Literals.Of(0, spec.Compute) : Epsilon(spec);

    /// <summary>What the residual is multiplied by.</summary>
    public static string ResidualScale(NormSpec spec) => spec.Has(Role.ResidualScale) ? "residualScale" : Literals.Of(spec.ResidualScale, spec.Compute);

    /// <summary>What the branch is multiplied by.</summary>
    public static string BranchScale(NormSpec spec) => spec.Has(Role.BranchScale) ? "branchScale" : Literals.Of(spec.BranchScale, spec.Compute);

    /// <summary>γ by reference: absent, one number for all features, or read as 1 + w.</summary>
    /// <param name="spec">The method.</param>
    /// <param name="role">The weight that is meant.</param>
    /// <param name="reference">The text of its first element, of a span.</param>
    public static string Weight(NormSpec spec, Role role, Func<Role, string> reference)
    {
        if (!spec.Has(role))
            return "ref Unsafe.NullRef<NoWeight>()";
        string type = spec[role].Element.Name;
        return !spec[role].IsSpan ? $"ref Unsafe.As<{type}, SharedWeight<{type}>>(ref {KernelContext.Name(role)})"
            : spec.ZeroCentered ? $"ref Unsafe.As<{type}, ZeroCenteredWeight<{type}>>(ref {reference(role)})"
            : "ref " + reference(role);
    }
}
