using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>What a method with the attribute asks for, and what is wrong with it.</summary>
/// <param name="Method">The method in values, for the generator; null where no body can be written for it.</param>
/// <param name="Problems">The mistakes, for the analyzer.</param>
internal sealed record ParseResult(NormMethod? Method, IReadOnlyList<Problem> Problems);

/// <summary>Reads a method with the attribute. The generator and the analyzer both call it: one for the values, one for the mistakes.</summary>
internal static class MethodParser
{
    public const string NotOrdinary = "is no ordinary method; put the attribute on a partial method of a type";

    public static ParseResult Parse(IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            Location? keyword = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is AccessorDeclarationSyntax accessor
                ? accessor.Keyword.GetLocation()
                : method.Locations.FirstOrDefault();
            return new ParseResult(null, [new Problem(Rules.NotPartial, keyword, method.Name, NotOrdinary)]);
        }

        if (Repetition.IsRepeated(method))
        {
            // Whatever else is wrong with it, one of the two has to go first; and there can be one body only.
            Location? identifier = DeclarationReader.Syntax(method, cancellation)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();
            return new ParseResult(null, [new Problem(Rules.DeclaredTwice, identifier, method.Name)]);
        }

        if (GradientParser.BesideNorm(method) is { } second)
        {
            // Nor can there be a body for each: the forward pass gets the one that throws.
            bool isForward = !AttributeReader.IsGradient(attribute.AttributeClass) && CheckDeclaration(method, [], cancellation);
            return new ParseResult(
                isForward ? new NormMethod(DeclarationReader.Read(method, cancellation), null) : null,
                [new Problem(Rules.Contradiction, new GradientAttributeReader(second, cancellation).Location, "NormGradient", "stands beside [Norm], and a method is either a forward pass or a gradient; remove one")]);
        }

