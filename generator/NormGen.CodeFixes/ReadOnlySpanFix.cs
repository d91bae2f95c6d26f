using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NormGen.CodeFixes;

/// <summary>Takes what is only read as a ReadOnlySpan (NG0014).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadOnlySpanFix)), Shared]
public sealed class ReadOnlySpanFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0014"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => SpanType.RegisterChange(context, "Span", "ReadOnlySpan", nameof(ReadOnlySpanFix));
}
