using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Programs;

/// <summary>The steps of each placement compute its formula, for the fused step after a sub-layer and for the whole block.</summary>
public sealed class StepsTests
{
    private const double Tolerance = 1e-9;

    private static readonly Gen<Form> Forms =
        from kind in Gen.OneOfConst(Kind.Layer, Kind.RMS, Kind.L2)
        from mode in Gen.Enum<EpsilonMode>()
        from zeroCentered in Gen.Bool
        from groups in Gen.OneOfConst(1, 1, 3)
        from residualScale in Gen.OneOfConst(1.0, 2.5, -0.75)
        from branchScale in Gen.OneOfConst(1.0, 0.5)
        from scalesAreParameters in Gen.Bool
        from length in Gen.Int[1, 100]
        from values in Gen.Double[-2, 2].Array[6 * groups * length]
        select new Form(kind, mode, zeroCentered, groups, residualScale, branchScale, scalesAreParameters, groups * length, values);

    [Theory]
    [InlineData("Pre")]
    [InlineData("Post")]
    [InlineData("Deep")]
    [InlineData("Sandwich")]
    public void TheFusedStep_IsItsFormula(string placement) => Forms.Sample(form => AssertStep(form, Enum.Parse<Placement>(placement), Role.Y), iter: 300);

    [Theory]
    [InlineData("Pre")]
    [InlineData("Post")]
    [InlineData("Deep")]
    [InlineData("Sandwich")]
    public void TheFusedStepInPlace_IsItsFormula(string placement) => Forms.Sample(form => AssertStep(form, Enum.Parse<Placement>(placement)), iter: 100);

    [Theory]
    [InlineData("Post")]
    [InlineData("Deep")]
    public void ASumThatIsAskedFor_IsWritten(string placement) => Forms.Sample(form => AssertStep(form, Enum.Parse<Placement>(placement), Role.Y, Role.Sum), iter: 100);

    [Theory]
    [InlineData("Pre")]
    [InlineData("Post")]
    [InlineData("Deep")]
    [InlineData("Sandwich")]
    public void TheBlock_IsItsFormula(string placement) => Forms.Sample(
        form =>
        {
            AssertBlock(form, Enum.Parse<Placement>(placement), Role.Y);
            AssertBlock(form, Enum.Parse<Placement>(placement));
        },
        iter: 150);

    [Fact]
    public void WithoutAPlacement_ThereIsTheNormAlone() => Forms.Sample(
        form =>
        {
            Dictionary<Role, double[]> arguments = form.Arguments(Role.X, Role.Y);
            double[] x = [.. arguments[Role.X]];
            new MethodInterpreter(form.Spec(Placement.None, Role.X, Role.Y)).Run(arguments);
            AssertNear(form.Formula(Placement.None).Norm(x), arguments[Role.Y]);
            Assert.Equal(x, arguments[Role.X]);
        },
        iter: 100);

    [Fact]
    public void ASandwich_SavesTheStatisticsOfBothNorms()
    {
        NormSpec spec = Specs.Of(Kind.Layer, Role.Residual, Role.Mean, Role.InvStd, Role.NextMean, Role.NextInvStd) with { Placement = Placement.Sandwich };
        double[] f = [1, 2, 6], residual = [4, 4, -5];
        MethodInterpreter method = new(spec);
        method.Run(new Dictionary<Role, double[]> { [Role.X] = [.. f], [Role.Residual] = residual, [Role.Y] = new double[3] });
        Formula formula = new(Kind.Layer, 3, HasWeight: false);
        (double mean, double scale) = formula.Statistics(f);
        (double nextMean, double nextScale) = formula.Statistics(residual);
        Assert.Equal([Role.Mean, Role.InvStd, Role.NextMean, Role.NextInvStd], method.Saved.Select(s => s.Statistic));
        Assert.All(method.Saved.Zip([mean, scale, nextMean, nextScale]), pair => Assert.Equal(pair.Second, pair.First.Value, Tolerance));
    }

