using NormGen.Programs;

namespace NormGen.Generator.Tests.Support;

/// <summary>The meaning of the operations of an expression, apart from any text.</summary>
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
        MultiplyAdd m => double.MultiplyAddEstimate(operand(m.A), operand(m.B), operand(m.C)),
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
        MultiplyAdd m => float.MultiplyAddEstimate(operand(m.A), operand(m.B), operand(m.C)),
        _ => throw new InvalidOperationException($"{expression} is no operation."),
    };
}
