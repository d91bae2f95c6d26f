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
        "'{0}' is no known role{1}: {2}");

    public static readonly DiagnosticDescriptor MissingRole = Error("NG0005", "A role is missing",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor DoubledRole = Error("NG0006", "Two parameters play the same role",
        "'{0}' and '{1}' both stand for {2}: remove one, or give it another role");

    public static readonly DiagnosticDescriptor WrongType = Error("NG0007", "A parameter has the type that its role needs",
        "'{0}' is '{1}': {2} must be {3}");

    public static readonly DiagnosticDescriptor NotWritable = Error("NG0008", "What is written is a Span",
        "'{0}' is read-only, but it is written: {1}");

    public static readonly DiagnosticDescriptor WrongSize = Error("NG0009", "A size is a feature count that an array can hold, given once, and there are not too many",
        "The size {0} {1}");

    public static readonly DiagnosticDescriptor NotSupported = Error("NG0010", "Not supported yet",
        "{0} is not supported yet: {1}");

    public static readonly DiagnosticDescriptor WrongEpsilon = Error("NG0011", "ε is finite and above zero",
        "{0} is {1}: it must be {2}, such as 1e-5f");

    public static readonly DiagnosticDescriptor WithoutEffect = Error("NG0012", "A setting or parameter without effect",
        "'{0}' has no effect: {1}");

    public static readonly DiagnosticDescriptor WrongBuildProperty = Error("NG0013", "A build property has a known value",
        "{0} is '{1}': it must be one of {2}");

    public static readonly DiagnosticDescriptor OnlyRead = Hint("NG0014", "What is only read is a ReadOnlySpan",
        "'{0}' is only read: make it a ReadOnlySpan<{1}>, so that callers can pass what they may not write");

    public static readonly DiagnosticDescriptor Generic = Error("NG0015", "A normalization method has no type parameters but its sub-layer's",
        "'{0}' is generic: remove '{1}'; a kernel is written for element types that are known, and only a sub-layer may be of a type parameter");

    public static readonly DiagnosticDescriptor DeclaredTwice = Error("NG0016", "A normalization method is declared once",
        "'{0}' is declared a second time with the same parameter types, and would get the same body: remove this declaration, or rename the method");

    public static readonly DiagnosticDescriptor WrongGroups = Error("NG0017", "Groups divide the features",
        "Groups is {0}: it {1}");

    public static readonly DiagnosticDescriptor WrongScale = Error("NG0018", "A scale is finite",
        "{0} is {1}: a factor must be finite in the type that is computed in");

    public static readonly DiagnosticDescriptor Contradiction = Error("NG0019", "Settings and parameters agree with each other",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor WrongShare = Error("NG0020", "A momentum or α is from 0 to 1",
        "{0} is {1}: it is a share of the whole, from 0 to 1");

    public static readonly DiagnosticDescriptor WrongSpatial = Error("NG0021", "The positions of a sample are at least one",
        "Spatial is {0}: a sample has at least 1 position");

    public static readonly DiagnosticDescriptor WrongForward = Error("NG0022", "A gradient is that of a method with [Norm] in the same type",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ForeignRole = Error("NG0023", "A role belongs to the forward pass or to its gradient",
        "'{0}' {1}");

    // A method with an error has no body to run, so its error cannot be configured away.
    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "NormGen", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md",
            customTags: WellKnownDiagnosticTags.NotConfigurable);

    // A method with a hint works as it stands.
    private static DiagnosticDescriptor Hint(string id, string title, string message) =>
        new(id, title, message, "NormGen", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
