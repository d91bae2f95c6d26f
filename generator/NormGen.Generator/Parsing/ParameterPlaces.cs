using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NormGen.Parsing;

/// <summary>Where the parts of a parameter stand in the source.</summary>
internal static class ParameterPlaces
{
    public static Location? NameLocation(this IParameterSymbol parameter, CancellationToken cancellation) =>
        Syntax(parameter, cancellation)?.Identifier.GetLocation() ?? parameter.Locations.FirstOrDefault() ?? parameter.ContainingSymbol.Locations.FirstOrDefault();

    public static Location? TypeLocation(this IParameterSymbol parameter, CancellationToken cancellation) =>
        Syntax(parameter, cancellation)?.Type?.GetLocation() ?? parameter.NameLocation(cancellation);

    /// <summary>Where it says that the parameter is passed by reference.</summary>
    public static Location? ReferenceLocation(this IParameterSymbol parameter, CancellationToken cancellation)
    {
        List<SyntaxToken> words = Syntax(parameter, cancellation)?.Modifiers
            .Where(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword or SyntaxKind.ReadOnlyKeyword).ToList() ?? [];
        return words.Count == 0
            ? parameter.TypeLocation(cancellation)
            : Location.Create(words[0].SyntaxTree!, TextSpan.FromBounds(words[0].SpanStart, words[words.Count - 1].Span.End));
    }

    public static Location? DefaultLocation(this IParameterSymbol parameter, CancellationToken cancellation) =>
        Syntax(parameter, cancellation)?.Default?.Value.GetLocation() ?? parameter.NameLocation(cancellation);

    private static ParameterSyntax? Syntax(IParameterSymbol parameter, CancellationToken cancellation) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax;
}
