using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NormGen.Generator.Tests.Incrementality;

/// <summary>Walks everything that an object holds on to.</summary>
internal static class ObjectGraph
{
    /// <summary>Every path from an object to something that a pipeline must not keep between runs: it would keep whole compilations alive, and never compare equal.</summary>
    public static IReadOnlyList<string> Forbidden(object? root)
    {
        List<string> found = [];
        Walk(root, root?.GetType().Name ?? "null", found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    private static bool IsForbidden(object value) =>
        value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or SyntaxReference or AttributeData or Delegate
        || value is SyntaxToken or SyntaxTrivia or TypedConstant;

    private static void Walk(object? value, string path, List<string> found, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
            return;
        if (IsForbidden(value))
        {
            found.Add($"{path} is a {value.GetType().Name}");
            return;
        }

        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or Pointer)
            return;
        if (value is Array array)
        {
            int i = 0;
            foreach (object? item in array)
                Walk(item, $"{path}[{i++}]", found, seen);
            return;
        }

        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", found, seen);
        }
    }
}
