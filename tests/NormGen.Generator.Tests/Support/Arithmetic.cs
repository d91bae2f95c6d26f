using NormGen.Programs;

namespace NormGen.Generator.Tests.Support;

/// <summary>The meaning of the operations of an expression, apart from any text. What is stored is a Half where floats are, and as precise as can be in doubles.</summary>
internal static class Arithmetic
{
    public static double Double(Expression expression, Func<Expression, double> operand) => expression switch
    {
        Constant constant => constant.Value,
        Binary { Operator: '+' } b => operand(b.Left) + operand(b.Right),
        Binary { Operator: '-' } b => operand(b.Left) - operand(b.Right),
        Binary { Operator: '*' } b => operand(b.Left) * operand(b.Right),
        Binary { Operator: '/' } b => operand(b.Left) / operand(b.Right),
        Negation n => -operand(n.Operand),
        SquareRoot r => Math.Sqrt(operand(r.Operand)),
        Maximum m => Math.Max(operand(m.A), operand(m.B)),
        MultiplyAdd m => double.MultiplyAddEstimate(operand(m.A), operand(m.B), operand(m.C)),
        Stored s => operand(s.Operand),
        OneNaN n => operand(n.Operand),
        _ => throw new InvalidOperationException($"{expression} is no operation."),
    };

    public static float Float(Expression expression, Func<Expression, float> operand) => expression switch
    {
        Constant constant => (float)constant.Value,
        Binary { Operator: '+' } b => operand(b.Left) + operand(b.Right),
        Binary { Operator: '-' } b => operand(b.Left) - operand(b.Right),
        Binary { Operator: '*' } b => operand(b.Left) * operand(b.Right),
        Binary { Operator: '/' } b => operand(b.Left) / operand(b.Right),
        Negation n => -operand(n.Operand),
        SquareRoot r => MathF.Sqrt(operand(r.Operand)),
        Maximum m => MathF.Max(operand(m.A), operand(m.B)),
        MultiplyAdd m => float.MultiplyAddEstimate(operand(m.A), operand(m.B), operand(m.C)),
        Stored s => (float)(Half)operand(s.Operand),
        OneNaN n => operand(n.Operand),
        _ => throw new InvalidOperationException($"{expression} is no operation."),
    };
}