    private static void AssertStep(Form form, Placement placement, params Role[] outputs)
    {
        Role[] tensors = [Role.X, Role.Residual, .. outputs];
        Dictionary<Role, double[]> arguments = form.Arguments(tensors);
        double[] f = [.. arguments[Role.X]], residual = [.. arguments[Role.Residual]];
        new MethodInterpreter(form.Spec(placement, tensors)) { Call = form.Call }.Run(arguments);
        (double[] sum, double[] y) = form.Formula(placement).Step(f, residual);
        AssertNear(y, arguments[outputs.Contains(Role.Y) ? Role.Y : Role.X]);
        AssertNear(placement is Placement.Pre or Placement.Sandwich ? sum : residual, arguments[Role.Residual]);
        if (outputs.Contains(Role.Y))
            Assert.Equal(f, arguments[Role.X]);
        if (outputs.Contains(Role.Sum))
            AssertNear(sum, arguments[Role.Sum]);
    }

    private static void AssertBlock(Form form, Placement placement, params Role[] outputs)
    {
        Dictionary<Role, double[]> arguments = form.Arguments([Role.X, .. outputs]);
        double[] x = [.. arguments[Role.X]];
        new MethodInterpreter(form.Spec(placement, [Role.X, Role.Sublayer, .. outputs])) { Call = form.Call, Sublayer = Sublayer }.Run(arguments);
        AssertNear(form.Formula(placement).Block(x, Sublayer), arguments[outputs.Contains(Role.Y) ? Role.Y : Role.X]);
        if (outputs.Contains(Role.Y))
            Assert.Equal(x, arguments[Role.X]);
    }

    /// <summary>Something that no norm undoes.</summary>
    private static double[] Sublayer(double[] x) => [.. x.Select((value, i) => Math.Sin(value) + x[x.Length - 1 - i] * 0.5)];

    private static void AssertNear(double[] expected, double[] actual)
    {
        double tolerance = Tolerance * (1 + expected.Max(Math.Abs));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    /// <summary>What a method asks for, but for the placement, and the numbers that it is given.</summary>
    private sealed record Form(Kind Kind, EpsilonMode Mode, bool ZeroCentered, int Groups, double ResidualScale, double BranchScale, bool ScalesAreParameters, int Dim, double[] Values)
    {
        private static readonly Role[] OfFeatures = [Role.Weight, Role.Bias, Role.NextWeight, Role.NextBias];

        public IReadOnlyDictionary<CallValue, double> Call => new Dictionary<CallValue, double> { [CallValue.ResidualScale] = ResidualScale, [CallValue.BranchScale] = BranchScale };

        public NormSpec Spec(Placement placement, params Role[] tensors)
        {
            Role[] scales = ScalesAreParameters ? [Role.ResidualScale, Role.BranchScale] : [];
            Role[] features = placement == Placement.Sandwich ? OfFeatures : OfFeatures[..2];
            return new NormSpec(Kind, Axis.Feature, EquatableArray<int>.Empty, tensors.Concat(features).Concat(scales).Select(r => new RoleParameter(r, r.ToString(), ElementType.Single)).ToEquatableArray())
            {
                Placement = placement,
                EpsilonMode = Mode,
                ZeroCentered = ZeroCentered,
                Groups = Groups,
                Epsilon = 1e-3,
                ResidualScale = ScalesAreParameters ? 1 : ResidualScale,
                BranchScale = ScalesAreParameters ? 1 : BranchScale,
            };
        }

        public PlacedFormula Formula(Placement placement)
        {
            Formula norm = new(Kind, Dim, HasBias: true, ZeroCentered: ZeroCentered, Epsilon: 1e-3) { EpsilonMode = Mode, Groups = Groups };
            return new PlacedFormula(placement, x => norm.Apply(x, At(2), At(3)), x => norm.Apply(x, At(4), At(5))) { ResidualScale = ResidualScale, BranchScale = BranchScale };
        }

        public Dictionary<Role, double[]> Arguments(params Role[] tensors) => tensors.Concat(OfFeatures).ToDictionary(r => r, r => r switch
        {
            Role.X => At(0),
            Role.Residual => At(1),
            Role.Y or Role.Sum => new double[Dim],
            _ => At(2 + Array.IndexOf(OfFeatures, r)),
        });

        private double[] At(int place) => Values[(place * Dim)..((place + 1) * Dim)];
    }
}
