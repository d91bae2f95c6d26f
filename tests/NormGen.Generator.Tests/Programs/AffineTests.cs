using NormGen.Programs;

namespace NormGen.Generator.Tests.Programs;

/// <summary>Scale and shift, and which roundings they cost.</summary>
public sealed class AffineTests
{
    private static readonly Expression X = new Element(Role.X), Weight = new Element(Role.Weight), Bias = new Element(Role.Bias);

    [Fact]
    public void Nothing_IsNothing() => Assert.Equal(X, new Affine(false, false, false).Apply(X));

    [Fact]
    public void AWeight_IsOneProduct() => Assert.Equal(X * Weight, new Affine(true, false, false).Apply(X));

    [Fact]
    public void ABias_IsOneSum() => Assert.Equal(X + Bias, new Affine(false, true, false).Apply(X));

    [Fact]
    public void Both_AreRoundedOnce() => Assert.Equal(new MultiplyAdd(X, Weight, Bias), new Affine(true, true, false).Apply(X));

    [Fact]
    public void AZeroCenteredWeight_IsAddedToOneFirst() => Assert.Equal(X * (1.0 + Weight), new Affine(true, false, true).Apply(X));

    [Theory]
    [InlineData(false, false, false, "n")]
    [InlineData(true, false, false, "n·weight")]
    [InlineData(true, true, false, "n·weight + bias")]
    [InlineData(true, true, true, "n·(1 + weight) + bias")]
    [InlineData(false, true, false, "n + bias")]
    public void TheFormulaForPeople_SaysTheSame(bool hasWeight, bool hasBias, bool zeroCentered, string text) =>
        Assert.Equal(text, new Affine(hasWeight, hasBias, zeroCentered).Describe("n"));
}
