using Microsoft.CodeAnalysis;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Reads types of parameters as element types.</summary>
internal static class ElementTypes
{
    /// <summary>The element type that a symbol stands for; null for one that no tensor is made of.</summary>
    public static ElementType? Of(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => ElementType.Single,
        { SpecialType: SpecialType.System_Double } => ElementType.Double,
        { SpecialType: SpecialType.System_Int32 } => ElementType.Int32,
        { SpecialType: SpecialType.System_Boolean } => ElementType.Boolean,
        ITypeParameterSymbol parameter => ElementType.Parameter(parameter.Name),
        INamedTypeSymbol named when AttributeReader.Is(named, "Half", "System") => ElementType.Half,
        INamedTypeSymbol named when AttributeReader.Is(named, "BFloat16", "NormGen") => ElementType.BFloat16,
        _ => null,
    };

    /// <summary>The element of a span; null where the type is none.</summary>
    public static ITypeSymbol? OfSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var element] } span
        && (AttributeReader.Is(span, "Span", "System") || AttributeReader.Is(span, "ReadOnlySpan", "System")) ? element : null;

    /// <summary>The elements of a sub-layer, or of its gradient: of the delegate, or of the interfaces that a type or a type parameter has.</summary>
    public static IEnumerable<ITypeSymbol> OfSublayer(ITypeSymbol type, bool isGradient = false)
    {
        string name = isGradient ? "SublayerGradient" : "Sublayer";
        if (type is INamedTypeSymbol { TypeArguments: [var element] } named && (AttributeReader.Is(named, name, "NormGen") || AttributeReader.Is(named, "I" + name, "NormGen")))
            return [element];
        IEnumerable<ITypeSymbol> bases = type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes : [];
        return type.AllInterfaces.Where(i => AttributeReader.Is(i, "I" + name, "NormGen")).Select(i => i.TypeArguments[0]).Concat(bases.SelectMany(b => OfSublayer(b, isGradient)));
    }
}
