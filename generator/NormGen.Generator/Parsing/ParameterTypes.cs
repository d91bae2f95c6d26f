using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;

namespace NormGen.Parsing;

/// <summary>Checks that a parameter's type fits its role.</summary>
internal sealed class ParameterTypes(IMethodSymbol method, IReadOnlyDictionary<Role, IParameterSymbol> players, List<Problem> problems, CancellationToken cancellation)
{
    public void Check(Role role, IParameterSymbol parameter)
    {
        // Compilers have words of their own for a type that does not exist.
        if (IsUnknown(parameter.Type))
            return;
        ITypeSymbol? element = SpanElement(parameter.Type);
        bool fits = role switch
        {
            Role.Dim => parameter.Type.SpecialType == SpecialType.System_Int32,
            Role.Epsilon => parameter.Type.SpecialType == SpecialType.System_Single,
            _ => element is { SpecialType: SpecialType.System_Single },
        };
        if (!fits && parameter.RefKind == RefKind.None && role is not (Role.Dim or Role.Epsilon) && element is not null && IsPlannedElement(element))
            Add(Rules.NotSupported, parameter.TypeLocation(cancellation), $"The element type '{Shown(element)}' of '{parameter.Name}'", "use float");
        else if (!fits)
            Add(Rules.WrongType, parameter.TypeLocation(cancellation), parameter.Name, Reference(parameter) + Shown(parameter.Type), $"the role {role}", Needed(role));
        else if (parameter.RefKind != RefKind.None)
            Add(Rules.WrongType, parameter.ReferenceLocation(cancellation), parameter.Name, Reference(parameter) + Shown(parameter.Type), $"the role {role}", Needed(role) + ", passed by value");
        else if (element is not null)
            CheckWriting(role, parameter);
    }

    /// <summary>Whether the compiler does not know a type, or its element.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        IPointerTypeSymbol pointer => IsUnknown(pointer.PointedAtType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => named.TypeArguments.Any(IsUnknown) || (named.ContainingType is { } outer && IsUnknown(outer)),
        _ => type.TypeKind == TypeKind.Error,
    };

    private void CheckWriting(Role role, IParameterSymbol parameter)
    {
        bool isReadOnly = parameter.Type.Name == "ReadOnlySpan";
        if (IsWritten(role) && isReadOnly)
        {
            // An unknown parameter may well be the output, misspelt.
            if (role == Role.X && players.Count < method.Parameters.Length)
                return;
            Add(Rules.NotWritable, parameter.TypeLocation(cancellation), parameter.Name, role == Role.X
                ? "add a parameter 'Span<float> y' for the result, or make it a Span<float> to work in place"
                : "make it a Span<float>");
        }
        else if (!IsWritten(role) && !isReadOnly && !IsImposed())
        {
            Add(Rules.OnlyRead, parameter.TypeLocation(cancellation), parameter.Name);
        }
    }

    private bool IsWritten(Role role) => role is Role.Y or Role.Mean or Role.InvStd || (role == Role.X && !players.ContainsKey(Role.Y));

    /// <summary>Whether a base type or an interface decides the types of the parameters.</summary>
    private bool IsImposed() => method.IsOverride || method.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(method.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private string Needed(Role role) => role switch
    {
        Role.Dim => "an int",
        Role.Epsilon => "a float",
        _ => IsWritten(role) ? "a Span<float>" : "a ReadOnlySpan<float>",
    };

    private void Add(DiagnosticDescriptor rule, Location? location, params object[] arguments) => problems.Add(new Problem(rule, location, arguments));

    private static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Reference(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };

    private static ITypeSymbol? SpanElement(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var element] } span
        && (AttributeReader.Is(span, "Span", "System") || AttributeReader.Is(span, "ReadOnlySpan", "System")) ? element : null;

    private static bool IsPlannedElement(ITypeSymbol element) =>
        element.SpecialType == SpecialType.System_Double || element.Name is "Half" or "BFloat16";
}
