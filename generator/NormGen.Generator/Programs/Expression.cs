namespace NormGen.Programs;

/// <summary>
/// A formula over one element of a row, or over the scalars of a row. It says which operations round, and in which order, and
/// nothing about vectors: the same expression is walked into code of every width, and into double precision.
/// </summary>
internal abstract record Expression
{
    /// <summary>The operands, left to right.</summary>
    public virtual IReadOnlyList<Expression> Operands => [];

    /// <summary>This expression and everything below it.</summary>
    public IEnumerable<Expression> Walk() => Operands.SelectMany(o => o.Walk()).Prepend(this);

    /// <summary>Whether the value is surely zero where the elements, and the names given to values made from them, are zero.</summary>
    public bool VanishesAtZero => this switch
    {
        Element or Named => true,
        Binary { Operator: '+' or '-' or '*' } b => b.Left.VanishesAtZero && b.Right.VanishesAtZero,
        _ => false,
    };

    public static Expression operator +(Expression a, Expression b) => new Binary('+', a, b);

    public static Expression operator -(Expression a, Expression b) => new Binary('-', a, b);

    public static Expression operator *(Expression a, Expression b) => new Binary('*', a, b);

    public static Expression operator /(Expression a, Expression b) => new Binary('/', a, b);

    public static Expression operator -(Expression a) => new Negation(a);

    public static implicit operator Expression(double value) => new Constant(value);
}

/// <summary>Element i of a tensor's row, or of a parameter that has one element per feature.</summary>
internal sealed record Element(Role Tensor) : Expression;

/// <summary>A value that each row has one of: a sum, a scalar made from sums.</summary>
internal sealed record RowScalar(string Name) : Expression;

/// <summary>A value that is the same for all rows of a call.</summary>
internal sealed record CallScalar(CallValue Value) : Expression;

/// <summary>A value of the current element that its stage has named.</summary>
internal sealed record Named(string Name) : Expression;

internal sealed record Constant(double Value) : Expression;

internal sealed record Binary(char Operator, Expression Left, Expression Right) : Expression
{
    public override IReadOnlyList<Expression> Operands => [Left, Right];
}

internal sealed record Negation(Expression Operand) : Expression
{
    public override IReadOnlyList<Expression> Operands => [Operand];
}

internal sealed record SquareRoot(Expression Operand) : Expression
{
    public override IReadOnlyList<Expression> Operands => [Operand];
}

/// <summary>a·b + c, rounded once.</summary>
internal sealed record MultiplyAdd(Expression A, Expression B, Expression C) : Expression
{
    public override IReadOnlyList<Expression> Operands => [A, B, C];
}

/// <summary>The values that a call has one of.</summary>
internal enum CallValue
{
    /// <summary>ε.</summary>
    Epsilon,

    /// <summary>1/D.</summary>
    InverseDim,

    /// <summary>One over the number of elements in the pilot, min(D, 64).</summary>
    InversePilot,
}
