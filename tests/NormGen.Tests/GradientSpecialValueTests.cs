using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>A NaN or an infinity in what a gradient reads touches no row but its own in dx and dresidual, and shows in the sums over rows.</summary>
public sealed class GradientSpecialValueTests
{
    private const int Rows = 21;

    public static TheoryData<string> Forms() => [.. GradientForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void SpecialValue_TouchesNoOtherRow(string name)
    {
        GradientForm form = GradientForms.Named(name);
        int dim = GradientForms.Dims(form).Min();
        StepInput input = GradientCorpus.Make(form.Forward.X, dim, Rows, Distribution.Normal, seed: 7);
        GradientInput given = GradientInput.Of(form, input, StepArguments.Usual);
        foreach (KernelSet set in GradientForms.Sets)
        {
            GradientForm own = GradientForms.Named(name, set);
            GradientOutcome clean = GradientOutcome.Of(own, given);
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                foreach ((Role read, int row, int element) in new[] { (Role.X, 0, dim - 1), (Role.Sum, 4, dim / 2), (Role.Dy, Rows - 1, 0), (Role.DResidualOut, 8, dim - 1), (Role.Dy, 16, dim / 2) })
                {
                    if (!form.Has(read))
                        continue;
                    ElementType type = Elements.TypeOf(given[read]);
                    double[] values = [.. Elements.Widen(given[read])];
                    values[row * dim + element] = value;
                    GradientOutcome touched = GradientOutcome.Of(own, given.With(read, Elements.Round(type, values)));
                    string What() => $"{set.Name}, {given}, {value} in row {row} of {read}";
                    AssertOtherRows(form, row, dim, clean, touched, What);
                    if (read is Role.Dy && !given.IsPadding(row) && form.Has(Role.Dx))
                        AssertOwnRow(row, dim, touched[Role.Dx], What);
                }
            }
        }
    }

    private static void AssertOtherRows(GradientForm form, int row, int dim, GradientOutcome clean, GradientOutcome touched, Func<string> what)
    {
        foreach (Role role in GradientOutcome.Written(form).Where(GradientOutcome.IsTensor))
        {
            Array expected = clean[role], actual = touched[role];
            Array.Copy(expected, row * dim, actual, row * dim, dim);
            Bits.AssertSame(role, expected, actual, dim, anyNaN: false, what);
        }
    }

    /// <summary>No value is made up: some element of the row says that there was none.</summary>
    private static void AssertOwnRow(int row, int dim, Array dx, Func<string> what)
    {
        if (!Enumerable.Range(row * dim, dim).Any(i => !double.IsFinite(Elements.At(dx, i))))
            Assert.Fail($"{what()}: every element of that row of dx is finite.");
    }
}
