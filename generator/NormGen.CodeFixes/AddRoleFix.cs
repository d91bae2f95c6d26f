using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Diagnostics;

namespace NormGen.CodeFixes;

/// <summary>Lets a parameter keep a name of its own, and says with <c>[Role]</c> what it stands for (NG0004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddRoleFix)), Shared]
public sealed class AddRoleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixData.Role, out string? role)
                || root?.FindNode(diagnostic.Location.SourceSpan) is not ParameterSyntax parameter || model is null)
            {
                continue;
            }

            // As short as it can be where the parameter stands.
            string space = model.LookupNamespacesAndTypes(parameter.SpanStart, name: "Role") is [INamedTypeSymbol { ContainingNamespace: { Name: "NormGen", ContainingNamespace.IsGlobalNamespace: true } }]
                ? "" : "global::NormGen.";
            context.RegisterCodeFix(
                CodeAction.Create($"Add '[Role(Role.{role})]'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(parameter, WithRole(parameter, space, role!)))), nameof(AddRoleFix)),
                diagnostic);
        }
    }

    /// <summary>The parameter with the attribute after those that it has, and before all else.</summary>
    private static ParameterSyntax WithRole(ParameterSyntax parameter, string space, string role)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName($"{space}Role"),
            SyntaxFactory.ParseAttributeArgumentList($"({space}Role.{role})"));
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithTrailingTrivia(SyntaxFactory.Space);
        if (parameter.AttributeLists.Count > 0)
            return parameter.AddAttributeLists(list);
        return parameter.WithoutLeadingTrivia().AddAttributeLists(list.WithLeadingTrivia(parameter.GetLeadingTrivia()));
    }
}
