using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Diagnostics;
using NormGen.Programs;
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

        AttributeReader reader = new(attribute, cancellation);
        bool canHaveBody = CheckDeclaration(method, problems, cancellation);
        NormSpec? spec = reader.IsComplete ? ReadSpec(method, reader, problems, cancellation) : null;
        NormMethod? result = canHaveBody
            ? new NormMethod(DeclarationReader.Read(method, cancellation), problems.Any(p => p.IsFatal) ? null : spec)
            : null;
        return new ParseResult(result, problems);
    }

    /// <summary>Checks what must hold for a body to be written at all.</summary>
    private static bool CheckDeclaration(IMethodSymbol method, List<Problem> problems, CancellationToken cancellation)
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
        if (method.IsGenericMethod)
            problems.Add(new Problem(Rules.Generic, syntax?.TypeParameterList?.GetLocation(), method.Name, $"<{string.Join(", ", method.TypeParameters.Select(t => t.Name))}>"));
        return isPartial && !hasBody && ContainingTypes.TakeAnotherPart(method, cancellation) && DeclarationReader.CanBeRepeated(method, cancellation);
    }

    private static bool HasWrittenBody(IMethodSymbol implementation, CancellationToken cancellation) =>
        implementation.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is MethodDeclarationSyntax
            && !r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase));

    private static NormSpec? ReadSpec(IMethodSymbol method, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    {
        bool isSupported = CheckKind(reader, problems);
        problems.AddRange(Numbers.ProblemsOfSizes(reader));
        problems.AddRange(Numbers.ProblemsOfEpsilon(reader));
        IReadOnlyList<RoleParameter> parameters = new RoleReader(method, problems, cancellation).Read();
        NormSpec spec = new(reader.Kind, reader.Axis, reader.Sizes.ToEquatableArray(), reader.Epsilon, reader.ZeroCentered, parameters.ToEquatableArray(),
            method.GetAttributes().Any(a => AttributeReader.Is(a.AttributeClass, "RuntimeKernelAttribute", "NormGen", "Runtime")));
        if (isSupported)
            CheckRoles(method, spec, reader, problems, cancellation);

        // A parameter without a role that has no problem either is one that the compiler has an error about.
        return parameters.Count == method.Parameters.Length ? spec : null;
    }

    private static bool CheckKind(AttributeReader reader, List<Problem> problems)
    {
        if (!ProgramCatalog.Supports(reader.Kind, Axis.Feature))
            problems.Add(new Problem(Rules.NotSupported, reader.KindLocation, AttributeReader.Shown(reader.Kind), "use " + string.Join(" or ", ProgramCatalog.Kinds.Select(k => "Kind." + k))));
        else if (!ProgramCatalog.Supports(reader.Kind, reader.Axis))
            problems.Add(new Problem(Rules.NotSupported, reader.AxisLocation, AttributeReader.Shown(reader.Axis), "use Axis.Feature"));
        else
            return true;
        return false;
    }

    private static void CheckRoles(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    {
        Location? name = DeclarationReader.Syntax(method, cancellation)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();
        bool tellsDim = spec.Has(Role.Dim) || spec.Has(Role.Weight) || spec.Has(Role.Bias);
        bool allKnown = spec.Parameters.Count == method.Parameters.Length;
        if (!spec.Has(Role.X) && allKnown)
            problems.Add(new Problem(Rules.MissingRole, name, method.Name, "has no input: add a parameter 'ReadOnlySpan<float> x', or 'Span<float> x' to work in place"));
        int sizes = spec.Sizes.Distinct().Count();
        if (sizes != 1 && !tellsDim && allKnown)
            problems.Add(new Problem(Rules.MissingRole, name, method.Name, "has nothing that tells the feature count: add a weight, a bias or a parameter 'int dim', or give one size in the attribute"));
        void WithoutEffect(Location? location, string what, string why) => problems.Add(new Problem(Rules.WithoutEffect, location, what, why));
        void SettingWithoutEffect(string setting, string why) =>
            problems.Add(new Problem(Rules.WithoutEffect, reader.LocationOf(setting), setting, why) { Data = FixData.Needless });
        Location? Of(Role role) => method.Parameters.First(p => p.Name == spec[role].Name).Locations.FirstOrDefault();
        if (spec.ZeroCentered && !spec.Has(Role.Weight))
            SettingWithoutEffect("ZeroCentered", "there is no weight; add one, or remove the setting");
        if (reader.Gives("Epsilon") && spec.Has(Role.Epsilon))
            SettingWithoutEffect("Epsilon", $"the parameter '{spec[Role.Epsilon].Name}' gives ε; remove one of the two");
        if (sizes == 1 && spec.Has(Role.Dim))
            WithoutEffect(Of(Role.Dim), spec[Role.Dim].Name, "the attribute gives the only size; remove the parameter");
        if (spec.Has(Role.Epsilon))
            problems.AddRange(Numbers.ProblemsOfDefault(method.Parameters.First(p => p.Name == spec[Role.Epsilon].Name), cancellation));
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(spec.Kind, spec.Axis);
        foreach (Role role in new[] { Role.Mean, Role.InvStd }.Where(r => spec.Has(r) && !statistics.Contains(r)))
            WithoutEffect(Of(role), spec[role].Name, $"Kind.{spec.Kind} has no statistic {role}; remove the parameter");
    }
}
