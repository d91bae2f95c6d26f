using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Reads a method with a NormGradientAttribute: first the forward method that it names, then its own parameters.</summary>
internal static class GradientParser
{
    public static ParseResult Parse(IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        bool canHaveBody = MethodParser.CheckDeclaration(method, problems, cancellation);
        NormSpec? spec = ReadSpec(method, attribute, problems, cancellation);
        NormMethod? result = canHaveBody
            ? new NormMethod(DeclarationReader.Read(method, cancellation), problems.Any(p => p.IsFatal) ? null : spec)
            : null;
        return new ParseResult(result, problems);
    }

    private static NormSpec? ReadSpec(IMethodSymbol method, AttributeData attribute, List<Problem> problems, CancellationToken cancellation)
    {
        if (ForwardMethods.Find(method, attribute) is not { } forwardMethod)
            return null;
        AttributeReader reader = new(forwardMethod.GetAttributes().First(a => AttributeReader.IsNorm(a.AttributeClass)), cancellation);

        // What is wrong with the forward method is told there.
        List<Problem> ofForward = [];
        NormSpec? forward = reader.IsComplete ? MethodParser.ReadSpec(forwardMethod, reader, ofForward, cancellation) : null;
        if (forward is null || ofForward.Any(p => p.IsFatal))
            return null;
        IReadOnlyList<RoleParameter> parameters = new RoleReader(method, reader, problems, cancellation, forward).Read();
        return parameters.Count == method.Parameters.Length ? forward with { Forward = forward, Parameters = parameters.ToEquatableArray() } : null;
    }
}
