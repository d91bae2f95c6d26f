using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NormGen.CodeFixes;

/// <summary>Changes the kind of a span where its type is written.</summary>
internal static class SpanType
{
    /// <summary>Offers to put one span type in the place of another, for each diagnostic that marks such a type.</summary>
    public static async Task RegisterChange(CodeFixContext context, string from, string to, string key)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // The name may be qualified. Where it is that of an alias, there is nothing to put another in the place of.
            GenericNameSyntax? span = root?.FindNode(diagnostic.Location.SourceSpan).DescendantNodesAndSelf().OfType<GenericNameSyntax>()
                .FirstOrDefault(name => name.Identifier.ValueText == from);
            if (root is null || span is null)
                continue;

            SyntaxToken identifier = SyntaxFactory.Identifier(to).WithTriviaFrom(span.Identifier);
            context.RegisterCodeFix(
                CodeAction.Create($"Make it a {to}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(span.Identifier, identifier))), key),
                diagnostic);
        }
    }
}
