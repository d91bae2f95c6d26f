using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Programs;

/// <summary>
/// Adding on the way to the sums gives the very same numbers as adding first, also where storing rounds. A row whose sums are taken
/// again is done apart, from the sum that is stored by then, so it is not asked for here.
/// </summary>
public sealed class FusedTests
{
    private static readonly Gen<(double[] X, double[] Residual)> Rows =
        from dim in Gen.Int[1, 200]
        from x in Gen.Double[-2, 2].Array[dim]
        from residual in Gen.Double[-2, 2].Array[dim]
        select (x, residual);

    [Theory]
    [InlineData("RMS", "Pre")]
    [InlineData("RMS", "Post")]
    [InlineData("RMS", "Post", true)]
    [InlineData("Layer", "Pre")]
    [InlineData("Layer", "Post")]
    [InlineData("Layer", "Deep", true)]
    [InlineData("L2", "Pre")]
    public void TheFusedProgram_GivesTheSame(string kind, string placement, bool hasSum = false)
    {
        NormSpec spec = Specs.Of(Enum.Parse<Kind>(kind), [Role.Residual, .. hasSum ? [Role.Sum] : Array.Empty<Role>()]) with
        {
            Placement = Enum.Parse<Placement>(placement),
            ResidualScale = 1.7,
            BranchScale = 0.3,
        };
        KernelStep step = Assert.IsType<KernelStep>(Assert.Single(Steps.Of(spec)));
        KernelStep fused = step with { Program = step.Program.Fused() };
        Assert.NotNull(step.Program.Prologue);
        Assert.Null(fused.Program.Prologue);
        Rows.Sample(
            row =>
            {
                Dictionary<Role, double[]> plain = Arguments(row.X, row.Residual), other = Arguments(row.X, row.Residual);
                new MethodInterpreter(spec, [step]) { Store = Sixteenths }.Run(plain);
                new MethodInterpreter(spec, [fused]) { Store = Sixteenths }.Run(other);
                Assert.All(plain, argument => Assert.Equal(argument.Value, other[argument.Key]));
            },
            iter: 200);
    }

    /// <summary>What a chain of methods gives: the sum as one stores it, and the norm of what another loads again.</summary>
    [Fact]
    public void APreStep_IsTheSumAndThenTheNorm_ToTheLastBit() => Rows.Sample(
        row =>
        {
            Dictionary<Role, double[]> step = Arguments(row.X, row.Residual);
            new MethodInterpreter(Specs.Of(Kind.Layer, Role.Residual) with { Placement = Placement.Pre }) { Store = Sixteenths }.Run(step);
            double[] sum = [.. row.Residual.Zip(row.X, (r, f) => Sixteenths(Role.X, r + f))];
            Dictionary<Role, double[]> norm = Arguments(sum, []);
            new MethodInterpreter(Specs.Of(Kind.Layer)) { Store = Sixteenths }.Run(norm);
            Assert.Equal(sum, step[Role.Residual]);
            Assert.Equal(norm[Role.Y], step[Role.Y]);
        },
        iter: 200);

    [Fact]
    public void ASandwichStep_IsItsThreeParts_ToTheLastBit() => Rows.Sample(
        row =>
        {
            NormSpec norm = Specs.Of(Kind.RMS);
            Dictionary<Role, double[]> step = Arguments(row.X, row.Residual);
            new MethodInterpreter(Specs.Of(Kind.RMS, Role.Residual) with { Placement = Placement.Sandwich }) { Store = Sixteenths }.Run(step);
            Dictionary<Role, double[]> branch = Arguments(row.X, []);
            new MethodInterpreter(norm) { Store = Sixteenths }.Run(branch);
            double[] sum = [.. row.Residual.Zip(branch[Role.Y], (r, f) => Sixteenths(Role.X, r + f))];
            Dictionary<Role, double[]> next = Arguments(sum, []);
            new MethodInterpreter(norm) { Store = Sixteenths }.Run(next);
            Assert.Equal(sum, step[Role.Residual]);
            Assert.Equal(next[Role.Y], step[Role.Y]);
        },
        iter: 200);

    [Fact]
    public void WithoutAPrologue_ThereIsNothingToFuse()
    {
        NormProgram program = Specs.Usual(Kind.Layer);
        Assert.Same(program, program.Fused());
    }

    /// <summary>Storage that is coarse enough for every omitted rounding to show.</summary>
    private static double Sixteenths(Role role, double value) => Math.Round(value * 16) / 16;

    private static Dictionary<Role, double[]> Arguments(double[] x, double[] residual) => new()
    {
        [Role.X] = [.. x],
        [Role.Residual] = [.. residual],
        [Role.Sum] = new double[x.Length],
        [Role.Y] = new double[x.Length],
    };
}
