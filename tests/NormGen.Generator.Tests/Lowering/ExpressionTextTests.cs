using System.Runtime.Intrinsics;
using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Lowering;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Lowering;

/// <summary>Floating-point operations round, so their order is part of the result. The text of an expression keeps it.</summary>
public sealed class ExpressionTextTests
{
    private const int ExpressionsPerProject = 150;

    private static readonly string[] Leaves = ["a", "b", "c"];

    private static readonly float[][] Inputs = [[1.1f, -2.7f, 3.3e5f], [0.1f, 0.2f, 0.3f], [-1e-20f, 1e20f, 7f], [0f, -0f, 1f], [float.MaxValue, 2f, -1f]];

    private static readonly Gen<Expression> Leaf = Gen.OneOf(
        Gen.OneOfConst(Leaves).Select(name => (Expression)new RowScalar(name)),
        Gen.OneOfConst(0.25, 1.0, -1.5, 1e-5, -0.0, 3.0).Select(value => (Expression)new Constant(value)));

    private static readonly Gen<Expression> Expressions = Gen.Recursive<Expression>((depth, inner) => depth > 4 ? Leaf : Gen.Frequency(
        (1, Leaf),
        (4, Gen.Select(Gen.OneOfConst('+', '-', '*', '/'), inner, inner, (op, left, right) => (Expression)new Binary(op, left, right))),
        (1, inner.Select(operand => (Expression)new Negation(operand))),
        (1, inner.Select(operand => (Expression)new SquareRoot(operand))),
        (1, inner.Select(operand => (Expression)new Stored(operand, Role.X))),
        (1, Gen.Select(inner, inner, (a, b) => (Expression)new Maximum(a, b))),
        (1, Gen.Select(inner, inner, inner, (a, b, c) => (Expression)new MultiplyAdd(a, b, c)))));

    [Fact]
    public void CompiledText_ComputesWhatTheExpressionSays() => Expressions.Array[ExpressionsPerProject].Sample(AssertComputes, iter: 3, threads: 1);

    [Theory]
    [InlineData("a - (b - c)")]
    [InlineData("a - b - c")]
    [InlineData("a / (b * c)")]
    [InlineData("a / b * c")]
    [InlineData("(a + b) * c")]
    [InlineData("a + b * c")]
    [InlineData("-(a + b)")]
    [InlineData("-a + b")]
    public void Text_HasTheParenthesesItNeedsAndNoOthers(string text)
    {
        Expression a = new RowScalar("a"), b = new RowScalar("b"), c = new RowScalar("c");
        Expression expression = text switch
        {
            "a - (b - c)" => a - (b - c),
            "a - b - c" => a - b - c,
            "a / (b * c)" => a / (b * c),
            "a / b * c" => a / b * c,
            "(a + b) * c" => (a + b) * c,
            "a + b * c" => a + b * c,
            "-(a + b)" => -(a + b),
            _ => -a + b,
        };
        Assert.Equal(text, new ScalarDialect(ElementType.Single).Text(expression, leaf => ((RowScalar)leaf).Name));
    }

    [Fact]
    public void ANegativeConstantNegated_IsNoDecrement() => AssertComputes([-new Constant(-1.5), -(-(Expression)new RowScalar("a")), new RowScalar("a") - new Constant(-1.5)]);

