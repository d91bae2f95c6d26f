using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>What all checks of a method's parameters and settings share: the places of mistakes, and the words for them.</summary>
internal abstract class MethodRules(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
{
    protected NormSpec Spec => spec;

    protected AttributeReader Reader => reader;

    protected CancellationToken Cancellation => cancellation;

    protected string KindName => "Kind." + spec.Kind;

    protected string AxisName => "Axis." + spec.Axis;

    /// <summary>Whether every parameter plays a role: what an unknown one was meant to be may be what is missing.</summary>
    protected bool AllKnown => spec.Parameters.Count == method.Parameters.Length;

    protected IParameterSymbol Parameter(Role role) => method.Parameters.First(p => p.Name == spec[role].Name);

    protected Location? Of(Role role) => Parameter(role).Locations.FirstOrDefault();

    protected void Add(Problem problem) => problems.Add(problem);

    protected void Add(IEnumerable<Problem> several) => problems.AddRange(several);

    protected void Missing(string what) =>
        Add(new Problem(Rules.MissingRole, DeclarationReader.Syntax(method, cancellation)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault(), method.Name, what));

    protected void Contradict(Location? location, string what, string why) => Add(new Problem(Rules.Contradiction, location, what, why));

    protected void WithoutEffect(Role role, string why) => Add(new Problem(Rules.WithoutEffect, Of(role), spec[role].Name, why));

    protected void SettingWithoutEffect(string setting, string why) =>
        Add(new Problem(Rules.WithoutEffect, reader.LocationOf(setting), setting, why) { Data = FixData.Needless });
}
