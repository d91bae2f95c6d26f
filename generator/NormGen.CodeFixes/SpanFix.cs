using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NormGen.CodeFixes;

/// <summary>Takes what is written as a Span (NG0008).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanFix)), Shared]
public sealed class SpanFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0008"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => SpanType.RegisterChange(context, "ReadOnlySpan", "Span", nameof(SpanFix));
}
