using Microsoft.CodeAnalysis;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>What all checks of a gradient share: its forward method, what its programs read, and the words for what is missing or needless.</summary>
internal abstract class GradientMethodRules(IMethodSymbol method, NormSpec spec, string forwardName, GradientReads reads, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    : MethodRules(method, spec, reader, problems, cancellation)
{
    protected const string NotNeeded = "nothing that is written depends on it; remove the parameter";

    protected NormSpec Forward => Spec.Forward!;

    /// <summary>The forward method, as messages name it.</summary>
    protected string ForwardName => $"'{forwardName}'";

    /// <summary>Whether a role's parameter is read for what is written.</summary>
    protected bool Reads(Role role) => reads.Has(role);

    /// <summary>Tells a parameter that is there and changes nothing.</summary>
    /// <param name="role">Its role.</param>
    /// <param name="otherwise">Why, where that is known better than that nothing depends on it; null otherwise.</param>
    protected void CheckNeedless(Role role, string? otherwise)
    {
        if (Spec.Has(role) && (otherwise is not null || !Reads(role)))
            WithoutEffect(role, otherwise ?? NotNeeded);
    }

    /// <summary>Tells a parameter that is read and not there.</summary>
    /// <param name="role">Its role.</param>
    /// <param name="why">What more there is to say of it.</param>
    protected void CheckMissing(Role role, string why)
    {
        if (AllKnown && !Spec.Has(role) && Reads(role))
            MissingTogether([role], "", why);
    }

    /// <summary>Tells several parameters that are not there as one mistake.</summary>
    /// <param name="roles">Their roles.</param>
    /// <param name="why">Why they are needed.</param>
    /// <param name="more">What more there is to say of them.</param>
    protected void MissingTogether(IReadOnlyList<Role> roles, string why, string more = "")
    {
        if (roles.Count > 0)
            Missing($"has no {string.Join(" and no ", roles.Select(NameOf))}{why}: add {(roles.Count == 1 ? "a parameter" : "parameters")} '{string.Join(", ", roles.Select(TextOf))}'{more}");
    }

    /// <summary>What more there is to say of a parameter that the forward method has too.</summary>
    protected string AsForward => $", as {ForwardName} has it";

    /// <summary>Why a parameter means nothing that the forward method has no like of; null where it has.</summary>
    protected string? Unlike(Role role) => Forward.Has(role) ? null : $"{ForwardName} has no {NameOf(role)}; remove the parameter";

    protected static string NameOf(Role role) => RoleFacts.Of(role).Names[0];

    /// <summary>A parameter as it is declared.</summary>
    protected string TextOf(Role role)
    {
        string element = GradientTypes.Of(role, Forward)[0].Name;
        bool isNumber = RoleFacts.Of(role).Extent == RoleExtent.Call || (Forward.Has(role) && !Forward[role].IsSpan);
        return $"{(isNumber ? element : NormSpec.IsWrittenByGradient(role) ? $"Span<{element}>" : $"ReadOnlySpan<{element}>")} {NameOf(role)}";
    }
}
