using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NormGen.Generator.Tests.Support;

#pragma warning disable RS1036, RS1038, RS1041 // These run in tests only, never in a compiler.

/// <summary>An analyzer that has nothing to say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Silent : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("PL0001", "Planted", "Planted", "Planted", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
    }
}

/// <summary>An analyzer that fails at every type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Throwing : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = new Silent().SupportedDiagnostics;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(_ => throw new InvalidOperationException("planted"), SymbolKind.NamedType);
    }
}
