using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NormGen.Parsing;

namespace NormGen.Diagnostics;

/// <summary>Tells every mistake in a normalization method. It reads methods with the generator's own parser, so the two cannot disagree.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NormAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.NotPartial, Rules.ContainingTypeNotPartial, Rules.NotVoid, Rules.UnknownRole, Rules.MissingRole, Rules.DoubledRole,
        Rules.WrongType, Rules.NotWritable, Rules.WrongSize, Rules.NotSupported, Rules.WrongEpsilon, Rules.WithoutEffect, Rules.WrongBuildProperty,
        Rules.OnlyRead, Rules.Generic, Rules.DeclaredTwice, Rules.WrongGroups, Rules.WrongScale, Rules.Contradiction, Rules.WrongShare,
        Rules.WrongSpatial, Rules.WrongForward, Rules.ForeignRole,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The parts of a partial method share their attributes, so a method with a generated body counts as generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(AnalyzeFunction, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
        context.RegisterCompilationAction(AnalyzeOptions);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null)
            return;
        AttributeData? attribute = method.GetAttributes().FirstOrDefault(a => AttributeReader.IsOurs(a.AttributeClass));
        if (attribute is null)
            return;
        foreach (Problem problem in MethodParser.Parse(method, attribute, context.CancellationToken).Problems)
            context.ReportDiagnostic(problem.ToDiagnostic());
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        if (ContainingTypes.ProblemOf((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } problem)
            context.ReportDiagnostic(problem.ToDiagnostic());
    }

    /// <summary>Functions within methods, which are no symbols of their own to an analyzer.</summary>
    private static void AnalyzeFunction(SyntaxNodeAnalysisContext context)
    {
        LocalFunctionStatementSyntax? local = context.Node as LocalFunctionStatementSyntax;
        ISymbol? function = local is not null
            ? context.SemanticModel.GetDeclaredSymbol(local, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (function?.GetAttributes().FirstOrDefault(a => AttributeReader.IsOurs(a.AttributeClass)) is not { } attribute)
            return;

        // A lambda has no name to mark.
        Location? location = local?.Identifier.GetLocation() ?? attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Rules.NotPartial, location, local?.Identifier.ValueText ?? "lambda", MethodParser.NotOrdinary));
    }

    private static void AnalyzeOptions(CompilationAnalysisContext context)
    {
        foreach (Problem problem in OptionsReader.Problems(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            context.ReportDiagnostic(problem.ToDiagnostic());
    }
}
