using NormGen.Programs;

namespace NormGen.Generator.Tests.Programs;

/// <summary>Scale and shift, and which roundings they cost.</summary>
public sealed class AffineTests
{
    private static readonly Expression X = new Element(Role.X), Weight = new Element(Role.Weight), Bias = new Element(Role.Bias);

    [Fact]
    public void Nothing_IsNothing() => Assert.Equal(X, new Affine(null, null).Apply(X));

    [Fact]
    public void AWeight_IsOneProduct() => Assert.Equal(X * Weight, new Affine(Weight, null).Apply(X));

    [Fact]
    public void ABias_IsOneSum() => Assert.Equal(X + Bias, new Affine(null, Bias).Apply(X));

    [Fact]
    public void Both_AreRoundedOnce() => Assert.Equal(new MultiplyAdd(X, Weight, Bias), new Affine(Weight, Bias).Apply(X));

    [Fact]
    public void AZeroCenteredWeight_IsAddedToOneFirst() => Assert.Equal(X * (1.0 + Weight), new Affine(Weight, null, ZeroCentered: true).Apply(X));

    [Theory]
    [InlineData(false, false, false, "n")]
    [InlineData(true, false, false, "n·weight")]
    [InlineData(true, true, false, "n·weight + bias")]
    [InlineData(true, true, true, "n·(1 + weight) + bias")]
    [InlineData(false, true, false, "n + bias")]
    public void TheFormulaForPeople_SaysTheSame(bool hasWeight, bool hasBias, bool zeroCentered, string text) =>
        Assert.Equal(text, new Affine(hasWeight ? Weight : null, hasBias ? Bias : null, zeroCentered).Describe("n"));
}
