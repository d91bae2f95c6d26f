using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;

namespace NormGen.Generator.Tests.Programs;

/// <summary>What an expression knows about itself.</summary>
public sealed class ExpressionTests
{
    private static readonly Expression X = new Element(Role.X), Scale = new RowScalar("scale"), D = new Named("d");

    private static readonly Gen<Expression> Expressions = Gen.Recursive<Expression>((depth, inner) => depth > 3
        ? Gen.OneOfConst(X, D, Scale, new Constant(2), new CallScalar(CallValue.Epsilon))
        : Gen.OneOf(
            Gen.OneOfConst(X, D),
            Gen.Select(Gen.OneOfConst('+', '-', '*', '/'), inner, inner, (op, left, right) => (Expression)new Binary(op, left, right)),
            inner.Select(operand => (Expression)new Negation(operand)),
            inner.Select(operand => (Expression)new SquareRoot(operand)),
            inner.Select(operand => (Expression)new Stored(operand, Role.Y)),
            inner.Select(operand => (Expression)new OneNaN(operand)),
            Gen.Select(inner, inner, (a, b) => (Expression)new Maximum(a, b)),
            Gen.Select(inner, inner, inner, (a, b, c) => (Expression)new MultiplyAdd(a, b, c))));

    [Fact]
    public void WhatVanishesAtZero_IsZeroThere_WhateverTheScalars() => Expressions.Sample(
        expression => !expression.VanishesAtZero || new[] { 3, -0.0, double.NaN, double.PositiveInfinity }.All(scalar => AtZero(expression, scalar) == 0),
        iter: 20_000);

    [Fact]
    public void TheUsualSums_VanishAtZero() => Assert.All(new[] { X, X * X, D, D * D, X - D, X + X * D }, expression => Assert.True(expression.VanishesAtZero));

    [Fact]
    public void DistancesFromACentre_DoNot() => Assert.All(new[] { X - Scale, X * Scale, X + 1.0, X / D, 0.0 + X }, expression => Assert.False(expression.VanishesAtZero));

    [Fact]
    public void AProduct_IsAddedToASumInOneRounding() => Assert.Equal(new MultiplyAdd(X, X, Scale), Reduce.Accumulate(X * X, Scale));

    [Fact]
    public void AnythingElse_IsAddedToASum() => Assert.Equal(Scale + (X - D), Reduce.Accumulate(X - D, Scale));

    [Fact]
    public void AWalk_VisitsEverythingOnceFromTheTop() =>
        Assert.Equal([X * Scale + D, X * Scale, X, Scale, D], (X * Scale + D).Walk());

    [Fact]
    public void Replacing_ReachesEveryOperand() => Expressions.Sample(
        expression =>
        {
            Expression replaced = expression.Replacing(X, Scale);
            Assert.DoesNotContain(X, replaced.Walk());
            Assert.Equal(expression.Walk().Count(e => e == X || e == Scale), replaced.Walk().Count(e => e == Scale));
            Assert.Equal(expression.Walk().Count(), replaced.Walk().Count());
        },
        iter: 2_000);

    [Fact]
    public void Replacing_TakesAWholeAsWell() => Assert.Equal(Scale + D, (X * X + D).Replacing(X * X, Scale));

    private static double AtZero(Expression expression, double scalar) => expression switch
    {
        Element or Named => 0,
        RowScalar or CallScalar => scalar,
        _ => Arithmetic.Double(expression, operand => AtZero(operand, scalar)),
    };
}
