using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;

namespace NormGen.Generator.Tests.Programs;

/// <summary>The programs are the formulas of the papers, whatever is made of them later.</summary>
public sealed class ProgramTests
{
    private static readonly Gen<(float[] X, float[] Weight, float[] Bias)> Rows =
        from dim in Gen.Int[1, 200]
        from mean in Gen.OneOfConst(0f, 1f, -30f)
        from x in Gen.Float[-2f, 2f].Array[dim]
        from weight in Gen.Float[-2f, 2f].Array[dim]
        from bias in Gen.Float[-2f, 2f].Array[dim]
        select (x.Select(v => v + mean).ToArray(), weight, bias);

    [Theory]
    [InlineData("RMS", false, false, false)]
    [InlineData("RMS", true, false, false)]
    [InlineData("RMS", true, true, true)]
    [InlineData("Layer", false, false, false)]
    [InlineData("Layer", false, true, false)]
    [InlineData("Layer", true, true, false)]
    [InlineData("Layer", true, true, true)]
    public void AProgram_IsItsFormula(string kind, bool hasWeight, bool hasBias, bool zeroCentered) => Rows.Sample(
        row =>
        {
            Formula formula = new(Enum.Parse<Kind>(kind), row.X.Length, hasWeight, hasBias, zeroCentered, 1e-3);
            Role[] roles = [.. new[] { Role.InvStd }.Concat(hasWeight ? [Role.Weight] : []).Concat(hasBias ? [Role.Bias] : []).Concat(kind == "Layer" ? [Role.Mean] : [])];
            Interpreter interpreter = new(ProgramCatalog.For(Specs.Of(formula.Kind, roles) with { ZeroCentered = zeroCentered }), formula.Epsilon);
            double[] y = interpreter.Run(Tensors(row.X, row.Weight, row.Bias)), expected = formula.Apply(row.X, row.Weight, row.Bias);
            double tolerance = 1e-9 * (1 + expected.Max(Math.Abs));
            (double mean, double scale) = formula.Statistics(row.X);
            return y.Zip(expected).All(p => Math.Abs(p.First - p.Second) <= tolerance)
                && Math.Abs(interpreter.Saved[Role.InvStd] - scale) <= 1e-9 * scale
                && (kind == "RMS" || Math.Abs(interpreter.Saved[Role.Mean] - mean) <= 1e-9 * (1 + Math.Abs(mean)));
        },
        iter: 200);

    [Fact]
    public void ARowWhoseFirstElementsAreFarOff_IsSummedAgainAroundItsMean()
    {
        float[] x = [.. Enumerable.Range(0, 1000).Select(i => (i < 64 ? 1000f : 0f) + i % 7)];
        Interpreter interpreter = new(ProgramCatalog.For(Specs.Of(Kind.Layer)), 1e-5);
        double[] y = interpreter.Run(Tensors(x, [], []));
        Assert.Equal(1, interpreter.Retries);
        Assert.All(y.Zip(new Formula(Kind.Layer, 1000, HasWeight: false).Apply(x, [], [])), p => Assert.Equal(p.Second, p.First, 1e-9));
    }

    [Fact]
    public void AnOrdinaryRow_IsSummedOnce()
    {
        Interpreter interpreter = new(ProgramCatalog.For(Specs.Of(Kind.Layer)), 1e-5);
        interpreter.Run(Tensors([.. Enumerable.Range(0, 1000).Select(i => 1e4f + i % 7)], [], []));
        Assert.Equal(0, interpreter.Retries);
    }

    [Theory]
    [InlineData("RMS", "InvStd")]
    [InlineData("Layer", "Mean, InvStd")]
    public void TheStatisticsOfAKind_AreKnown(string kind, string statistics) =>
        Assert.Equal(statistics, string.Join(", ", ProgramCatalog.Statistics(Enum.Parse<Kind>(kind), Axis.Feature)));

    private static Dictionary<Role, double[]> Tensors(float[] x, float[] weight, float[] bias) => new()
    {
        [Role.X] = [.. x.Select(v => (double)v)],
        [Role.Weight] = [.. weight.Select(v => (double)v)],
        [Role.Bias] = [.. bias.Select(v => (double)v)],
    };
}
