using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Reads the text that the generated part of a partial method repeats.</summary>
internal static class DeclarationReader
{
    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NameFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static MethodDeclaration Read(IMethodSymbol method, CancellationToken cancellation)
    {
        List<string> types = [];
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            types.Insert(0, $"partial {Keyword(type)} {type.ToDisplayString(NameFormat)}");
        MethodDeclarationSyntax? syntax = Syntax(method, cancellation);
        return new MethodDeclaration(
            HintName(method),
            method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(
                new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
                    miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers)),
            types.ToEquatableArray(),
            string.Join(" ", syntax?.Modifiers.Select(m => m.Text) ?? []),
            method.ReturnType.ToDisplayString(ParameterFormat),
            Escape(method.Name),
            method.Name,
            method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(t => Escape(t.Name)))}>",
            method.Parameters.Select(p => (method.IsExtensionMethod && p.Ordinal == 0 ? "this " : "") + p.ToDisplayString(ParameterFormat)).ToEquatableArray(),
            method.Parameters.Select(p => Escape(p.Name)).ToEquatableArray());
    }

    public static MethodDeclarationSyntax? Syntax(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Short and readable, and different for every method: a hash of all that tells two methods apart ends it.</summary>
    private static string HintName(IMethodSymbol method)
    {
        uint hash = 2166136261;
        foreach (char c in method.ContainingType.ToDisplayString() + "." + method.ToDisplayString())
            hash = unchecked((hash ^ c) * 16777619);
        return $"{method.ContainingType.Name}.{method.Name}.{hash:x8}";
    }
}
