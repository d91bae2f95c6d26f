using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Diagnostics;

namespace NormGen.Parsing;

/// <summary>The types around a normalization method, each of which must take another part in a generated file.</summary>
internal static class ContainingTypes
{
    public static bool TakeAnotherPart(IMethodSymbol method, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (Obstacle(type, cancellation) is not null)
                return false;
        }

        return true;
    }

    /// <summary>
    /// What is wrong with a type that has a normalization method somewhere in it. It is told once, of the type itself and not of its
    /// methods: an editor offers code fixes only for what is reported where the analysed symbol stands.
    /// </summary>
    public static Problem? ProblemOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        Obstacle(type, cancellation) is var (identifier, mend) && FirstMethodIn(type) is { } method
            ? new Problem(Rules.ContainingTypeNotPartial, identifier.GetLocation(), type.Name, method.Name, mend)
            : null;

    private static (SyntaxToken Identifier, string Mend)? Obstacle(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not BaseTypeDeclarationSyntax syntax)
                continue;
            if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                return (syntax.Identifier, "must be partial too: add 'partial'");
            if (type.IsFileLocal)
                return (syntax.Identifier, "must not be file-local: its other part is in a generated file");
        }

        return null;
    }

    private static IMethodSymbol? FirstMethodIn(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(m => m.GetAttributes().Any(a => AttributeReader.IsOurs(a.AttributeClass)))
            ?? type.GetTypeMembers().Select(FirstMethodIn).FirstOrDefault(m => m is not null);
}
