using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Finds the role of each parameter and checks that its type fits the role.</summary>
internal sealed class RoleReader(IMethodSymbol method, List<Problem> problems, CancellationToken cancellation)
{
    private readonly Dictionary<Role, IParameterSymbol> _players = [];

    public IReadOnlyList<RoleParameter> Read()
    {
        List<RoleParameter> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (RoleOf(parameter) is not { } role)
                continue;
            if (_players.TryGetValue(role, out IParameterSymbol? other))
            {
                problems.Add(new Problem(Rules.DoubledRole, Location(parameter), other.Name, parameter.Name, role));
                continue;
            }

            _players.Add(role, parameter);
            parameters.Add(new RoleParameter(role, parameter.Name));
        }

        foreach (KeyValuePair<Role, IParameterSymbol> player in _players)
            CheckType(player.Key, player.Value);
        return parameters;
    }

    private Role? RoleOf(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (AttributeReader.Is(attribute.AttributeClass, "RoleAttribute", "NormGen")
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: int value }])
            {
                if (Enum.IsDefined(typeof(Role), value))
                    return (Role)value;
                problems.Add(new Problem(Rules.UnknownRole, Location(parameter), $"(Role){value}", ""));
                return null;
            }
        }

        if (RoleNames.TryGet(parameter.Name, out Role role))
            return role;
        if (RoleNames.IsPlanned(parameter.Name))
        {
            problems.Add(new Problem(Rules.NotSupported, Location(parameter), $"The role '{parameter.Name}'", "remove the parameter"));
            return null;
        }

        string suggestion = RoleNames.Nearest(parameter.Name) is { } nearest ? $" (did you mean '{nearest}'?)" : "";
        problems.Add(new Problem(Rules.UnknownRole, Location(parameter), parameter.Name, suggestion));
        return null;
    }

    private void CheckType(Role role, IParameterSymbol parameter)
    {
        string needed = role switch
        {
            Role.Dim => "an int",
            Role.Epsilon => "a float",
            _ => IsWritten(role) ? "a Span<float>" : "a ReadOnlySpan<float>",
        };
        bool fits = parameter.RefKind == RefKind.None && role switch
        {
            Role.Dim => parameter.Type.SpecialType == SpecialType.System_Int32,
            Role.Epsilon => parameter.Type.SpecialType == SpecialType.System_Single,
            _ => SpanElement(parameter.Type) is { SpecialType: SpecialType.System_Single },
        };
        if (!fits)
        {
            // Compilers have words of their own for a type that does not exist.
            if (IsUnknown(parameter.Type))
                return;
            if (parameter.RefKind == RefKind.None && role is not (Role.Dim or Role.Epsilon) && SpanElement(parameter.Type) is { } element && IsPlannedElement(element))
                problems.Add(new Problem(Rules.NotSupported, TypeLocation(parameter), $"The element type '{element.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' of '{parameter.Name}'", "use float"));
            else
                problems.Add(new Problem(Rules.WrongType, TypeLocation(parameter), parameter.Name, Shown(parameter), $"the role {role}", needed));
        }
        else if (IsWritten(role) && IsReadOnlySpan(parameter.Type))
        {
            // An unknown parameter may well be the output, misspelt.
            if (role == Role.X && _players.Count < method.Parameters.Length)
                return;
            string mend = role == Role.X
                ? "add a parameter 'Span<float> y' for the result, or make it a Span<float> to work in place"
                : "make it a Span<float>";
            problems.Add(new Problem(Rules.NotWritable, TypeLocation(parameter), parameter.Name, mend));
        }
    }

    private bool IsWritten(Role role) => role is Role.Y or Role.Mean or Role.InvStd || (role == Role.X && !_players.ContainsKey(Role.Y));

    /// <summary>Whether the compiler does not know a type, or its element.</summary>
    public static bool IsUnknown(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || (type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(IsUnknown));

    private static string Shown(IParameterSymbol parameter)
    {
        string reference = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        return reference + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }

    private static ITypeSymbol? SpanElement(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var element] } span
        && (AttributeReader.Is(span, "Span", "System") || AttributeReader.Is(span, "ReadOnlySpan", "System")) ? element : null;

    private static bool IsReadOnlySpan(ITypeSymbol type) => type.Name == "ReadOnlySpan";

    private static bool IsPlannedElement(ITypeSymbol element) =>
        element.SpecialType == SpecialType.System_Double || element.Name is "Half" or "BFloat16";

    private Location Location(IParameterSymbol parameter) =>
        Syntax(parameter)?.Identifier.GetLocation() ?? parameter.Locations.FirstOrDefault() ?? method.Locations[0];

    private Location TypeLocation(IParameterSymbol parameter) => Syntax(parameter)?.Type?.GetLocation() ?? Location(parameter);

    private ParameterSyntax? Syntax(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax;
}
