using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NormGen.Parsing;

/// <summary>Reads a NormGradientAttribute, and finds the source of what it says.</summary>
internal sealed class GradientAttributeReader(AttributeData attribute, CancellationToken cancellation)
{
    /// <summary>Whether every argument could be read; where not, the compiler has its own error.</summary>
    public bool IsComplete => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive }, { Kind: TypedConstantKind.Array }] && Types.All(IsKnown);

    /// <summary>The name of the forward method.</summary>
    public string Forward => attribute.ConstructorArguments[0].Value as string ?? "";

    /// <summary>The types of its parameters; empty where none are given.</summary>
    public IReadOnlyList<ITypeSymbol> ParameterTypes => Types.OfType<ITypeSymbol>().ToList();

    /// <summary>Where the name stands.</summary>
    public Location? ForwardLocation => ((Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == "forward") ?? Arguments.FirstOrDefault())?.Expression ?? (SyntaxNode?)Syntax)?.GetLocation();

    /// <summary>Where the attribute stands.</summary>
    public Location? Location => Syntax?.GetLocation();

    /// <summary>A type that is open, as <c>typeof(Span&lt;&gt;)</c>, is known too, though no parameter has it.</summary>
    private static bool IsKnown(ITypeSymbol? type) => type is INamedTypeSymbol { IsUnboundGenericType: true } || (type is not null && !NormGen.Parsing.ParameterTypes.IsUnknown(type));

    private IEnumerable<ITypeSymbol?> Types => attribute.ConstructorArguments[1] is { IsNull: false } types ? types.Values.Select(v => v.Value as ITypeSymbol) : [];

    private IEnumerable<AttributeArgumentSyntax> Arguments => Syntax?.ArgumentList?.Arguments ?? default(SeparatedSyntaxList<AttributeArgumentSyntax>);

    private AttributeSyntax? Syntax => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
}
