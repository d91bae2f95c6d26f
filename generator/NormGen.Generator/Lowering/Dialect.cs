using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The C# in which expressions are written: vectors of some width, or scalars of some type.</summary>
internal abstract class Dialect
{
    /// <summary>The type of a value.</summary>
    public abstract string Type { get; }

    public abstract string Constant(double value);

    public abstract string MultiplyAdd(string a, string b, string c);

    public abstract string SquareRoot(string value);

    public abstract string Maximum(string a, string b);

    public abstract string WhereGreater(string left, string right, string value);

    /// <summary>What is left of a value that has been stored in this type.</summary>
    public abstract string Stored(string value, ElementType type);

    /// <summary>One more element added to a sum, given how its parts are written.</summary>
    public string Accumulate(Expression value, string sum, Func<Expression, string> text) => Reduce.Accumulate(value, new Named(sum)) is MultiplyAdd product
        ? MultiplyAdd(text(product.A), text(product.B), sum)
        : $"{sum} + {text(value)}";

    /// <summary>An expression as text.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="leaf">The text of its elements, scalars and names.</param>
    /// <param name="typeOf">The types that tensors are stored in, where the expression has a <see cref="Programs.Stored"/>.</param>
    public string Text(Expression expression, Func<Expression, string> leaf, Func<Role, ElementType>? typeOf = null) => Text(expression, leaf, typeOf, 0);

    // Floating-point addition is not associative, so a right operand of the same rank keeps its parentheses.
    private string Text(Expression expression, Func<Expression, string> leaf, Func<Role, ElementType>? typeOf, int rank)
    {
        string Whole(Expression e) => Text(e, leaf, typeOf, 0);
        switch (expression)
        {
            case Binary b:
                int own = b.Operator is '*' or '/' ? 2 : 1;
                string text = $"{Text(b.Left, leaf, typeOf, own)} {b.Operator} {Text(b.Right, leaf, typeOf, own + 1)}";
                return own < rank ? $"({text})" : text;
            case Negation n:
                string operand = Text(n.Operand, leaf, typeOf, 3);
                return operand.StartsWith("-", StringComparison.Ordinal) ? $"-({operand})" : "-" + operand;
            case MultiplyAdd m:
                return MultiplyAdd(Whole(m.A), Whole(m.B), Whole(m.C));
            case Maximum m:
                return Maximum(Whole(m.A), Whole(m.B));
            case WhereGreater w:
                return WhereGreater(Whole(w.Left), Whole(w.Right), Whole(w.Value));
            case SquareRoot r:
                return SquareRoot(Whole(r.Operand));
            case OneNaN n:
                return $"FloatRange.Unify({Whole(n.Operand)})";
            case Stored s:
                // Nothing is lost of a float in a float, so there may be nothing to do.
                string stored = Stored("", typeOf!(s.As));
                return stored.Length == 0 ? Text(s.Operand, leaf, typeOf, rank) : Stored(Whole(s.Operand), typeOf(s.As));
            case Constant c:
                return Constant(c.Value);
            default:
                return leaf(expression);
        }
    }
}

/// <summary>Vectors of floats or doubles.</summary>
internal sealed class VectorDialect(int bits, ElementType compute) : Dialect
{
    private readonly string _wide = compute == ElementType.Double ? "Double" : "";

    public string Operations { get; } = $"Vector{bits}";

    public override string Type => $"{Operations}<{compute.Name}>";

    public override string Constant(double value) =>
        value == 1 ? $"{Type}.One" : value == 0 && 1 / value > 0 ? $"{Type}.Zero" : Broadcast(Literals.Of(value, compute));

    public string Broadcast(string scalar) => $"{Operations}.Create({scalar})";

    /// <summary>A load of one vector, or of what there is of it at the end of a row.</summary>
    public string Load(ElementType type, string name, string index, string? tailCount) =>
        tailCount is not null ? $"Tail.Load{(type == compute ? "" : type == ElementType.Double ? "Single" : _wide)}{bits}(ref {name}, {index}, {tailCount})"
        : type == compute ? $"{Operations}.LoadUnsafe(ref {name}, {index})"
        : $"Storage.Load{_wide}{bits}(ref {name}, {index})";

