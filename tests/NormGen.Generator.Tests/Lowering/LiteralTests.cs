using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NormGen.Lowering;

namespace NormGen.Generator.Tests.Lowering;

/// <summary>A number that is written is the number that is read.</summary>
public sealed class LiteralTests
{
    [Fact]
    public void EveryFiniteFloat_ReadsBackAsItself() => Gen.Float.Where(float.IsFinite).Sample(
        value => BitConverter.SingleToInt32Bits((float)Read(Literals.Float(value))) == BitConverter.SingleToInt32Bits(value), iter: 20_000);

    [Fact]
    public void EveryFiniteDouble_ReadsBackAsItself() => Gen.Double.Where(double.IsFinite).Sample(
        value => BitConverter.DoubleToInt64Bits((double)Read(Literals.Double(value))) == BitConverter.DoubleToInt64Bits(value), iter: 20_000);

    [Theory]
    [InlineData(0f)]
    [InlineData(float.Epsilon)]
    [InlineData(-float.Epsilon)]
    [InlineData(float.MaxValue)]
    [InlineData(float.MinValue)]
    [InlineData(1.17549435e-38f)]
    [InlineData(16777216f)]
    [InlineData(0.1f)]
    public void FloatsAtTheEdges_ReadBackAsThemselves(float value) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits((float)Read(Literals.Float(value))));

    [Fact]
    public void MinusZero_KeepsItsSign() => Assert.Equal("-0f", Literals.Float(-0.0));

    [Theory]
    [InlineData(1e-5, "1E-05f")]
    [InlineData(1e-6f, "1E-06f")]
    [InlineData(0.25, "0.25f")]
    [InlineData(1, "1f")]
    [InlineData(-2.5, "-2.5f")]
    [InlineData(0.1, "0.1f")]
    public void AFloat_IsWrittenShort(double value, string text) => Assert.Equal(text, Literals.Float(value));

    [Theory]
    [InlineData(0.1, "0.1d")]
    [InlineData(1e-5, "1E-05d")]
    [InlineData(1.0 / 3, "0.3333333333333333d")]
    public void ADouble_IsWrittenShort(double value, string text) => Assert.Equal(text, Literals.Double(value));

    [Theory]
    [InlineData("x")]
    [InlineData("a\"b")]
    [InlineData("a\\b\\")]
    [InlineData("größe")]
    public void AString_ReadsBackAsItself(string value) => Assert.Equal(value, Read(Literals.String(value)));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public void AnInt_HasNoSeparators(int value) => Assert.Equal(value, Read(Literals.Int(value)));

    /// <summary>The value that the compiler sees.</summary>
    private static object Read(string text)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
        Assert.False(expression.ContainsDiagnostics, text);
        bool isNegative = expression is PrefixUnaryExpressionSyntax;
        object value = ((LiteralExpressionSyntax)(isNegative ? ((PrefixUnaryExpressionSyntax)expression).Operand : expression)).Token.Value!;
        return (isNegative, value) switch
        {
            (true, float single) => -single,
            (true, double number) => (object)-number,
            (true, int number) => -number,
            _ => value,
        };
    }
}
