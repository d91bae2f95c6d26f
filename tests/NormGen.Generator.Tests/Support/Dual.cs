using NormGen.Programs;

namespace NormGen.Generator.Tests.Support;

/// <summary>A number and how fast it moves with one of the inputs: differentiation that goes along with the computation.</summary>
/// <param name="Value">The number.</param>
/// <param name="Slope">Its derivative.</param>
internal readonly record struct Dual(double Value, double Slope = 0)
{
    public static implicit operator Dual(double value) => new(value);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);

    public static Dual operator -(Dual a, Dual b) => a + -b;

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);

    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, (a.Slope - a.Value / b.Value * b.Slope) / b.Value);

    /// <summary>The meaning of the operations of an expression.</summary>
    public static Dual Of(Expression expression, Func<Expression, Dual> operand) => expression switch
    {
        Constant constant => constant.Value,
        Binary { Operator: '+' } b => operand(b.Left) + operand(b.Right),
        Binary { Operator: '-' } b => operand(b.Left) - operand(b.Right),
        Binary { Operator: '*' } b => operand(b.Left) * operand(b.Right),
        Binary { Operator: '/' } b => operand(b.Left) / operand(b.Right),
        Negation n => -operand(n.Operand),
        SquareRoot r => Root(operand(r.Operand)),
        Maximum m => operand(m.A) is var a && operand(m.B) is var b && a.Value > b.Value ? a : b,
        WhereGreater w => operand(w.Left).Value > operand(w.Right).Value ? operand(w.Value) : 0,
        MultiplyAdd m => operand(m.A) * operand(m.B) + operand(m.C),
        Stored s => operand(s.Operand),
        OneNaN n => operand(n.Operand),
        _ => throw new InvalidOperationException($"{expression} is no operation."),
    };

    // The root of what stays zero stays zero.
    private static Dual Root(Dual a) => new(Math.Sqrt(a.Value), a.Slope == 0 ? 0 : a.Slope / (2 * Math.Sqrt(a.Value)));
}