    /// <summary>A store of one vector, or of its first few elements at the end of a row.</summary>
    public string Store(string value, bool isCall, ElementType type, string name, string index, string? tailCount) =>
        tailCount is not null ? $"Tail.Store({value}, ref {name}, {index}, {tailCount});"
        : type != compute ? $"Storage.Store({value}, ref {name}, {index});"
        : isCall ? $"{value}.StoreUnsafe(ref {name}, {index});"
        : $"({value}).StoreUnsafe(ref {name}, {index});";

    /// <summary>The fixed order: the second half is added to the first until one is left; what a short row leaves empty is not there to be added.</summary>
    public static string Halve(IReadOnlyList<string?> values)
    {
        if (values.Count == 1)
            return values[0]!;
        int half = values.Count / 2;
        List<string?> sums = [];
        for (int j = 0; j < half; j++)
        {
            (string? a, string? b) = (values[j], values[j + half]);
            sums.Add(a is null || b is null ? a ?? b : half == 1 ? $"{a} + {b}" : $"({a} + {b})");
        }

        return Halve(sums);
    }

    /// <summary>A value with zeros behind a tail, where it need not have them already: elements are loaded with zeros there, but what is made from a zero need not be zero.</summary>
    public string Masked(Expression value, string text, string? tailCount) => tailCount is null || value.VanishesAtZero ? text : $"(({text}) & {Mask(tailCount)})";

    public string Mask(string tailCount) => $"Tail.Mask{_wide}{bits}({tailCount})";

    // Fused on all hardware that can; a multiplication and an addition on the rest, where calling a fused routine would crawl.
    public override string MultiplyAdd(string a, string b, string c) => $"{Operations}.MultiplyAddEstimate({a}, {b}, {c})";

    public override string SquareRoot(string value) => $"{Operations}.Sqrt({value})";

    public override string Maximum(string a, string b) => $"{Operations}.Max({a}, {b})";

    public override string WhereGreater(string left, string right, string value) => $"({Operations}.GreaterThan({left}, {right}) & ({value}))";

    public override string Stored(string value, ElementType type) =>
        type == compute || type == ElementType.Single ? value.Length == 0 ? "" : value
        : type.Bits is null ? $"Storage.RoundTo<{type.Name}>({value})"
        : $"Storage.RoundTo{type.Name}({value})";
}

/// <summary>Scalars of the type that is computed in, or double for the rows that float cannot hold.</summary>
internal sealed class ScalarDialect(ElementType compute) : Dialect
{
    public bool IsDouble { get; } = compute == ElementType.Double;

    public override string Type => compute.Name;

    public override string Constant(double value) => Literals.Of(value, compute);

    /// <summary>An element of a row, widened.</summary>
    public string Load(ElementType type, string name, string index) =>
        type.Bits is null ? $"Storage.Load{(IsDouble ? "Double" : "Single")}(ref {name}, {index})"
        : type == compute ? $"Unsafe.Add(ref {name}, {index})"
        : $"({compute.Name})Unsafe.Add(ref {name}, {index})";

    /// <summary>A value in another type, in no more parentheses than it needs.</summary>
    public static string Cast(ElementType type, string value)
    {
        int depth = 0;
        bool isWhole = value.All(c => (depth += c == '(' ? 1 : c == ')' ? -1 : 0) > 0 || c != ' ');
        return isWhole ? $"({type.Name}){value}" : $"({type.Name})({value})";
    }

    /// <summary>A store of a value of this dialect's type.</summary>
    public static string Store(string value, ElementType valueType, ElementType type, string name, string index) =>
        type.Bits is null ? $"Storage.Store({value}, ref Unsafe.Add(ref {name}, {index}));"
        : $"Unsafe.Add(ref {name}, {index}) = {(type == valueType || type == ElementType.Double ? value : $"({type.Name})({value})")};";

    public override string MultiplyAdd(string a, string b, string c) => $"{Type}.MultiplyAddEstimate({a}, {b}, {c})";

    public override string SquareRoot(string value) => $"{Type}.Sqrt({value})";

    public override string Maximum(string a, string b) => $"{Type}.Max({a}, {b})";

    public override string WhereGreater(string left, string right, string value) => $"({left} > {right} ? {value} : {Constant(0)})";

    public override string Stored(string value, ElementType type) =>
        type == compute || type == ElementType.Single ? value.Length == 0 ? "" : value
        : type.Bits is null ? $"Storage.RoundTo<{type.Name}>({value})"
        : $"(float)({type.Name})({value})";
}
