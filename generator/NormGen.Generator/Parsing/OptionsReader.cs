using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Reads the build properties that decide how kernels are written.</summary>
internal static class OptionsReader
{
    private const string EmitProperty = "NormGenEmit", WidthProperty = "NormGenVectorWidth";

    private static readonly string[] EmitValues = ["Auto", "Specialized", "Runtime"];

    private static readonly (string Text, VectorWidth Width)[] Widths =
    [
        ("Auto", VectorWidth.Auto), ("512", VectorWidth.Bits512), ("256", VectorWidth.Bits256), ("128", VectorWidth.Bits128), ("Scalar", VectorWidth.Scalar),
    ];

    public static EmitOptions Read(AnalyzerConfigOptions options, OptimizationLevel optimization)
    {
        // Unoptimised vector code is some fifteen times slower than the library's own kernels.
        string emit = Value(options, EmitProperty);
        bool specialize = Is(emit, "Specialized") || (!Is(emit, "Runtime") && optimization == OptimizationLevel.Release);
        string width = Value(options, WidthProperty);
        bool analyzersRun = !Is(Value(options, "RunAnalyzers"), "false") && !Is(Value(options, "RunAnalyzersDuringBuild"), "false");
        return new EmitOptions(specialize, Widths.FirstOrDefault(w => Is(width, w.Text)).Width, analyzersRun);
    }

    public static IEnumerable<Problem> Problems(AnalyzerConfigOptions options)
    {
        foreach ((string property, IEnumerable<string> known) in new[] { (EmitProperty, EmitValues), (WidthProperty, Widths.Select(w => w.Text)) })
        {
            string value = Value(options, property);
            if (!known.Any(k => Is(value, k)))
                yield return new Problem(Rules.WrongBuildProperty, null, property, value, string.Join(", ", known));
        }
    }

    private static string Value(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? value) && value.Trim().Length > 0 ? value.Trim() : "Auto";

    private static bool Is(string value, string expected) => value.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
