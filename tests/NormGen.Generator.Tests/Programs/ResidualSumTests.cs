using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Programs;

/// <summary>The sum of residual and branch, and which roundings it costs.</summary>
public sealed class ResidualSumTests
{
    private static readonly Expression Residual = new Element(Role.Residual), Branch = new Element(Role.X);

    [Fact]
    public void FactorsOfOne_AreLeftOut() => Assert.Equal(Residual + Branch, Of(1, 1).Of(Branch));

    [Fact]
    public void AScaledResidual_IsRoundedOnceWithTheSum() => Assert.Equal(new MultiplyAdd(Residual, 2.5, Branch), Of(2.5, 1).Of(Branch));

    [Fact]
    public void AScaledBranch_IsRoundedFirst() => Assert.Equal(Residual + Branch * 0.5, Of(1, 0.5).Of(Branch));

    [Fact]
    public void Both_AreInThatOrder() => Assert.Equal(new MultiplyAdd(Residual, 2.5, Branch * 0.5), Of(2.5, 0.5).Of(Branch));

    /// <summary>A factor that turns out to be one must change no bit: multiplying by it is exact, and the fused sum then rounds as the plain one does.</summary>
    [Fact]
    public void Parameters_TakeThePlacesOfTheConstants() => Assert.Equal(
        new MultiplyAdd(Residual, new CallScalar(CallValue.ResidualScale), Branch * new CallScalar(CallValue.BranchScale)),
        new ResidualSum(Specs.Of(Kind.RMS, Role.Residual, Role.ResidualScale, Role.BranchScale)).Of(Branch));

    [Theory]
    [InlineData(1, 1, "residual + x")]
    [InlineData(2.5, 1, "2.5·residual + x")]
    [InlineData(1, 0.5, "residual + 0.5·x")]
    [InlineData(3.5565588200778455, 1, "3.5565588200778455·residual + x")]
    public void TheSumForPeople_SaysTheSame(double residualScale, double branchScale, string text) => Assert.Equal(text, Of(residualScale, branchScale).Describe("x"));

    [Fact]
    public void ParametersForPeople_HaveTheirNames() => Assert.Equal(
        "residualScale·residual + branchScale·y", new ResidualSum(Specs.Of(Kind.RMS, Role.ResidualScale, Role.BranchScale)).Describe("y"));

    private static ResidualSum Of(double residualScale, double branchScale) =>
        new(Specs.Of(Kind.RMS, Role.Residual) with { ResidualScale = residualScale, BranchScale = branchScale });
}
