using NormGen.Programs;

namespace NormGen.Lowering;

/// <summary>The C# in which expressions are written: vectors of some width, or scalars of some type.</summary>
internal abstract class Dialect
{
    /// <summary>The type of a value.</summary>
    public abstract string Type { get; }

    public abstract string Constant(double value);

    public abstract string MultiplyAdd(string a, string b, string c);

    public abstract string SquareRoot(string value);

    /// <summary>An expression as text.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="leaf">The text of its elements, scalars and names.</param>
    public string Text(Expression expression, Func<Expression, string> leaf) => Text(expression, leaf, 0);

    // Floating-point addition is not associative, so a right operand of the same rank keeps its parentheses.
    private string Text(Expression expression, Func<Expression, string> leaf, int rank)
    {
        switch (expression)
        {
            case Binary b:
                int own = b.Operator is '*' or '/' ? 2 : 1;
                string text = $"{Text(b.Left, leaf, own)} {b.Operator} {Text(b.Right, leaf, own + 1)}";
                return own < rank ? $"({text})" : text;
            case Negation n:
                string operand = Text(n.Operand, leaf, 3);
                return operand.StartsWith("-", StringComparison.Ordinal) ? $"-({operand})" : "-" + operand;
            case MultiplyAdd m:
                return MultiplyAdd(Text(m.A, leaf), Text(m.B, leaf), Text(m.C, leaf));
            case SquareRoot r:
                return SquareRoot(Text(r.Operand, leaf));
            case Constant c:
                return Constant(c.Value);
            default:
                return leaf(expression);
        }
    }
}

/// <summary>Vectors of floats.</summary>
internal sealed class VectorDialect(int bits) : Dialect
{
    public string Operations { get; } = $"Vector{bits}";

    public override string Type => $"{Operations}<float>";

    public override string Constant(double value) => value == 1 ? $"{Type}.One" : Broadcast(Literals.Float(value));

    public string Broadcast(string scalar) => $"{Operations}.Create({scalar})";

    /// <summary>A load of one vector, or of what there is of it at the end of a row.</summary>
    public string Load(Role tensor, string index, string? tailCount) => tailCount is null
        ? $"{Operations}.LoadUnsafe(ref {KernelContext.Name(tensor)}, {index})"
        : $"Tail.Load{bits}(ref {KernelContext.Name(tensor)}, {index}, {tailCount})";

    // Fused on all hardware that can; a multiplication and an addition on the rest, where calling a fused routine would crawl.
    public override string MultiplyAdd(string a, string b, string c) => $"{Operations}.MultiplyAddEstimate({a}, {b}, {c})";

    public override string SquareRoot(string value) => $"{Operations}.Sqrt({value})";
}

/// <summary>Scalars: float for hardware without vectors, double for the rows that float cannot hold.</summary>
internal sealed class ScalarDialect(bool isDouble) : Dialect
{
    public bool IsDouble { get; } = isDouble;

    public override string Type => IsDouble ? "double" : "float";

    public override string Constant(double value) => IsDouble ? Literals.Double(value) : Literals.Float(value);

    public override string MultiplyAdd(string a, string b, string c) => $"{Type}.MultiplyAddEstimate({a}, {b}, {c})";

    public override string SquareRoot(string value) => $"{Type}.Sqrt({value})";
}
