using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NormGen.Diagnostics;

namespace NormGen.Parsing;

/// <summary>Finds the method whose gradient another is.</summary>
internal static class ForwardMethods
{
    /// <summary>The method that an attribute names, if there is just one; otherwise a mistake is told, unless the compiler tells it.</summary>
    public static IMethodSymbol? Find(IMethodSymbol gradient, GradientAttributeReader attribute, List<Problem> problems)
    {
        if (!attribute.IsComplete)
            return null;
        string name = attribute.Forward;
        List<IMethodSymbol> named = gradient.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.PartialDefinitionPart is null).ToList();

        // What is declared twice has an error of its own.
        List<IMethodSymbol> methods = named.Where(m => IsForward(m) && !Repetition.IsRepeated(m)).ToList();
        List<IMethodSymbol> fitting = attribute.ParameterTypes.Count == 0 ? methods : methods.Where(m => HasTypes(m, attribute.ParameterTypes)).ToList();
        if (fitting.Count == 1)
            return fitting[0];
        problems.Add(new Problem(Rules.WrongForward, attribute.ForwardLocation, name.Length == 0 ? "\"\"" : name, methods.Count switch
        {
            0 when named.Count == 0 => $"is no method of '{gradient.ContainingType.Name}': name the one whose gradient this is, as in [NormGradient(nameof(LayerNorm))]",
            0 when named.Any(IsGradient) => "is a gradient itself: name a method with [Norm]",
            0 => "has no [Norm]: put one on it, or name a method that has one",
            _ when methods.Any(m => m.IsGenericMethod) && methods.Count > 1 => $"is the name of {methods.Count} methods with [Norm], and an attribute cannot name type parameters: give them names of their own",
            _ when fitting.Count == 0 => $"has no parameters of these types: name {OneOf(methods.Select(Types))}",
            _ => $"is the name of {methods.Count} methods with [Norm]: name the parameter types of one, as in [NormGradient(nameof({name}), {Types(methods[0])})]",
        }));
        return null;
    }

    private static bool IsForward(IMethodSymbol method) => method.GetAttributes().Any(a => AttributeReader.IsNorm(a.AttributeClass));

    private static bool IsGradient(IMethodSymbol method) => method.GetAttributes().Any(a => AttributeReader.IsGradient(a.AttributeClass));

    private static bool HasTypes(IMethodSymbol method, IEnumerable<ITypeSymbol> types) =>
        method.Parameters.Select(p => p.Type).SequenceEqual(types, SymbolEqualityComparer.Default);

    private static string Types(IMethodSymbol method) =>
        string.Join(", ", method.Parameters.Select(p => $"typeof({p.Type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat)})"));

    private static string OneOf(IEnumerable<string> choices) => string.Join("; or ", choices);
}
