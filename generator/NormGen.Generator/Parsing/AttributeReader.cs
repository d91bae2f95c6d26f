using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NormGen.Parsing;

/// <summary>Reads a NormAttribute, and finds the source of each of its arguments.</summary>
internal sealed class AttributeReader(AttributeData attribute, CancellationToken cancellation)
{
    public const string NormAttribute = "NormGen.NormAttribute";

    public const string GradientAttribute = "NormGen.NormGradientAttribute";

    public Kind Kind => (Kind)(int)attribute.ConstructorArguments[0].Value!;

    public Axis Axis => (Axis)(int)attribute.ConstructorArguments[1].Value!;

    public IReadOnlyList<int> Sizes => attribute.ConstructorArguments[2] is { IsNull: false, Kind: TypedConstantKind.Array } sizes
        ? sizes.Values.Select(v => (int)v.Value!).ToList()
        : [];

    public double Epsilon => Named("Epsilon")?.Value is double epsilon ? epsilon : 1e-5;

    public bool ZeroCentered => Named("ZeroCentered")?.Value is true;

    public EpsilonMode EpsilonMode => (EpsilonMode)Int("EpsilonMode", 0);

    public int Groups => Int("Groups", 1);

    public Placement Placement => (Placement)Int("Placement", 0);

    public double ResidualScale => Named("ResidualScale")?.Value is double scale ? scale : 1;

    public double BranchScale => Named("BranchScale")?.Value is double scale ? scale : 1;

    public Architecture Architecture => (Architecture)Int("Architecture", 0);

    public int Layers => Int("Layers", 0);

    public int DecoderLayers => Int("DecoderLayers", 0);

    public Side Side => (Side)Int("Side", 0);

    public int Spatial => Int("Spatial", 0);

    public double Momentum => Named("Momentum")?.Value is double momentum ? momentum : 0.1;

    public double AlphaForward => Named("AlphaForward")?.Value is double alpha ? alpha : 0.9;

    public double AlphaBackward => Named("AlphaBackward")?.Value is double alpha ? alpha : 0.9;

    public bool Gives(string property) => Named(property) is not null;

    /// <summary>Whether every argument could be read; where not, the compiler has its own error.</summary>
    public bool IsComplete => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum }, { Kind: TypedConstantKind.Enum }, { Kind: TypedConstantKind.Array }]
        && attribute.ConstructorArguments.All(IsSound) && attribute.NamedArguments.All(a => IsSound(a.Value));

    public static bool IsNorm(INamedTypeSymbol? type) => Is(type, "NormAttribute", "NormGen");

    public static bool IsGradient(INamedTypeSymbol? type) => Is(type, "NormGradientAttribute", "NormGen");

    /// <summary>Whether an attribute asks for a body.</summary>
    public static bool IsOurs(INamedTypeSymbol? type) => IsNorm(type) || IsGradient(type);

    public static bool Is(INamedTypeSymbol? type, string name, params string[] namespaceNames)
    {
        if (type?.Name != name || type.ContainingType is not null)
            return false;
        INamespaceSymbol? space = type.ContainingNamespace;
        foreach (string expected in Enumerable.Reverse(namespaceNames))
        {
            if (space?.Name != expected)
                return false;
            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: true };
    }

    /// <summary>A kind or axis as it is written, also one that the enum does not have.</summary>
    public static string Shown<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.IsDefined(typeof(TEnum), value) ? $"{typeof(TEnum).Name}.{value}" : $"({typeof(TEnum).Name}){value}";

    /// <summary>Where a property is set.</summary>
    public Location? LocationOf(string property) => (Setting(property) ?? (SyntaxNode?)Syntax)?.GetLocation();

    /// <summary>Where the value of a property stands.</summary>
    public Location? ValueLocation(string property) => (Setting(property)?.Expression ?? (SyntaxNode?)Syntax)?.GetLocation();

    /// <summary>Where the kind stands.</summary>
    public Location? KindLocation => (ConstructorArgument(0, "kind")?.Expression ?? (SyntaxNode?)Syntax)?.GetLocation();

    /// <summary>Where the axis stands.</summary>
    public Location? AxisLocation => (ConstructorArgument(1, "axis")?.Expression ?? (SyntaxNode?)Syntax)?.GetLocation();

    /// <summary>Where a size stands, by its place among the sizes.</summary>
    public Location? SizeLocation(int index)
    {
        // Sizes stand one by one, or in an array.
        SyntaxNode? array = ConstructorArgument(2, "sizes")?.Expression;
        IReadOnlyList<SyntaxNode>? elements = array switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
            CollectionExpressionSyntax collection => collection.Elements,
            _ => null,
        };
        SyntaxNode? size = elements is null ? ConstructorArgument(2 + index, "sizes")?.Expression : index < elements.Count ? elements[index] : array;
        return (size ?? Syntax)?.GetLocation();
    }

    private AttributeArgumentSyntax? Setting(string property) => Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == property);

    private AttributeArgumentSyntax? ConstructorArgument(int place, string name)
    {
        List<AttributeArgumentSyntax> arguments = Arguments.Where(a => a.NameEquals is null).ToList();
        return arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name) ?? (place < arguments.Count ? arguments[place] : null);
    }

    private IEnumerable<AttributeArgumentSyntax> Arguments => Syntax?.ArgumentList?.Arguments ?? default(SeparatedSyntaxList<AttributeArgumentSyntax>);

    private AttributeSyntax? Syntax => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    private int Int(string property, int otherwise) => Named(property)?.Value is int value ? value : otherwise;

    private TypedConstant? Named(string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value;
        }

        return null;
    }

    private static bool IsSound(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsSound),
        _ => constant.Value is not null,
    };
}
