using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// One answer everywhere: vectors of 512, 256 and 128 bits and scalar code, specialised and run-time-size kernels, the calls of a
/// Debug build and those of a Release build, all rows in one call and one row per call give the same bits.
/// </summary>
public sealed class BitsTests
{
    private static readonly Parts[] s_affine = [Parts.None, Parts.Weight, Parts.Bias, Parts.Affine];

    public static TheoryData<Kind, int> KindsAndDims()
    {
        TheoryData<Kind, int> data = [];
        foreach (int dim in Corpus.Dims)
        {
            data.Add(Kind.Layer, dim);
            data.Add(Kind.RMS, dim);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(KindsAndDims))]
    public void EveryFormAtEveryWidth_GivesTheSameBits(Kind kind, int dim)
    {
        NormInput[] inputs = [.. Corpus.Distributions.Select(distribution => Corpus.Case(dim, distribution))];
        foreach (Parts affine in s_affine)
        {
            HoldTogether(kind, inputs, affine, 1e-5, zeroCentered: false);
            HoldTogether(kind, inputs, affine, 1e-40, zeroCentered: false);
            if (affine.HasFlag(Parts.Weight))
                HoldTogether(kind, inputs, affine, 1e-6, zeroCentered: true);
        }
    }

    [Theory]
    [InlineData(Kind.Layer)]
    [InlineData(Kind.RMS)]
    public void ManyRows_GiveTheSameBitsAsEachAlone(Kind kind)
    {
        foreach (int dim in new[] { 1, 3, 16, 64, 130, 257, 1000 })
        {
            NormInput[] inputs = [.. new[] { Distribution.Normal, Distribution.Outlier, Distribution.Mixed }
                .Select(distribution => Corpus.Make(dim, rows: 67, distribution, seed: 13))];
            HoldTogether(kind, inputs, kind == Kind.Layer ? Parts.Affine : Parts.Weight, 1e-5, zeroCentered: false);
        }
    }

    /// <summary>The inputs have one size.</summary>
    private static void HoldTogether(Kind kind, NormInput[] inputs, Parts affine, double epsilon, bool zeroCentered)
    {
        (KernelSet Set, NormForm Form)[] all = [.. KernelSets.All.SelectMany(set => set.Forms
            .Where(form => form.Computes(kind, inputs[0].Dim, affine, epsilon, zeroCentered))
            .Select(form => (set, form)))];
        Assert.True(all.Length > 5, "There are not enough forms to compare.");

        // The form that everything is compared with saves all statistics that its kind has.
        (KernelSet Set, NormForm Form) reference = all.MaxBy(one => one.Form.Parts);
        foreach (NormInput input in inputs)
        {
            Outcome expected = Outcome.Of(reference.Form, input, epsilon), actual = new(input);
            foreach ((KernelSet set, NormForm form) in all)
            {
                foreach (bool rowByRow in new[] { false, true })
                {
                    actual.Run(form, input, epsilon, rowByRow);
                    Bits.AssertSame(expected, actual, form.Parts, input.Dim, () =>
                        $"{kind}, {input}, {affine}, ε {epsilon}: {Name(reference.Set, reference.Form)} and {Name(set, form)}{(rowByRow ? " row by row" : "")}");
                }
            }
        }
    }

    private static string Name(KernelSet set, NormForm form) => $"[{set.Name}: {form.Name}, {form.Parts}]";
}
