using Microsoft.CodeAnalysis;

namespace NormGen.Diagnostics;

/// <summary>Every mistake that is told while compiling. Each has a page in docs/diagnostics.</summary>
internal static class Rules
{
    private const string Pages = "https://github.com/normgen/normgen/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = Error("NG0001", "A normalization method is partial and has no body",
        "'{0}' {1}: NormGen writes the body");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error("NG0002", "The types around a normalization method are partial",
        "'{0}' contains the normalization method '{1}' and {2}");

    public static readonly DiagnosticDescriptor NotVoid = Error("NG0003", "A normalization method returns nothing",
        "'{0}' returns '{1}': make it void; results are written to a span");

    public static readonly DiagnosticDescriptor UnknownRole = Error("NG0004", "A parameter plays a known role",
        "'{0}' is no known role{1}: rename the parameter, or say what it stands for with [Role(Role.…)]; names are x, y, weight, bias, mean, invStd, dim, epsilon");

    public static readonly DiagnosticDescriptor MissingRole = Error("NG0005", "A role is missing",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor DoubledRole = Error("NG0006", "Two parameters play the same role",
        "'{0}' and '{1}' both stand for {2}: remove one, or give it another role");

    public static readonly DiagnosticDescriptor WrongType = Error("NG0007", "A parameter has the type that its role needs",
        "'{0}' is '{1}': {2} must be {3}");

    public static readonly DiagnosticDescriptor NotWritable = Error("NG0008", "What is written is a Span",
        "'{0}' is read-only, but it is written: {1}");

    public static readonly DiagnosticDescriptor WrongSize = Error("NG0009", "A size is at least 1 and given once, and there are not too many",
        "The size {0} {1}");

    public static readonly DiagnosticDescriptor NotSupported = Error("NG0010", "Not supported yet",
        "{0} is not supported yet: {1}");

    public static readonly DiagnosticDescriptor WrongEpsilon = Error("NG0011", "ε is finite and above zero",
        "Epsilon is {0}: it must be finite and, as a float, above zero, such as 1e-5f");

    public static readonly DiagnosticDescriptor WithoutEffect = Error("NG0012", "A setting or parameter without effect",
        "'{0}' has no effect: {1}");

    public static readonly DiagnosticDescriptor WrongBuildProperty = Error("NG0013", "A build property has a known value",
        "{0} is '{1}': it must be one of {2}");

    // A method with an error has no body to run, so its error cannot be configured away.
    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "NormGen", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md",
            customTags: WellKnownDiagnosticTags.NotConfigurable);
}
