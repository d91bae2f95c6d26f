using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Finds the role of each parameter.</summary>
internal sealed class RoleReader(IMethodSymbol method, AttributeReader attribute, List<Problem> problems, CancellationToken cancellation, NormSpec? forward = null)
{
    private readonly Dictionary<Role, IParameterSymbol> _players = [];
    private readonly List<IParameterSymbol> _unknown = [];

    private bool IsGradient => forward is not null;

    /// <summary>The parameters whose role is known, in the method's order.</summary>
    public IReadOnlyList<RoleParameter> Read()
    {
        List<(Role Role, IParameterSymbol Parameter)> known = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (RoleOf(parameter) is not { } role)
                continue;
            if (_players.TryGetValue(role, out IParameterSymbol? other))
            {
                problems.Add(new Problem(Rules.DoubledRole, parameter.NameLocation(cancellation), other.Name, parameter.Name, role));
                continue;
            }

            _players.Add(role, parameter);
            known.Add((role, parameter));
        }

        ReportUnknown();
        ParameterTypes types = new(method, attribute, _players, problems, cancellation, forward);
        return known.Select(k => types.Read(k.Role, k.Parameter)).ToList();
    }

    /// <summary>The parameters of one of the library's own kernels: references to what a user's method has spans of, and numbers that no user names.</summary>
    public static IReadOnlyList<RoleParameter> ReadRuntimeKernel(IMethodSymbol method) => method.Parameters
        .Where(p => RoleNames.TryGet(p.Name, out _))
        .Select(p => new RoleParameter(RoleNames.TryGet(p.Name, out Role role) ? role : default, p.Name, ElementTypes.Of(p.Type) ?? ElementType.Single) { IsWritable = p.RefKind == RefKind.Ref }).ToList();

    private Role? RoleOf(IParameterSymbol parameter)
    {
        if (parameter.GetAttributes().FirstOrDefault(a => AttributeReader.Is(a.AttributeClass, "RoleAttribute", "NormGen")) is { } attribute)
        {
            // Where the argument is missing or misspelt, the compiler says so.
            if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Enum, Value: int value }])
                return null;
            AttributeSyntax? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
            Location? argument = syntax?.ArgumentList?.Arguments.FirstOrDefault()?.Expression.GetLocation() ?? parameter.NameLocation(cancellation);
            if (Enum.IsDefined(typeof(Role), value))
                return Own((Role)value, AttributeReader.Shown((Role)value), argument);
            problems.Add(new Problem(Rules.UnknownRole, argument, $"(Role){value}", "", "name a member of the enum, such as Role.X"));
            return null;
        }

        if (RoleNames.TryGet(parameter.Name, out Role role))
            return Own(role, parameter.Name, parameter.NameLocation(cancellation));
        _unknown.Add(parameter);
        return null;
    }

    /// <summary>The role, if it is one that the method may have.</summary>
    private Role? Own(Role role, string shown, Location? location)
    {
        if (RoleFacts.Of(role).BelongsTo(IsGradient))
            return role;
        problems.Add(ForeignRoles.ProblemOf(role, shown, location, method.Name, forward));
        return null;
    }

    /// <summary>Tells the names that say nothing, when it is known which roles are still to be had: a name is not meant to be one that is there already.</summary>
    private void ReportUnknown()
    {
        HashSet<Role> taken = [.. _players.Keys];
        foreach (IParameterSymbol parameter in _unknown)
        {
            string suggestion = "";
            ImmutableDictionary<string, string?> data = ImmutableDictionary<string, string?>.Empty;
            if (RoleNames.Nearest(parameter.Name, taken, IsGradient) is var (name, role))
            {
                taken.Add(role);
                suggestion = $" (did you mean '{name}'?)";
                data = data.Add(FixData.Name, name).Add(FixData.Role, role.ToString());
            }

            problems.Add(new Problem(Rules.UnknownRole, parameter.NameLocation(cancellation), parameter.Name, suggestion,
                $"rename the parameter, or say what it stands for with [Role(Role.…)]; names are {RoleNames.Examples(IsGradient)}") { Data = data });
        }
    }
}
