using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks that a parameter's type fits its role, beside the others' types.</summary>
internal sealed class ParameterTypes(IMethodSymbol method, AttributeReader attribute, IReadOnlyDictionary<Role, IParameterSymbol> players, List<Problem> problems, CancellationToken cancellation, NormSpec? forward)
{
    /// <summary>The type of x, or float where it has none that a tensor can have.</summary>
    private ElementType X => forward is { } known ? known[Role.X].Element : players.TryGetValue(Role.X, out IParameterSymbol? x) && ElementTypes.OfSpan(x.Type) is { } element
        && ElementTypes.Of(element) is { } type && ElementType.OfTensors.Contains(type) ? type : ElementType.Single;

    private ElementType Compute => X.Compute;

    private string Gradient => forward is null ? "" : "Gradient";

    /// <summary>Checks a parameter, and says what it is.</summary>
    public RoleParameter Read(Role role, IParameterSymbol parameter)
    {
        ITypeSymbol? element = ElementTypes.OfSpan(parameter.Type);
        RoleParameter read = new(role, parameter.Name, ElementTypes.Of(element ?? parameter.Type) ?? X, element is not null)
        {
            IsWritable = element is not null && parameter.Type.Name == "Span",
            WrittenType = role == Role.Batches ? "ref long" : role != Role.Sublayer ? "" : parameter.Type.TypeKind == TypeKind.Delegate ? $"Sublayer{Gradient}<{X.Name}>?" : RoleParameter.AnySublayer,
        };

        // Compilers have words of their own for a type that does not exist.
        if (IsUnknown(parameter.Type))
            return read;
        if (role == Role.Batches)
        {
            if (parameter.Type.SpecialType != SpecialType.System_Int64 || parameter.RefKind != RefKind.Ref)
                Add(Rules.WrongType, parameter.Type.SpecialType == SpecialType.System_Int64 ? parameter.ReferenceLocation(cancellation) : parameter.TypeLocation(cancellation), parameter.Name, Reference(parameter) + Shown(parameter.Type), $"the role {role}", "a ref long, which is counted up");
        }
        else if (!Fits(role, parameter.Type, element))
            Add(Rules.WrongType, parameter.TypeLocation(cancellation), parameter.Name, Reference(parameter) + Shown(parameter.Type), $"the role {role}", Needed(role));
        else if (parameter.RefKind != RefKind.None)
            Add(Rules.WrongType, parameter.ReferenceLocation(cancellation), parameter.Name, Reference(parameter) + Shown(parameter.Type), $"the role {role}", Needed(role) + ", passed by value");
        else if (element is not null)
            CheckWriting(role, parameter, read.Element);
        return read;
    }

