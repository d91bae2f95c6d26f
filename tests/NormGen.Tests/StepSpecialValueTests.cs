using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>A NaN or an infinity, in the branch or in the residual, touches no row but its own, in all that a method writes.</summary>
public sealed class StepSpecialValueTests
{
    private const int Rows = 9;

    public static TheoryData<string> Forms() => [.. StepForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void SpecialValue_TouchesNoOtherRow(string name)
    {
        StepForm form = StepForms.Named(name);
        int dim = StepForms.Dims(form).Min();
        StepInput input = StepCorpus.Make(form.X, dim, Rows, Distribution.Normal, seed: 7);
        foreach (KernelSet set in KernelSets.WithSteps)
        {
            StepForm own = StepForms.Named(name, set);
            StepOutcome clean = StepOutcome.Of(own, input, StepArguments.Usual);
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                // The first, a middle and the last row; the first, a middle and the last element.
                foreach ((Role role, int row, int element) in new[] { (Role.X, 0, dim - 1), (Role.Residual, 4, dim / 2), (Role.X, Rows - 1, 0) })
                {
                    if (role == Role.Residual && !form.Has(Role.Residual))
                        continue;
                    double[] values = [.. input[role]];
                    values[row * dim + element] = value;
                    StepOutcome touched = StepOutcome.Of(own, input.With(role, values), StepArguments.Usual);
                    AssertOtherRows(form, row, dim, clean, touched, () => $"{set.Name}, {form}, {input}, {value} in row {row} of {role}");
                    if (!input.IsPadding(form, row))
                        AssertOwnRow(form, row, dim, touched, () => $"{set.Name}, {form}, {input}, {value} in row {row} of {role}");
                }
            }
        }
    }

    /// <summary>Halves end at 65504, which 3.56 times an outlier is beyond.</summary>
    [Fact]
    public void SumsBeyondAHalf_AreInfinite()
    {
        StepArguments arguments = new(1e-38, 3.5565588200778455, 1, 9, 5);
        bool isBeyond = false;
        foreach (StepForm form in StepForms.Names.Select(StepForms.Named).Where(form => form.X == ElementType.Half && form.Sizes.Length != 1))
        {
            StepInput input = StepCorpus.Make(form.X, form.Groups, Rows, Distribution.Outlier, seed: 0);
            StepAccuracy.AssertNear(form, input, arguments);
            isBeyond |= Elements.Widen(Unfused.Of(form, input, arguments).Normalized[Role.Weight]).Any(double.IsInfinity);
        }

        Assert.True(isBeyond);
    }

    private static void AssertOtherRows(StepForm form, int row, int dim, StepOutcome clean, StepOutcome touched, Func<string> what)
    {
        foreach (Role role in StepOutcome.Written(form))
        {
            int columns = StepForms.Columns(form, role, dim);
            Array expected = clean[role], actual = touched[role];
            Array.Copy(expected, row * columns, actual, row * columns, columns);
            Bits.AssertSame(role, expected, actual, columns, anyNaN: false, what);
        }
    }

    /// <summary>No value is made up: some element of the row says that there was none.</summary>
    private static void AssertOwnRow(StepForm form, int row, int dim, StepOutcome touched, Func<string> what)
    {
        Array y = touched[form.InPlace ? Role.X : Role.Y];
        if (!Enumerable.Range(row * dim, dim).Any(i => double.IsNaN(Elements.At(y, i)) || double.IsInfinity(Elements.At(y, i))))
            Assert.Fail($"{what()}: every element of that row of y is finite.");
    }
}
