using Microsoft.CodeAnalysis;

namespace NormGen.Parsing;

/// <summary>A mistake: which rule, where, and what its message says.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, Location? Location, params object[] Arguments);
