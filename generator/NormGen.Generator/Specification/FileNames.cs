using System.Collections.Immutable;

namespace NormGen.Specification;

/// <summary>
/// The names of generated files. They end in a hash, so two may come out the same; Roslyn compares them without regard to case, and
/// where it finds one twice it drops all that the generator wrote.
/// </summary>
internal static class FileNames
{
    /// <summary>The methods that share a name with others, in an order that depends on nothing but themselves. As good as always there are none.</summary>
    public static EquatableArray<MethodDeclaration> Clashes(ImmutableArray<MethodDeclaration> methods) => methods
        .GroupBy(m => m.HintName, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(Identity, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>A method with a name that no other has: the second with the same name is numbered, and all after it.</summary>
    public static MethodDeclaration Named(MethodDeclaration method, EquatableArray<MethodDeclaration> clashes)
    {
        int before = clashes.TakeWhile(other => !other.Equals(method)).Count(other => StringComparer.OrdinalIgnoreCase.Equals(other.HintName, method.HintName));
        return before == 0 ? method : method with { HintName = $"{method.HintName}-{before + 1}" };
    }

    private static string Identity(MethodDeclaration method) =>
        string.Join("\n", [method.Namespace, .. method.ContainingTypes, method.Name, method.TypeParameters, .. method.Parameters]);
}
