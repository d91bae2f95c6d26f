using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Programs;

/// <summary>The programs are the formulas of the papers, whatever is made of them later.</summary>
public sealed class ProgramTests
{
    private static readonly Gen<(double[] X, double[] Weight, double[] Bias)> Rows =
        from dim in Gen.Int[1, 200]
        from mean in Gen.OneOfConst(0.0, 1.0, -30.0)
        from x in Gen.Double[-2, 2].Array[dim]
        from weight in Gen.Double[-2, 2].Array[dim]
        from bias in Gen.Double[-2, 2].Array[dim]
        select (x.Select(v => v + mean).ToArray(), weight, bias);

    [Theory]
    [InlineData("RMS", false, false, false)]
    [InlineData("RMS", true, false, false)]
    [InlineData("RMS", true, true, true)]
    [InlineData("Layer", false, false, false)]
    [InlineData("Layer", false, true, false)]
    [InlineData("Layer", true, true, false)]
    [InlineData("Layer", true, true, true)]
    [InlineData("L2", false, false, false)]
    [InlineData("L2", true, false, false)]
    [InlineData("L2", true, true, true)]
    public void AProgram_IsItsFormula(string kind, bool hasWeight, bool hasBias, bool zeroCentered) =>
        AssertIs(new Formula(Enum.Parse<Kind>(kind), 0, hasWeight, hasBias, zeroCentered, 1e-3));

    [Theory]
    [InlineData("RMS")]
    [InlineData("Layer")]
    public void WithEpsilonBesideTheRoot_ItIsStillItsFormula(string kind) =>
        AssertIs(new Formula(Enum.Parse<Kind>(kind), 0, Epsilon: 0.1) { EpsilonMode = EpsilonMode.OutsideRoot });

    [Fact]
    public void OneWeightForAllFeatures_IsScaleNorm()
    {
        NormSpec spec = Specs.Of(Kind.L2);
        spec = spec with { Parameters = spec.Parameters.Append(new RoleParameter(Role.Weight, "g", ElementType.Single, IsSpan: false)).ToEquatableArray() };
        double[] x = [3, 4], y = new Interpreter(Specs.Program(spec), 1e-5) { Call = new Dictionary<CallValue, double> { [CallValue.Weight] = 10 } }.Run(Tensors(x, [], []));
        Assert.Equal(new Formula(Kind.L2, 2).Apply(x, [10], []), y);
        Assert.Equal([6, 8], y.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void AnL2RowShorterThanEpsilon_IsDividedByEpsilon() =>
        Assert.Equal([0.5, 0, -0.25], new Interpreter(Specs.Program(Specs.Of(Kind.L2)), 4).Run(Tensors([2, 0, -1], [], [])));

    [Fact]
    public void AZeroRow_IsZero_WhereverEpsilonStands()
    {
        foreach (Kind kind in new[] { Kind.Layer, Kind.RMS, Kind.L2 })
        {
            foreach (EpsilonMode mode in Enum.GetValues<EpsilonMode>())
            {
                Interpreter interpreter = new(Specs.Program(Specs.Of(kind, Role.InvStd) with { EpsilonMode = mode }), 0.25);
                Assert.Equal([0, 0, 0], interpreter.Run(Tensors([0, 0, 0], [], [])));
                Assert.Equal(kind != Kind.L2 && mode == EpsilonMode.InsideRoot ? 2 : 4, interpreter.Saved[Role.InvStd]);
            }
        }
    }

    [Fact]
    public void ARowWhoseFirstElementsAreFarOff_IsSummedAgainAroundItsMean()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => (i < 64 ? 1000.0 : 0.0) + i % 7)];
        Interpreter interpreter = new(Specs.Program(Specs.Of(Kind.Layer)), 1e-5);
        double[] y = interpreter.Run(Tensors(x, [], []));
        Assert.Equal(1, interpreter.Retries);
        Assert.All(y.Zip(new Formula(Kind.Layer, 1000, HasWeight: false).Apply(x, [], [])), p => Assert.Equal(p.Second, p.First, 1e-9));
    }

    [Fact]
    public void AnOrdinaryRow_IsSummedOnce()
    {
        Interpreter interpreter = new(Specs.Program(Specs.Of(Kind.Layer)), 1e-5);
        interpreter.Run(Tensors([.. Enumerable.Range(0, 1000).Select(i => 1e4 + i % 7)], [], []));
        Assert.Equal(0, interpreter.Retries);
    }

    [Theory]
    [InlineData("RMS", "InvStd")]
    [InlineData("Layer", "Mean, InvStd")]
    [InlineData("L2", "InvStd")]
    public void TheStatisticsOfAKind_AreKnown(string kind, string statistics) =>
        Assert.Equal(statistics, string.Join(", ", ProgramCatalog.Statistics(Enum.Parse<Kind>(kind), Axis.Feature)));

    private static void AssertIs(Formula form) => Rows.Sample(
        row =>
        {
            Formula formula = form with { Dim = row.X.Length };
            Role[] roles = [Role.InvStd, .. Present(Role.Weight, formula.HasWeight), .. Present(Role.Bias, formula.HasBias), .. Present(Role.Mean, formula.Kind == Kind.Layer)];
            NormSpec spec = Specs.Of(formula.Kind, roles) with { ZeroCentered = formula.ZeroCentered, EpsilonMode = formula.EpsilonMode };
            Interpreter interpreter = new(Specs.Program(spec), formula.Epsilon);
            double[] y = interpreter.Run(Tensors(row.X, row.Weight, row.Bias)), expected = formula.Apply(row.X, row.Weight, row.Bias);
            double tolerance = 1e-9 * (1 + expected.Max(Math.Abs));
            (double mean, double scale) = formula.Statistics(row.X);
            return y.Zip(expected).All(p => Math.Abs(p.First - p.Second) <= tolerance)
                && Math.Abs(interpreter.Saved[Role.InvStd] - scale) <= 1e-9 * scale
                && (formula.Kind != Kind.Layer || Math.Abs(interpreter.Saved[Role.Mean] - mean) <= 1e-9 * (1 + Math.Abs(mean)));
        },
        iter: 200);

    private static IEnumerable<Role> Present(Role role, bool isPresent) => isPresent ? [role] : [];

    private static Dictionary<Role, Memory<double>> Tensors(double[] x, double[] weight, double[] bias) => new()
    {
        [Role.X] = x,
        [Role.Y] = new double[x.Length],
        [Role.Weight] = weight,
        [Role.Bias] = bias,
    };
}
