using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Any size, any number of rows, any distribution: the kernels that take every size stay near the double answer.</summary>
public sealed class PropertyTests
{
    private static readonly NormForm[] s_forms = [.. KernelSets.All.SelectMany(set => set.Forms.Where(form => form.Sizes is null))];

    [Theory]
    [InlineData(Kind.Layer)]
    [InlineData(Kind.RMS)]
    public void AnyInput_IsNearTheDoubleAnswer(Kind kind) =>
        Gen.Select(
            Gen.Int[1, 600],
            Gen.Int[0, 20],
            Gen.OneOfConst(Corpus.Finite),
            Gen.OneOfConst(Parts.None, Parts.Weight, Parts.Bias, Parts.Affine),
            Gen.OneOfConst(1e-5f, 1e-6f, 1e-12f, 1e-20f, 1e-38f),
            Gen.Bool,
            Gen.ULong)
        .Sample((dim, rows, distribution, affine, epsilon, zeroCentered, seed) =>
        {
            NormInput input = Corpus.Make(dim, rows, distribution, seed);
            DoubleOracle oracle = DoubleOracle.Of(kind, input, affine, epsilon, zeroCentered);
            foreach (NormForm form in s_forms.Where(form => form.Computes(kind, dim, affine, epsilon, zeroCentered)))
            {
                Outcome outcome = Outcome.Of(form, input, epsilon);
                Accuracy.AssertNear(oracle, outcome.Y, () => form.Name);
                Accuracy.AssertStatistics(oracle, outcome, form.Parts, () => form.Name);
            }
        }, iter: 2000);
}