        if (AttributeReader.IsGradient(attribute.AttributeClass))
            return GradientParser.Parse(method, attribute, cancellation);
        AttributeReader reader = new(attribute, cancellation);
        bool canHaveBody = CheckDeclaration(method, problems, cancellation);
        NormSpec? spec = reader.IsComplete ? ReadSpec(method, reader, problems, cancellation) : null;
        NormMethod? result = canHaveBody
            ? new NormMethod(DeclarationReader.Read(method, cancellation), problems.Any(p => p.IsFatal) ? null : spec)
            : null;
        return new ParseResult(result, problems);
    }

    /// <summary>Checks what must hold for a body to be written at all.</summary>
    internal static bool CheckDeclaration(IMethodSymbol method, List<Problem> problems, CancellationToken cancellation)
    {
        MethodDeclarationSyntax? syntax = DeclarationReader.Syntax(method, cancellation);
        bool hasBody = syntax is { Body: not null } or { ExpressionBody: not null } || method.PartialImplementationPart is { } other && HasWrittenBody(other, cancellation);
        bool isPartial = syntax?.Modifiers.Any(SyntaxKind.PartialKeyword) == true;
        if (!isPartial || hasBody)
        {
            string mend = !isPartial && hasBody ? "is not partial and has a body; add 'partial' and end the declaration with ';'"
                : !isPartial ? "is not partial; add 'partial'"
                : "has a body; end the declaration with ';'";
            problems.Add(new Problem(Rules.NotPartial, syntax?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault(), method.Name, mend));
        }

        if (!method.ReturnsVoid)
            problems.Add(new Problem(Rules.NotVoid, syntax?.ReturnType.GetLocation(), method.Name, DeclarationReader.Reference(method) + method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        if (method.IsGenericMethod && !IsRuntimeKernel(method) && !TypeParameterIsSublayer(method))
            problems.Add(new Problem(Rules.Generic, syntax?.TypeParameterList?.GetLocation(), method.Name, $"<{string.Join(", ", method.TypeParameters.Select(t => t.Name))}>"));
        return isPartial && !hasBody && ContainingTypes.TakeAnotherPart(method, cancellation) && DeclarationReader.CanBeRepeated(method, cancellation);
    }

    private static bool HasWrittenBody(IMethodSymbol implementation, CancellationToken cancellation) =>
        implementation.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is MethodDeclarationSyntax
            && !r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase));

    private static bool IsRuntimeKernel(IMethodSymbol method) => RuntimePartOf(method) != RuntimePart.None;

    private static RuntimePart RuntimePartOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(a => AttributeReader.Is(a.AttributeClass, "RuntimeKernelAttribute", "NormGen", "Runtime")) is { } attribute
            ? attribute.ConstructorArguments is [{ Value: int part }] ? (RuntimePart)part : RuntimePart.Norm
            : RuntimePart.None;

    /// <summary>A block may have one type parameter: its sub-layer's type.</summary>
    private static bool TypeParameterIsSublayer(IMethodSymbol method) => method.TypeParameters is [var only]
        && method.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type, only) && (ElementTypes.OfSublayer(only).Any() || ElementTypes.OfSublayer(only, isGradient: true).Any()));

    internal static NormSpec? ReadSpec(IMethodSymbol method, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    {
        NormSpec spec = new(reader.Kind, reader.Axis, reader.Sizes.ToEquatableArray(), EquatableArray<RoleParameter>.Empty)
        {
            Epsilon = reader.Epsilon,
            EpsilonMode = reader.EpsilonMode,
            ZeroCentered = reader.ZeroCentered,
            Groups = reader.Groups,
            Placement = reader.Placement,
            ResidualScale = reader.ResidualScale,
            BranchScale = reader.BranchScale,
            Spatial = reader.Spatial,
            Momentum = reader.Momentum,
            AlphaForward = reader.AlphaForward,
            AlphaBackward = reader.AlphaBackward,
            RuntimePart = RuntimePartOf(method),
        };
        if (spec.IsRuntimeKernel)
            return spec with { Parameters = RoleReader.ReadRuntimeKernel(method).ToEquatableArray() };

        bool isSupported = CheckKind(reader, problems);
        problems.AddRange(Numbers.ProblemsOfSizes(reader));
        if (!isSupported || ProgramCatalog.TakesGroups(spec.Kind, spec.Axis))
            problems.AddRange(Numbers.ProblemsOfGroups(reader));
        IReadOnlyList<RoleParameter> parameters = new RoleReader(method, reader, problems, cancellation).Read();
        spec = spec with { Parameters = parameters.ToEquatableArray() };
        problems.AddRange(Numbers.ProblemsOfEpsilon(reader, spec.Compute));
        problems.AddRange(Numbers.ProblemsOfScales(reader, spec.Compute));
        if (!isSupported || !SetRules.RefusesPlacement(spec))
            spec = DeepNormSettings.Apply(spec, reader, problems);
        if (isSupported)
        {
            new RoleRules(method, spec, reader, problems, cancellation).Check();
            new SetRules(method, spec, reader, problems, cancellation).Check();
        }

        // A parameter without a role that has no problem either is one that the compiler has an error about.
        return parameters.Count == method.Parameters.Length ? spec : null;
    }

    private static bool CheckKind(AttributeReader reader, List<Problem> problems)
    {
        if (!ProgramCatalog.Supports(reader.Kind, Axis.Feature))
            problems.Add(new Problem(Rules.NotSupported, reader.KindLocation, AttributeReader.Shown(reader.Kind), "use " + OneOf(ProgramCatalog.Kinds.Select(k => "Kind." + k).ToList())));
        else if (!ProgramCatalog.Supports(reader.Kind, reader.Axis))
            problems.Add(new Problem(Rules.NotSupported, reader.AxisLocation, AttributeReader.Shown(reader.Axis), "use Axis.Feature or Axis.Channel"));
        else
            return true;
        return false;
    }

    private static string OneOf(IReadOnlyList<string> words) => $"{string.Join(", ", words.Take(words.Count - 1))} or {words[words.Count - 1]}";
}
