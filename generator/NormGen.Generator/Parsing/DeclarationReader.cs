using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Reads the text that the generated part of a partial method repeats.</summary>
internal static class DeclarationReader
{
    private const int LongestName = 32;

    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static MethodDeclaration Read(IMethodSymbol method, CancellationToken cancellation)
    {
        List<string> types = [];
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            types.Insert(0, $"partial {Keyword(type)} {EscapeType(type.Name)}{TypeParameters(type.TypeParameters)}");
        MethodDeclarationSyntax? syntax = Syntax(method, cancellation);
        return new MethodDeclaration(
            HintName(method),
            method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(NamespaceFormat),
            types.ToEquatableArray(),
            string.Join(" ", syntax?.Modifiers.Select(m => m.Text) ?? []),
            Reference(method) + method.ReturnType.ToDisplayString(ParameterFormat),
            Escape(method.Name),
            method.Name,
            TypeParameters(method.TypeParameters),
            string.Concat(method.TypeParameters.Select(Constraints)),
            method.Parameters.Select(p => (method.IsExtensionMethod && p.Ordinal == 0 ? "this " : "") + p.ToDisplayString(ParameterFormat)).ToEquatableArray(),
            method.Parameters.Select(p => p.RefKind switch
            {
                RefKind.Ref => "ref " + Escape(p.Name),
                RefKind.RefReadOnlyParameter => $"ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in {Escape(p.Name)})",
                _ => Escape(p.Name),
            }).ToEquatableArray());
    }

    /// <summary>Whether another part of the method can be written at all: half-typed code has types and parameters without a name.</summary>
    public static bool CanBeRepeated(IMethodSymbol method, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!SyntaxFacts.IsValidIdentifier(type.Name) || type.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is not TypeDeclarationSyntax))
                return false;
        }

        return SyntaxFacts.IsValidIdentifier(method.Name)
            && method.Parameters.All(p => SyntaxFacts.IsValidIdentifier(p.Name) && !ParameterTypes.IsUnknown(p.Type));
    }

    /// <summary>What stands before the type of a result that is a reference.</summary>
    public static string Reference(IMethodSymbol method) => method.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => "",
    };

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

    private static string TypeParameters(IReadOnlyList<ITypeParameterSymbol> parameters) => parameters.Count == 0 ? "" :
        $"<{string.Join(", ", parameters.Select(p => (p.Variance switch { VarianceKind.In => "in ", VarianceKind.Out => "out ", _ => "" }) + EscapeType(p.Name)))}>";

    private static string Constraints(ITypeParameterSymbol parameter)
    {
        List<string> constraints = [];
        if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(t => t.ToDisplayString(ParameterFormat)));
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");
        return constraints.Count == 0 ? "" : $" where {EscapeType(parameter.Name)} : {string.Join(", ", constraints)}";
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    // A type named in lower case alone may become a keyword one day, and the compiler says so unless it is escaped.
    private static string EscapeType(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>
    /// Short and readable, and different for every method: a hash of all that tells two methods apart ends it. Roslyn compares the names
    /// without regard to case, and drops all that the generator wrote where it finds one twice; 64 bits keep that from ever happening.
    /// </summary>
    private static string HintName(IMethodSymbol method)
    {
        // While code is being typed there may be a class and a struct of the same name.
        string identity = method.ContainingType.ToDisplayString() + "." + method.ToDisplayString();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            identity = $"{Keyword(type)} {identity}";
        ulong hash = 14695981039346656037;
        foreach (char c in identity)
            hash = unchecked((hash ^ c) * 1099511628211);
        return $"{Safe(method.ContainingType.Name)}.{Safe(method.Name)}.{hash:x16}";

        // File systems take 255 bytes, and a letter may have three.
        static string Safe(string name) => new(name.Take(LongestName).Select(c => char.IsLetterOrDigit(c) ? c : '_').ToArray());
    }
}
