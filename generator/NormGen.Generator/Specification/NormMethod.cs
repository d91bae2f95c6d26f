namespace NormGen.Specification;

/// <summary>A method with the attribute, as the generator's pipeline carries it: where it stands, and what it asks for.</summary>
/// <param name="Declaration">The source text around the body.</param>
/// <param name="Spec">What is asked for; null where the method has mistakes that the analyzer reports, and gets a body that throws.</param>
internal sealed record NormMethod(MethodDeclaration Declaration, NormSpec? Spec);

/// <summary>The text that the other part of a partial method must repeat.</summary>
/// <param name="HintName">The name of the generated file, without its extension.</param>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Headers of the containing types from the outside in, such as <c>partial record struct Point&lt;T&gt;</c>.</param>
/// <param name="Modifiers">The method's modifiers as written, <c>partial</c> included.</param>
/// <param name="ReturnType">The return type, fully qualified.</param>
/// <param name="Name">The name, with an @ where it needs one.</param>
/// <param name="PlainName">The name without.</param>
/// <param name="TypeParameters">The type parameter list with its angle brackets, or empty.</param>
/// <param name="Constraints">The type parameters' constraint clauses, each with a space before it.</param>
/// <param name="Parameters">Each parameter's type, fully qualified, and name.</param>
/// <param name="Arguments">Each parameter's name as an argument.</param>
internal sealed record MethodDeclaration(
    string HintName,
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Modifiers,
    string ReturnType,
    string Name,
    string PlainName,
    string TypeParameters,
    string Constraints,
    EquatableArray<string> Parameters,
    EquatableArray<string> Arguments);
