using CsCheck;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>The gradient of a whole block, its sub-layer's among it, is how the block's own output moves; padding has none, and no part in it.</summary>
public sealed class BlockGradientTests
{
    private const double Step = 1e-3, Tolerance = 2e-7;

    /// <summary>More than a piece of the sums.</summary>
    private const int Rows = 71;

    private static readonly Dictionary<string, BlockGradientForm> s_forms = BlockGradients.Forms.ToDictionary(form => form.Name);

    public static TheoryData<string> Forms() => [.. s_forms.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void ABlocksGradient_IsHowItsOutputMoves(string name) =>
        (from rows in Gen.Int[1, 4] from dim in Gen.Int[1, 5] from seed in Gen.Int[0, 1_000_000] select (rows, dim, seed))
            .Sample(drawn => AssertMoves(s_forms[name], drawn.rows, drawn.dim, drawn.seed), iter: 40);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Padding_HasNoGradient(string name)
    {
        BlockGradientForm form = s_forms[name];
        BlockCall call = Done(form, 9, 7, 1);
        for (int i = 0; i < call.Dx.Length; i++)
        {
            Assert.True(call.Mask[i / call.Dim] ? double.IsFinite(call.Dx[i]) : BitConverter.DoubleToInt64Bits(call.Dx[i]) == 0, $"{name}: dx of element {i} is {call.Dx[i]}.");
        }

        Assert.All(Sums(call).SelectMany(sum => sum), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(1, call.Sublayer.Gradients);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void DxMayLieWhereDyIs(string name)
    {
        BlockGradientForm form = s_forms[name];
        BlockCall apart = Done(form, 21, 13, 2), same = new(21, 13, 2, form.IsMasked);
        form.Forward(same);
        same.Dx = same.Dy;
        form.Gradient(same);
        Assert.Equal(apart.Dx, same.Dx);
        Assert.Equal(Sums(apart), Sums(same));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void SumsAreAddedTo(string name)
    {
        BlockGradientForm form = s_forms[name];
        BlockCall once = Done(form, 70, 5, 3), twice = Done(form, 70, 5, 3);
        form.Gradient(twice);
        foreach ((double[] one, double[] two) in Sums(once).Zip(Sums(twice)))
            Assert.Equal(one.Select(value => 2 * value), two);
    }

    [Fact]
    public void APreBlockOfOneSize_GivesTheBitsOfItsSteps()
    {
        (float[] x, float[] dy, float[] weight, float[] bias) = (Random(1), Random(2), Random(3)[..64], Random(4)[..64]);
        (float[] y, float[] mean, float[] invStd, float[] dx, float[] dweight, float[] dbias) = (new float[x.Length], new float[Rows], new float[Rows], new float[x.Length], new float[64], new float[64]);
        BlockGradients.Pre64(x, weight, bias, default, y, mean, invStd);
        BlockGradients.Pre64Back(dy, x, weight, mean, invStd, default, dx, dweight, dbias);

        (float[] passed, float[] normed, float[] stepWeight, float[] stepBias) = (new float[x.Length], new float[x.Length], new float[64], new float[64]);
        default(Scaling).Invoke(dy, passed);
        BlockGradients.NormBack(passed, x, weight, mean, invStd, normed, stepWeight, stepBias);
        Assert.Equal(dy.Zip(normed, (a, b) => a + b), dx);
        Assert.Equal(stepWeight, dweight);
        Assert.Equal(stepBias, dbias);
    }

    [Fact]
    public void APostBlockOfOneSize_GivesTheBitsOfItsSteps()
    {
        (float[] x, float[] dy, float[] weight, float[] bias) = (Random(5), Random(6), Random(7)[..64], Random(8)[..64]);
        (float[] y, float[] sum, float[] mean, float[] invStd, float[] dx, float[] dweight, float[] dbias) = (new float[x.Length], new float[x.Length], new float[Rows], new float[Rows], new float[x.Length], new float[64], new float[64]);
        BlockGradients.Post64(x, weight, bias, default, sum, y, mean, invStd);
        Assert.Equal(x.Select(value => value + (1.5f * value)), sum);
        BlockGradients.Post64Back(dy, sum, weight, mean, invStd, default, dx, dweight, dbias);

        (float[] normed, float[] passed, float[] stepWeight, float[] stepBias) = (new float[x.Length], new float[x.Length], new float[64], new float[64]);
        BlockGradients.NormBack(dy, sum, weight, mean, invStd, normed, stepWeight, stepBias);
        default(Scaling).Invoke(normed, passed);
        Assert.Equal(normed.Zip(passed, (a, b) => a + b), dx);
        Assert.Equal(stepWeight, dweight);
        Assert.Equal(stepBias, dbias);
    }

    [Fact]
    public void ASandwichOfHalves_GivesTheBitsOfItsSteps()
    {
        (Half[] x, Half[] dy, Half[] weight, Half[] nextWeight) = (Halves(9), Halves(10), Halves(11)[..64], Halves(12)[..64]);
        (Half[] y, Half[] workspace, Half[] dx, float[] dweight, float[] dnextWeight) = (new Half[x.Length], new Half[2 * x.Length], new Half[x.Length], new float[64], new float[64]);
        BlockGradients.SandwichHalf(x, weight, nextWeight, default, y, workspace);
        Half[] branch = workspace[..x.Length];
        BlockGradients.SandwichHalfBack(dy, x, branch, weight, nextWeight, default, dx, dweight, dnextWeight);

        (Half[] ofBranch, Half[] passed, Half[] ofStream, float[] stepWeight, float[] stepNext) = (new Half[x.Length], new Half[x.Length], new Half[x.Length], new float[64], new float[64]);
        BlockGradients.NormHalfBack(dy, branch, weight, ofBranch, stepWeight);
        default(Scaling).Invoke(ofBranch, passed);
        BlockGradients.NormHalfBack(passed, x, nextWeight, ofStream, stepNext);
        Assert.Equal(dy.Zip(ofStream, (a, b) => (Half)((float)a + (float)b)), dx);
        Assert.Equal(stepWeight, dweight);
        Assert.Equal(stepNext, dnextWeight);
    }

    [Fact]
    public void WhatTheSublayerThrows_ComesThroughAndLeavesTheSums()
    {
        BlockCall call = new(6, 4, 5, isMasked: false);
        TimeoutException thrown = new();
        Assert.Same(thrown, Assert.Throws<TimeoutException>(() =>
            BlockGradients.Throwing(call.Dy, call.X, call.Weight, call.Dx, call.DWeight, (_, _) => throw thrown)));
        Assert.All(call.DWeight, value => Assert.Equal(0, value));
        Assert.Equal("sublayer", Assert.Throws<ArgumentNullException>(() => BlockGradients.Throwing(call.Dy, call.X, call.Weight, call.Dx, call.DWeight, null!)).ParamName);
    }

    private static float[] Random(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Rows * 64).Select(_ => (random.NextSingle() * 4) - 2)];
    }

    private static Half[] Halves(int seed) => [.. Random(seed).Select(value => (Half)value)];

    private static BlockCall Done(BlockGradientForm form, int rows, int dim, int seed)
    {
        BlockCall call = new(rows, dim, seed, form.IsMasked);
        form.Forward(call);
        form.Gradient(call);
        return call;
    }

    private static double[][] Sums(BlockCall call) => [call.DWeight, call.DBias, call.DNextWeight, call.DNextBias];

    private static void AssertMoves(BlockGradientForm form, int rows, int dim, int seed)
    {
        BlockCall call = Done(form, rows, dim, seed);
        if (HasKink(form, call))
            return;
        (string Name, double[] Input, double[] Gradient)[] pairs =
        [
            ("dx", call.X, call.Dx), ("dweight", call.Weight, call.DWeight), ("dbias", call.Bias, call.DBias),
            ("dnextWeight", call.NextWeight, call.DNextWeight), ("dnextBias", call.NextBias, call.DNextBias),
        ];
        foreach ((string name, double[] input, double[] gradient) in form.IsSandwich ? pairs : pairs[..3])
        {
            double scale = 1 + gradient.Max(Math.Abs);
            for (int i = 0; i < input.Length; i++)
            {
                double value = input[i];
                double Moved(double by)
                {
                    input[i] = value + by;
                    form.Forward(call);
                    input[i] = value;
                    return call.Y.Zip(call.Dy, (y, dy) => y * dy).Sum();
                }

                // Four points, whose error is of the fourth power of the step.
                double expected = ((8 * (Moved(Step) - Moved(-Step))) - (Moved(2 * Step) - Moved(-2 * Step))) / (12 * Step);
                Assert.True(Math.Abs(gradient[i] - expected) <= Tolerance * scale, $"{form}, {rows}×{dim}, seed {seed}: {name}[{i}] is {gradient[i]:G17} where differences say {expected:G17}.");
            }
        }
    }

    /// <summary>L2 has a kink where the norm is ε, and differences across it mean nothing.</summary>
    private static bool HasKink(BlockGradientForm form, BlockCall call)
    {
        if (!form.Name.Contains("L2"))
            return false;
        return new[] { call.X, call.Sum, call.Branch }.Any(tensor => Enumerable.Range(0, call.Rows)
            .Any(row => Math.Abs(Math.Sqrt(tensor.AsSpan(row * call.Dim, call.Dim).ToArray().Sum(v => v * v)) - 0.5) < 0.1));
    }
}