    private static void AssertComputes(Expression[] expressions)
    {
        using LoadedProject project = Consumer.Of("using System;\nusing System.Runtime.Intrinsics;\nusing NormGen.Runtime;\n" + string.Concat(
            Class("InFloat", "float", new ScalarDialect(ElementType.Single), expressions),
            Class("InDouble", "double", new ScalarDialect(ElementType.Double), expressions),
            Class("In128", "Vector128<float>", new VectorDialect(128, ElementType.Single), expressions),
            Class("In256", "Vector256<float>", new VectorDialect(256, ElementType.Single), expressions),
            Class("In512", "Vector512<float>", new VectorDialect(512, ElementType.Single), expressions),
            Class("InDouble128", "Vector128<double>", new VectorDialect(128, ElementType.Double), expressions),
            Class("InDouble256", "Vector256<double>", new VectorDialect(256, ElementType.Double), expressions),
            Class("InDouble512", "Vector512<double>", new VectorDialect(512, ElementType.Double), expressions))).Generate().Load();
        for (int i = 0; i < expressions.Length; i++)
        {
            foreach (float[] input in Inputs)
            {
                float single = Evaluate(expressions[i], input);
                double number = EvaluateDouble(expressions[i], input);
                AssertSame(single, Call<float>(project, "InFloat", i, input, v => v));
                Assert.Equal(number, Call<double>(project, "InDouble", i, input, v => v));
                AssertSame(single, Lanes(Call<Vector128<float>>(project, "In128", i, input, Vector128.Create)));
                AssertSame(single, Lanes(Call<Vector256<float>>(project, "In256", i, input, Vector256.Create)));
                AssertSame(single, Lanes(Call<Vector512<float>>(project, "In512", i, input, Vector512.Create)));
                Assert.All(Doubles(Call<Vector128<double>>(project, "InDouble128", i, input, v => Vector128.Create((double)v))), value => Assert.Equal(number, value));
                Assert.All(Doubles(Call<Vector256<double>>(project, "InDouble256", i, input, v => Vector256.Create((double)v))), value => Assert.Equal(number, value));
                Assert.All(Doubles(Call<Vector512<double>>(project, "InDouble512", i, input, v => Vector512.Create((double)v))), value => Assert.Equal(number, value));
            }
        }
    }

    /// <summary>The same bits; of NaNs there are many, and which one comes out is the hardware's choice.</summary>
    private static void AssertSame(float expected, params ReadOnlySpan<float> actual)
    {
        foreach (float value in actual)
            Assert.True(BitConverter.SingleToInt32Bits(value) == BitConverter.SingleToInt32Bits(expected) || (float.IsNaN(value) && float.IsNaN(expected)), $"{value:R} is not {expected:R}.");
    }

    private static float[] Lanes(Vector128<float> vector) => [.. Enumerable.Range(0, 4).Select(i => vector.GetElement(i))];

    private static float[] Lanes(Vector256<float> vector) => [.. Lanes(vector.GetLower()), .. Lanes(vector.GetUpper())];

    private static float[] Lanes(Vector512<float> vector) => [.. Lanes(vector.GetLower()), .. Lanes(vector.GetUpper())];

    private static double[] Doubles(Vector128<double> vector) => [vector.GetElement(0), vector.GetElement(1)];

    private static double[] Doubles(Vector256<double> vector) => [.. Doubles(vector.GetLower()), .. Doubles(vector.GetUpper())];

    private static double[] Doubles(Vector512<double> vector) => [.. Doubles(vector.GetLower()), .. Doubles(vector.GetUpper())];

    private static string Class(string name, string type, Dialect dialect, Expression[] expressions) =>
        $"public static class {name}\n{{\n" + string.Concat(expressions.Select((expression, i) =>
            $"    public static {type} E{i}({type} a, {type} b, {type} c) => {dialect.Text(expression, leaf => ((RowScalar)leaf).Name, _ => type.Contains("double") ? ElementType.Double : ElementType.Half)};\n")) + "}\n";

    private static T Call<T>(LoadedProject project, string type, int index, float[] input, Func<float, T> convert) =>
        project.Method<Func<T, T, T, T>>(type, $"E{index}")(convert(input[0]), convert(input[1]), convert(input[2]));

    private static float Evaluate(Expression expression, float[] input) =>
        expression is RowScalar scalar ? input[Array.IndexOf(Leaves, scalar.Name)] : Arithmetic.Float(expression, operand => Evaluate(operand, input));

    private static double EvaluateDouble(Expression expression, float[] input) =>
        expression is RowScalar scalar ? input[Array.IndexOf(Leaves, scalar.Name)] : Arithmetic.Double(expression, operand => EvaluateDouble(operand, input));
}
