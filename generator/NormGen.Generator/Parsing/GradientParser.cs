using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Reads a method with a NormGradientAttribute: first the forward method that it names, then its own parameters.</summary>
internal static class GradientParser
{
    /// <summary>The attribute of a gradient, where a method has that of a forward pass too.</summary>
    public static AttributeData? BesideNorm(IMethodSymbol method)
    {
        IReadOnlyList<AttributeData> attributes = method.GetAttributes();
        return attributes.Any(a => AttributeReader.IsNorm(a.AttributeClass)) ? attributes.FirstOrDefault(a => AttributeReader.IsGradient(a.AttributeClass)) : null;
    }

    public static ParseResult Parse(IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        bool canHaveBody = MethodParser.CheckDeclaration(method, problems, cancellation);
        NormSpec? spec = ReadSpec(method, new GradientAttributeReader(attribute, cancellation), problems, cancellation);
        NormMethod? result = canHaveBody
            ? new NormMethod(DeclarationReader.Read(method, cancellation), problems.Any(p => p.IsFatal) ? null : spec)
            : null;
        return new ParseResult(result, problems);
    }

    private static NormSpec? ReadSpec(IMethodSymbol method, GradientAttributeReader attribute, List<Problem> problems, CancellationToken cancellation)
    {
        if (ForwardMethods.Find(method, attribute, problems) is not { } forwardMethod)
            return null;
        AttributeReader reader = new(forwardMethod.GetAttributes().First(a => AttributeReader.IsNorm(a.AttributeClass)), cancellation);

        // What is wrong with the forward method is told there.
        List<Problem> ofForward = [];
        NormSpec? forward = reader.IsComplete ? MethodParser.ReadSpec(forwardMethod, reader, ofForward, cancellation) : null;
        if (forward is null || ofForward.Any(p => p.IsFatal))
            return null;
        IReadOnlyList<RoleParameter> parameters = new RoleReader(method, reader, problems, cancellation, forward).Read();
        NormSpec spec = forward with { Forward = forward, Parameters = parameters.ToEquatableArray() };
        GradientReads reads = GradientReads.Of(spec);
        GradientRules rules = new(method, spec, forwardMethod.Name, reads, reader, problems, cancellation);
        rules.Check();
        if (rules.HasOutput)
            new GradientStatisticRules(method, spec, forwardMethod.Name, reads, reader, problems, cancellation).Check();
        return parameters.Count == method.Parameters.Length ? spec : null;
    }
}
