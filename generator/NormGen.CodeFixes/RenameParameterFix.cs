using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;
using NormGen.Diagnostics;

namespace NormGen.CodeFixes;

/// <summary>Gives a misspelt parameter the name that it was meant to have (NG0004), here and where calls name it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameParameterFix)), Shared]
public sealed class RenameParameterFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixData.Name, out string? name) || name is null
                || root?.FindNode(diagnostic.Location.SourceSpan) is not ParameterSyntax parameter)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create($"Rename to '{name}'", cancellation => Rename(context.Document, parameter, name, cancellation), nameof(RenameParameterFix)),
                diagnostic);
        }
    }

    private static async Task<Solution> Rename(Document document, ParameterSyntax parameter, string name, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        Solution solution = document.Project.Solution;
        return model?.GetDeclaredSymbol(parameter, cancellation) is { } symbol
            ? await Renamer.RenameSymbolAsync(solution, symbol, default(SymbolRenameOptions), name, cancellation).ConfigureAwait(false)
            : solution;
    }
}
