using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Finite in, finite and right out: rows whose squares a float cannot hold, in every form, with ε down to the smallest float.</summary>
public sealed class ExtremeRowTests
{
    private static readonly int[] s_dims = [1, 2, 7, 16, 63, 64, 65, 128, 257, 1000];

    public static TheoryData<string, Distribution> WidthsAndDistributions()
    {
        TheoryData<string, Distribution> data = [];
        foreach (KernelSet set in KernelSets.All)
        {
            foreach (Distribution distribution in Corpus.Finite)
                data.Add(set.Name, distribution);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(WidthsAndDistributions))]
    public void FiniteRow_IsNearTheDoubleAnswer(string width, Distribution distribution)
    {
        foreach (int dim in s_dims)
        {
            NormInput input = Corpus.Make(dim, rows: 9, distribution, seed: 11);
            Dictionary<(Kind, Parts, double, bool), DoubleOracle> answers = [];
            foreach (NormForm form in KernelSets.Named(width).Forms.Where(form => form.Sizes?.Contains(dim) != false))
            {
                foreach (double epsilon in form.Epsilon is double own ? [own] : new[] { 1e-5, 1e-12, 1e-38, 1e-40, float.Epsilon })
                {
                    string What() => $"{width}, {form.Kind}, {form.Name}, {form.Parts}, {input}, ε {epsilon}";
                    (Kind, Parts, double, bool) asked = (form.Kind, form.Parts & Parts.Affine, epsilon, form.ZeroCentered);
                    if (!answers.TryGetValue(asked, out DoubleOracle? oracle))
                        answers[asked] = oracle = DoubleOracle.Of(form.Kind, input, form.Parts, (float)epsilon, form.ZeroCentered);
                    Outcome outcome = Outcome.Of(form, input, epsilon);
                    Accuracy.AssertNear(oracle, outcome.Y, What);
                    Accuracy.AssertStatistics(oracle, outcome, form.Parts, What);
                }
            }
        }
    }

    [Fact]
    public void LargestFloats_GiveTheirSigns()
    {
        float[] x = [float.MaxValue, -float.MaxValue, float.MaxValue, -float.MaxValue], y = new float[4];

        NormPrimitives.RmsNorm(x, 4, y);
        Assert.Equal([1f, -1f, 1f, -1f], y);

        NormPrimitives.LayerNorm(x, 4, y);
        Assert.Equal([1f, -1f, 1f, -1f], y);
    }

    [Fact]
    public void SmallestFloats_GiveTheirSignsWhereEpsilonIsSmallerStill()
    {
        float[] x = [1e-18f, -1e-18f, 1e-18f, -1e-18f], y = new float[4];

        NormPrimitives.RmsNorm(x, 4, y, float.Epsilon);
        Assert.Equal([1f, -1f, 1f, -1f], y);

        NormPrimitives.LayerNorm(x, 4, y, float.Epsilon);
        Assert.Equal([1f, -1f, 1f, -1f], y);
    }
}
