using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NormGen.Diagnostics;

namespace NormGen.CodeFixes;

/// <summary>Takes a setting without effect (NG0012) or against the rest (NG0019), or a size that is there already (NG0009), out of the attribute.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNeedlessFix)), Shared]
public sealed class RemoveNeedlessFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0009", "NG0012", "NG0019"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(d => d.Properties.ContainsKey(FixData.IsNeedless)))
        {
            if (root is null || Removal(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: false)) is not { Length: > 0 } removal)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Remove '{text.ToString(diagnostic.Location.SourceSpan)}'",
                    _ => Task.FromResult(context.Document.WithText(text.WithChanges(removal))),
                    nameof(RemoveNeedlessFix)),
                diagnostic);
        }
    }

    /// <summary>The edits that take an element out of the list that it stands in, with a comma. Comments stay.</summary>
    private static TextChange[] Removal(SyntaxNode node)
    {
        // A size is the whole of an argument, or an element of an array.
        SyntaxNode element = node.FirstAncestorOrSelf<SyntaxNode>(n => n.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.CommaToken)) ?? node;
        SyntaxToken comma = element.GetFirstToken().GetPreviousToken();
        if (element.Span != node.Span || !comma.IsKind(SyntaxKind.CommaToken))
            return [];
        IEnumerable<SyntaxTrivia> between = comma.TrailingTrivia.Concat(element.GetLeadingTrivia());
        if (between.All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)))
            return [new TextChange(TextSpan.FromBounds(comma.SpanStart, element.Span.End), "")];

        // Of two commas the one goes that no comment comes after.
        SyntaxToken next = element.GetLastToken().GetNextToken();
        return next.IsKind(SyntaxKind.CommaToken)
            ? [new TextChange(TextSpan.FromBounds(element.SpanStart, next.Span.End), "")]
            : [new TextChange(comma.Span, ""), new TextChange(element.Span, "")];
    }
}
