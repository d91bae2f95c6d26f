using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NormGen.Parsing;

/// <summary>A mistake: which rule, where, and what its message says.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, Location? Location, params object[] Arguments)
{
    /// <summary>What a code fix needs to know beside the place, by the names in <see cref="Diagnostics.FixData"/>.</summary>
    public ImmutableDictionary<string, string?> Data { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>
    /// Whether the method cannot be written as it stands. The rule's own severity decides and not the project's configuration, which
    /// may raise a hint to an error without making the method any less clear.
    /// </summary>
    public bool IsFatal => Rule.DefaultSeverity == DiagnosticSeverity.Error;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, Data, Arguments);
}
