using CsCheck;
using NormGen.Tests.Support;

namespace NormGen.Tests.Statistics;

/// <summary>Inference as scales and shifts, and as other weights of a layer beside it.</summary>
public sealed class BatchNormTests
{
    private const double Epsilon = 1e-5, HalfUlp = 1.0 / (1 << 24);

    [Fact]
    public void Fold_IsTheDefinitionRounded() =>
        Gen.Select(Gen.Int[1, 40], Gen.Bool, Gen.Bool, Gen.ULong).Sample((features, hasWeight, hasBias, seed) =>
        {
            Parameters p = new(features, hasWeight, hasBias, new SplitMix64(seed));
            float[] scale = new float[features], shift = new float[features];
            double[] scales = new double[features], shifts = new double[features];
            BatchNorm.Fold(p.WeightF, p.BiasF, p.MeanF, p.VarianceF, (float)Epsilon, scale, shift);
            BatchNorm.Fold(p.Weight, p.Bias, p.Mean, p.Variance, (float)Epsilon, scales, shifts);
            for (int c = 0; c < features; c++)
            {
                double right = p.Gamma(c) / Math.Sqrt(p.Variance[c] + (float)Epsilon);
                Assert.Equal(right, scales[c]);
                Assert.Equal(p.Beta(c) - p.Mean[c] * right, shifts[c]);
                Assert.Equal((float)right, scale[c]);
                Assert.Equal((float)(p.Beta(c) - p.Mean[c] * (double)scale[c]), shift[c]);

                // Near the mean nothing is left of the scale's rounding but its part of the deviation.
                double x = p.Mean[c] + 0.01, y = x * (double)scale[c] + shift[c];
                double allowed = HalfUlp * (Math.Abs(0.01 * right) + Math.Abs(shift[c])) * 1.001 + 1e-15 * Math.Abs(x * right);
                Assert.Equal((x - p.Mean[c]) * right + p.Beta(c), y, allowed);
            }
        }, iter: 200);

    [Fact]
    public void Fold_InPlace_GivesTheSame()
    {
        Parameters p = new(9, true, true, new SplitMix64(3));
        float[] scale = new float[9], shift = new float[9];
        BatchNorm.Fold(p.WeightF, p.BiasF, p.MeanF, p.VarianceF, 1e-5f, scale, shift);
        foreach ((Func<Parameters, float[]> a, Func<Parameters, float[]> b) in new (Func<Parameters, float[]>, Func<Parameters, float[]>)[]
        {
            (q => q.WeightF, q => q.BiasF), (q => q.BiasF, q => q.WeightF), (q => q.MeanF, q => q.VarianceF), (q => q.VarianceF, q => q.MeanF),
        })
        {
            Parameters q = new(9, true, true, new SplitMix64(3));
            BatchNorm.Fold(q.WeightF, q.BiasF, q.MeanF, q.VarianceF, 1e-5f, a(q), b(q));
            Assert.Equal(scale, a(q));
            Assert.Equal(shift, b(q));
        }
    }

