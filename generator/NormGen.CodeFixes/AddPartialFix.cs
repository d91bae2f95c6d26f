using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NormGen.CodeFixes;

/// <summary>Adds <c>partial</c> to a normalization method (NG0001) or to a type around one (NG0002).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0001", "NG0002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A body would be in the way of the generated one, and whether to give it up is not for us to say.
            if (root?.FindNode(diagnostic.Location.SourceSpan) is not MemberDeclarationSyntax member
                || member.Modifiers.Any(SyntaxKind.PartialKeyword)
                || member is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null })
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create("Add 'partial'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(member, WithPartial(member)))), nameof(AddPartialFix)),
                diagnostic);
        }
    }

    /// <summary>The declaration with <c>partial</c> where the language wants it: last of the modifiers, right before the return type or the keyword.</summary>
    private static MemberDeclarationSyntax WithPartial(MemberDeclarationSyntax member)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count > 0)
            return member.AddModifiers(partial);

        // What stood before the first token of the declaration proper belongs before the modifier now.
        SyntaxToken first = member is MethodDeclarationSyntax method ? method.ReturnType.GetFirstToken() : ((BaseTypeDeclarationSyntax)member) switch
        {
            TypeDeclarationSyntax type => type.Keyword,
            var other => other.Identifier,
        };
        return member.ReplaceToken(first, first.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(first.LeadingTrivia)));
    }
}
