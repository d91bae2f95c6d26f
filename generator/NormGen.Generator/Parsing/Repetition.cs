using Microsoft.CodeAnalysis;

namespace NormGen.Parsing;

/// <summary>Methods declared more than once. The compiler matches a body to a declaration by its signature, so there can be one body only.</summary>
internal static class Repetition
{
    /// <summary>Whether an earlier declaration in the type has the same signature.</summary>
    public static bool IsRepeated(IMethodSymbol method)
    {
        string? signature = null;
        foreach (IMethodSymbol other in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(other, method))
                return false;
            if (!other.IsPartialDefinition || !other.Parameters.Select(p => p.RefKind).SequenceEqual(method.Parameters.Select(p => p.RefKind)))
                continue;

            // The id of the documentation is the signature as the compiler compares it: without names, tuple names, nullability and dynamic.
            signature ??= method.GetDocumentationCommentId();
            if (other.GetDocumentationCommentId() == signature)
                return true;
        }

        return false;
    }
}