    [Fact]
    public void FoldIntoLinear_IsTheLayerAndThenTheNormalization() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 20], Gen.Bool, Gen.Bool, Gen.ULong).Sample((outputs, inputs, hasWeight, hasBias, seed) =>
        {
            SplitMix64 random = new(seed);
            Parameters p = new(outputs, hasWeight, hasBias, random);
            double[] w = Draw(outputs * inputs, random), b = Draw(outputs, random), x = Draw(inputs, random), foldedW = [.. w], foldedB = [.. b];
            BatchNorm.FoldIntoLinear(foldedW, foldedB, p.Weight, p.Bias, p.Mean, p.Variance, Epsilon);
            float[] narrowW = Narrow(w), narrowB = Narrow(b);
            BatchNorm.FoldIntoLinear(narrowW, narrowB, p.WeightF, p.BiasF, p.MeanF, p.VarianceF, 1e-5f);
            for (int o = 0; o < outputs; o++)
            {
                double scale = p.Gamma(o) / Math.Sqrt(p.Variance[o] + Epsilon);
                double expected = (Layer(w, b, x, o) - p.Mean[o]) * scale + p.Beta(o);
                Assert.Equal(expected, Layer(foldedW, foldedB, x, o), 1e-13 * (1 + Math.Abs(scale) * (inputs + Math.Abs(p.Mean[o]))));
                Assert.Equal((b[o] - p.Mean[o]) * scale + p.Beta(o), narrowB[o], 1e-6 * (1 + Math.Abs(scale * p.Mean[o]) + Math.Abs(scale)));
                for (int i = 0; i < inputs; i++)
                    Assert.Equal(w[o * inputs + i] * scale, narrowW[o * inputs + i], 1e-6 * Math.Abs(w[o * inputs + i] * scale));
            }
        }, iter: 200);

    [Fact]
    public void FoldIntoNextLinear_IsTheNormalizationAndThenTheLayer() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[0, 4], Gen.Bool, Gen.ULong).Sample((outputs, features, kernel, hasBoth, seed) =>
        {
            SplitMix64 random = new(seed);
            Parameters p = new(features, hasBoth, hasBoth, random);
            double[] w = Draw(outputs * features * kernel, random), b = Draw(outputs, random), x = Draw(features * kernel, random), foldedW = [.. w], foldedB = [.. b];
            BatchNorm.FoldIntoNextLinear(foldedW, foldedB, p.Weight, p.Bias, p.Mean, p.Variance, Epsilon);
            float[] narrowW = Narrow(w), narrowB = Narrow(b);
            BatchNorm.FoldIntoNextLinear(narrowW, narrowB, p.WeightF, p.BiasF, p.MeanF, p.VarianceF, 1e-5f);
            double[] y = [.. x.Select((value, i) => (value - p.Mean[i / kernel]) * p.Gamma(i / kernel) / Math.Sqrt(p.Variance[i / kernel] + Epsilon) + p.Beta(i / kernel))];
            for (int o = 0; o < outputs; o++)
            {
                double expected = Layer(w, b, y, o), size = 1 + y.Concat(x).Sum(Math.Abs) * 1000;
                Assert.Equal(expected, Layer(foldedW, foldedB, x, o), 1e-14 * size);
                Assert.Equal(foldedB[o], narrowB[o], 1e-6 * size);
            }

            Assert.All(foldedW.Zip(narrowW), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * Math.Abs(pair.First)));
        }, iter: 200);

    [Fact]
    public void WhatIsWrong_IsNamedBeforeAnythingIsWritten()
    {
        float[] four = [1, 1, 1, 1], three = new float[3], twelve = new float[12], eight = new float[8];
        AssertWrong("runningMean", () => BatchNorm.Fold([], [], [], [], 1e-5f, [], []));
        AssertWrong("runningVar", () => BatchNorm.Fold(four, four, four, three, 1e-5f, new float[4], new float[4]));
        AssertWrong("weight", () => BatchNorm.Fold(three, four, four, four, 1e-5f, new float[4], new float[4]));
        AssertWrong("bias", () => BatchNorm.Fold(four, three, four, four, 1e-5f, new float[4], new float[4]));
        AssertWrong("scale", () => BatchNorm.Fold(four, four, four, four, 1e-5f, new float[5], new float[4]));
        AssertWrong("shift", () => BatchNorm.Fold(four, four, four, four, 1e-5f, new float[4], new float[3]));
        AssertWrong("shift", () => BatchNorm.Fold(four, [], four, four, 1e-5f, eight.AsSpan(0, 4), eight.AsSpan(0, 4)));
        AssertWrong("scale", () => BatchNorm.Fold(eight.AsSpan(1, 4), [], four, four, 1e-5f, eight.AsSpan(0, 4), new float[4]));
        AssertWrong("linearBias", () => BatchNorm.FoldIntoLinear(twelve, three, four, four, four, four, 1e-5f));
        AssertWrong("linearWeight", () => BatchNorm.FoldIntoLinear(new float[13], new float[4], four, four, four, four, 1e-5f));
        AssertWrong("linearBias", () => BatchNorm.FoldIntoLinear(twelve, four, [], four, [1, 1, 1, 1], [1, 1, 1, 1], 1e-5f));
        AssertWrong("linearWeight", () => BatchNorm.FoldIntoLinear(twelve, twelve.AsSpan(4, 4), [], [], four, four, 1e-5f));
        AssertWrong("nextBias", () => BatchNorm.FoldIntoNextLinear(twelve, [], [], [], four, four, 1e-5f));
        AssertWrong("nextWeight", () => BatchNorm.FoldIntoNextLinear(twelve, new float[2], [], [], four, four, 1e-5f));
        AssertWrong("nextWeight", () => BatchNorm.FoldIntoNextLinear(twelve, new float[3], [], twelve.AsSpan(0, 4), four, four, 1e-5f));
        foreach (float epsilon in new[] { 0, -1, float.NaN, float.PositiveInfinity })
        {
            AssertOutOfRange(() => BatchNorm.Fold(four, four, four, four, epsilon, new float[4], new float[4]));
            AssertOutOfRange(() => BatchNorm.Fold([1.0], [1.0], [1.0], [1.0], (double)epsilon, new double[1], new double[1]));
            AssertOutOfRange(() => BatchNorm.FoldIntoLinear(twelve, new float[4], four, four, four, four, epsilon));
            AssertOutOfRange(() => BatchNorm.FoldIntoNextLinear(twelve, new float[3], four, four, four, four, epsilon));
        }

        Assert.All(four, value => Assert.Equal(1, value));
        Assert.All(twelve.Concat(eight), value => Assert.Equal(0, value));
    }

    private static void AssertWrong(string name, Action call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);

    private static void AssertOutOfRange(Action call) => Assert.Equal("epsilon", Assert.Throws<ArgumentOutOfRangeException>(call).ParamName);

    private static double Layer(double[] w, double[] b, double[] x, int output) => b[output] + x.Select((value, i) => w[output * x.Length + i] * value).Sum();

    private static float[] Narrow(double[] values) => Array.ConvertAll(values, value => (float)value);

    /// <summary>Numbers that floats hold.</summary>
    private static double[] Draw(int count, SplitMix64 random) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)random.Normal())];

    private sealed class Parameters
    {
        public Parameters(int features, bool hasWeight, bool hasBias, SplitMix64 random)
        {
            Weight = hasWeight ? Draw(features, random) : [];
            Bias = hasBias ? Draw(features, random) : [];
            Mean = [.. Draw(features, random).Select(value => (double)(float)(value * 100))];
            Variance = [.. Draw(features, random).Select(value => (double)(float)(value * value + 0.01))];
            (WeightF, BiasF, MeanF, VarianceF) = (Narrow(Weight), Narrow(Bias), Narrow(Mean), Narrow(Variance));
        }

        public double[] Weight { get; }

        public double[] Bias { get; }

        public double[] Mean { get; }

        public double[] Variance { get; }

        public float[] WeightF { get; }

        public float[] BiasF { get; }

        public float[] MeanF { get; }

        public float[] VarianceF { get; }

        public double Gamma(int c) => Weight.Length == 0 ? 1 : Weight[c];

        public double Beta(int c) => Bias.Length == 0 ? 0 : Bias[c];
    }
}