    /// <summary>Whether the compiler does not know a type, or its element.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        IPointerTypeSymbol pointer => IsUnknown(pointer.PointedAtType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => named.TypeArguments.Any(IsUnknown) || (named.ContainingType is { } outer && IsUnknown(outer)),
        _ => type.TypeKind == TypeKind.Error,
    };

    private bool Fits(Role role, ITypeSymbol type, ITypeSymbol? element)
    {
        if (role == Role.Sublayer)
            return ElementTypes.OfSublayer(type, forward is not null).Any(of => ElementTypes.Of(of) == X);
        if (role == Role.Weight && (element is null || IsSharedInForward))
            return element is null && TakesSharedWeight && ElementTypes.Of(type) == Compute;
        bool isNumber = RoleFacts.Of(role).Extent == RoleExtent.Call;
        return isNumber == (element is null) && ElementTypes.Of(element ?? type) is { } own && Allowed(role).Contains(own);
    }

    /// <summary>The element types that a role may have beside this x.</summary>
    private IReadOnlyList<ElementType> Allowed(Role role) => role switch
    {
        _ when forward is not null => GradientTypes.Of(role, forward),
        Role.X => ElementType.OfTensors,
        Role.Y => ElementType.OfTensors.Where(y => y.Holds(X)).OrderBy(y => y != X).ToList(),
        Role.Dim or Role.XStride or Role.YStride or Role.Lengths or Role.Spatial => [ElementType.Int32],
        Role.Mask => [ElementType.Boolean],
        _ when RoleFacts.IsPerFeature(role) => new[] { X, ElementType.Single }.Distinct().ToList(),
        _ when IsGiven(role) => new[] { Compute, ElementType.Double }.Distinct().ToList(),
        _ when RoleFacts.IsStatistic(role) || RoleFacts.IsState(role) || RoleFacts.Of(role).Extent == RoleExtent.Call => [Compute],
        _ => [X],
    };

    /// <summary>L2 with one weight for all features is ScaleNorm.</summary>
    private bool TakesSharedWeight => attribute.Kind == Kind.L2 && (forward is null || !forward.Has(Role.Weight) || IsSharedInForward);

    private bool IsSharedInForward => forward is { } known && known.Has(Role.Weight) && !known[Role.Weight].IsSpan;

    private void CheckWriting(Role role, IParameterSymbol parameter, ElementType element)
    {
        // Where either has a meaning, the type says which is meant.
        if (TakesEither(role))
            return;
        bool isReadOnly = parameter.Type.Name == "ReadOnlySpan";
        if (IsWritten(role) && isReadOnly)
        {
            // An unknown parameter may well be the output, misspelt.
            if (role == Role.X && players.Count < method.Parameters.Length)
                return;
            Add(Rules.NotWritable, parameter.TypeLocation(cancellation), parameter.Name, role == Role.X
                ? $"add a parameter 'Span<{element.Name}> y' for the result, or make it a Span<{element.Name}> to work in place"
                : $"make it a Span<{element.Name}>");
        }
        else if (!IsWritten(role) && !isReadOnly && !IsImposed())
        {
            Add(Rules.OnlyRead, parameter.TypeLocation(cancellation), parameter.Name, element.Name);
        }
    }

    /// <summary>Whether a statistic is read: then it may be known better than the kernel would save it.</summary>
    private bool IsGiven(Role role) => RoleFacts.IsStatistic(role) && TakesEither(role)
        && players.TryGetValue(role, out IParameterSymbol? parameter) && parameter.Type.Name == "ReadOnlySpan";

    private bool TakesEither(Role role) => forward is not null ? role == Role.Nu : RoleFacts.IsState(role) || (RoleFacts.IsStatistic(role) && ProgramCatalog.TakesGivenStatistics(attribute.Kind, attribute.Axis));

    private bool IsWritten(Role role) => forward is not null ? NormSpec.IsWrittenByGradient(role) : NormSpec.Writes(role, attribute.Placement, players.ContainsKey(Role.Y));

    /// <summary>Whether a base type or an interface decides the types of the parameters.</summary>
    private bool IsImposed() => method.IsOverride || method.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(method.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private string Needed(Role role)
    {
        string span = IsWritten(role) || TakesEither(role) ? "a Span" : "a ReadOnlySpan";
        IReadOnlyList<ElementType> allowed = Allowed(role);
        return role switch
        {
            Role.Sublayer => $"an ISublayer{Gradient}<{X.Name}>, a type parameter that is one, or a Sublayer{Gradient}<{X.Name}>",
            Role.X when forward is null => $"{span}<float>, or one of double, Half or BFloat16",
            Role.Weight when IsSharedInForward => $"a {Compute.Name} as in the forward pass",
            _ when allowed.Count > 0 && RoleFacts.Of(role).Extent == RoleExtent.Call => allowed[0] == ElementType.Int32 ? "an int" : $"a {allowed[0].Name}",
            _ when TakesEither(role) => $"a Span<{allowed[0].Name}> to be written, or a ReadOnlySpan<{allowed[0].Name}> to be read",
            _ => string.Join(" or ", allowed.Select(a => $"{span}<{a.Name}>")) + (role == Role.Weight && TakesSharedWeight ? $", or a {Compute.Name} for all features" : ""),
        };
    }

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
}
