using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>A NaN or an infinity follows the rules of IEEE 754 through its own row, and touches no other.</summary>
public sealed class SpecialValueTests
{
    private static readonly int[] s_dims = [1, 2, 7, 16, 63, 64, 65, 128, 257, 1000, 4097];

    public static TheoryData<string, float> WidthsAndValues()
    {
        TheoryData<string, float> data = [];
        foreach (KernelSet set in KernelSets.All)
        {
            data.Add(set.Name, float.NaN);
            data.Add(set.Name, float.PositiveInfinity);
            data.Add(set.Name, float.NegativeInfinity);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(WidthsAndValues))]
    public void SpecialValue_TouchesNoOtherRow(string width, float value) => ForEachRow(width, value, (form, input, row, place) =>
    {
        Outcome clean = Outcome.Of(form, input, 1e-5), touched = Outcome.Of(form, With(input, place, value), 1e-5);
        for (int other = 0; other < input.Rows; other++)
        {
            if (other == row)
                continue;
            string What() => $"{width}, {form.Name}, {input}, {value} in row {row}, seen in row {other}";
            Bits.AssertSame("y", RowOf(clean, input, other), RowOf(touched, input, other), input.Dim, What);
            Bits.AssertSame("mean", clean.Mean.Slice(other, 1), touched.Mean.Slice(other, 1), 1, What);
            Bits.AssertSame("invStd", clean.InvStd.Slice(other, 1), touched.InvStd.Slice(other, 1), 1, What);
        }
    });

    [Theory]
    [MemberData(nameof(WidthsAndValues))]
    public void SpecialValue_FollowsTheRulesInItsRow(string width, float value) => ForEachRow(width, value, (form, input, row, place) =>
    {
        Outcome touched = Outcome.Of(form, With(input, place, value), 1e-5);
        bool allNan = form.Kind == Kind.Layer || float.IsNaN(value);
        for (int i = 0; i < input.Dim; i++)
        {
            // A finite element over an infinite root is zero; an infinite one is ∞·0.
            float y = RowOf(touched, input, row)[i];
            bool nan = allNan || row * input.Dim + i == place;
            float zero = form.Parts.HasFlag(Parts.Bias) ? input.Bias[i] : 0f;
            if (nan ? !float.IsNaN(y) : y != zero)
                Assert.Fail($"{width}, {form.Name}, {input}, {value} at {place}: element {i} of row {row} is {y}.");
        }

        if (form.Parts.HasFlag(Parts.InvStd))
            Assert.Equal(allNan ? float.NaN : 0f, touched.InvStd[row]);
        if (form.Parts.HasFlag(Parts.Mean))
            Assert.False(float.IsFinite(touched.Mean[row]));
    });

    private static void ForEachRow(string width, float value, Action<NormForm, NormInput, int, int> check)
    {
        foreach (int dim in s_dims)
        {
            NormInput input = Corpus.Make(dim, rows: 9, Distribution.Normal, seed: 7);
            foreach (NormForm form in KernelSets.Named(width).Forms.Where(form => !form.ZeroCentered && form.Sizes?.Contains(dim) != false && form.Epsilon is null or 1e-5))
            {
                // The first, a middle and the last row; the first, a middle and the last element.
                foreach ((int row, int element) in new[] { (0, dim - 1), (4, dim / 2), (8, 0) })
                    check(form, input, row, row * dim + element);
            }
        }
    }

    private static NormInput With(NormInput input, int place, float value)
    {
        float[] x = [.. input.X];
        x[place] = value;
        return input with { X = x };
    }

    private static ReadOnlySpan<float> RowOf(Outcome outcome, NormInput input, int row) => outcome.Y.Slice(row * input.Dim, input.Dim);
}
