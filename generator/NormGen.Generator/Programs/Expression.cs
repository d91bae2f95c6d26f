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

    /// <summary>This expression with a part of it replaced.</summary>
    public Expression Replacing(Expression part, Expression by) => this == part ? by : this switch
    {
        Binary b => b with { Left = b.Left.Replacing(part, by), Right = b.Right.Replacing(part, by) },
        Negation n => n with { Operand = n.Operand.Replacing(part, by) },
        SquareRoot r => r with { Operand = r.Operand.Replacing(part, by) },
        Maximum m => m with { A = m.A.Replacing(part, by), B = m.B.Replacing(part, by) },
        WhereGreater w => w with { Left = w.Left.Replacing(part, by), Right = w.Right.Replacing(part, by), Value = w.Value.Replacing(part, by) },
        Stored s => s with { Operand = s.Operand.Replacing(part, by) },
        OneNaN n => n with { Operand = n.Operand.Replacing(part, by) },
        MultiplyAdd m => m with { A = m.A.Replacing(part, by), B = m.B.Replacing(part, by), C = m.C.Replacing(part, by) },
        _ => this,
    };

    /// <summary>Whether the value is surely zero where the elements, and the names given to values made from them, are zero.</summary>
    public bool VanishesAtZero => this switch
    {
        Element or Named => true,
        Binary { Operator: '+' or '-' or '*' } b => b.Left.VanishesAtZero && b.Right.VanishesAtZero,
        Stored s => s.Operand.VanishesAtZero,
        OneNaN n => n.Operand.VanishesAtZero,
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

/// <summary>
/// The element of a per-feature parameter that belongs to the one feature that all elements at hand are of: those of a channel, or of a set of one
/// feature.
/// </summary>
internal sealed record FeatureScalar(Role Parameter) : Expression;

/// <summary>A statistic of the set as the caller handed it over, with all the digits it has there.</summary>
internal sealed record SetScalar(Role Statistic) : Expression;

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

/// <summary>The greater of two; NaN where either is.</summary>
internal sealed record Maximum(Expression A, Expression B) : Expression
{
    public override IReadOnlyList<Expression> Operands => [A, B];
}

/// <summary>The value where Left &gt; Right, elsewhere 0.</summary>
internal sealed record WhereGreater(Expression Left, Expression Right, Expression Value) : Expression
{
    public override IReadOnlyList<Expression> Operands => [Left, Right, Value];
}

/// <summary>The value that is left of the operand when it has been stored in a tensor of this role's type, and loaded again.</summary>
internal sealed record Stored(Expression Operand, Role As) : Expression
{
    public override IReadOnlyList<Expression> Operands => [Operand];
}

/// <summary>The operand, but every NaN the same NaN: hardware differs in those that it makes, and keeps those that it is given.</summary>
internal sealed record OneNaN(Expression Operand) : Expression
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
    /// <summary>ε under the root, and of L2.</summary>
    Epsilon,

    /// <summary>ε beside the root.</summary>
    EpsilonBeside,

    /// <summary>1/D.</summary>
    InverseDim,

    /// <summary>1/M, with M the valid elements of a set.</summary>
    InverseCount,

    /// <summary>M/(M − 1), which makes a variance unbiased.</summary>
    Unbiasing,

    /// <summary>One over the number of elements in the pilot.</summary>
    InversePilot,

    /// <summary>What the residual is multiplied by.</summary>
    ResidualScale,

    /// <summary>What the branch is multiplied by.</summary>
    BranchScale,

    /// <summary>A γ that all features share.</summary>
    Weight,

    /// <summary>The weight of the new batch in running statistics.</summary>
    Momentum,

    /// <summary>Power's α of the forward pass.</summary>
    AlphaForward,

    /// <summary>Power's α of the backward pass.</summary>
    AlphaBackward,
}
