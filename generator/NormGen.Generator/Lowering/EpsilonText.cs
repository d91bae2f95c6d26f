using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>A method's ε as the library's kernels take it: one under the root and one beside it, of which one is zero.</summary>
internal static class EpsilonText
{
    /// <summary>ε, wherever it stands.</summary>
    public static string Of(NormSpec spec) => spec.Has(Role.Epsilon) ? "epsilon" : Literals.Of(spec.Epsilon, spec.Compute);

    /// <summary>ε under the root.</summary>
    public static string Under(NormSpec spec) => spec.EpsilonMode == EpsilonMode.InsideRoot ? Of(spec) : Literals.Of(0, spec.Compute);

    /// <summary>ε beside the root.</summary>
    public static string Beside(NormSpec spec) => spec.EpsilonMode == EpsilonMode.InsideRoot ? Literals.Of(0, spec.Compute) : Of(spec);
}
