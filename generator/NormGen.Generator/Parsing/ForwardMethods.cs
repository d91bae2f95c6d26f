using Microsoft.CodeAnalysis;

namespace NormGen.Parsing;

/// <summary>Finds the method whose gradient another is.</summary>
internal static class ForwardMethods
{
    /// <summary>The method that an attribute names, if there is just one.</summary>
    public static IMethodSymbol? Find(IMethodSymbol gradient, AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string name }, ..])
            return null;
        List<IMethodSymbol> methods = gradient.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
            .Where(m => m.PartialDefinitionPart is null && m.GetAttributes().Any(a => AttributeReader.IsNorm(a.AttributeClass))).ToList();
        IReadOnlyList<ITypeSymbol> types = attribute.ConstructorArguments is [_, { Kind: TypedConstantKind.Array, IsNull: false } array] ? array.Values.Select(v => v.Value).OfType<ITypeSymbol>().ToList() : [];
        if (types.Count > 0)
            methods = methods.Where(m => m.Parameters.Select(p => p.Type).SequenceEqual(types, SymbolEqualityComparer.Default)).ToList();
        return methods.Count == 1 ? methods[0] : null;
    }
}
