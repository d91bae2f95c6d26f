using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Padded rows are not read, and give zeros: in y, in the sum, in the statistics. Their residual stays as it was.</summary>
public sealed class StepPaddingTests
{
    private const int Rows = 6;

    public static TheoryData<string> Forms() => [.. StepForms.Names.Where(name => StepForms.Named(name).HasPadding)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void PaddedRows_AreNotReadAndGiveZeros(string name)
    {
        StepForm form = StepForms.Named(name);
        foreach (int dim in StepForms.Dims(form))
        {
            foreach ((bool[] mask, int[] lengths) in Paddings())
            {
                StepInput clean = StepCorpus.Make(form.X, dim, mask.Length, Distribution.Normal, seed: 3).With(mask, lengths);
                StepInput poisoned = Poisoned(form, Poisoned(form, clean, Role.X), Role.Residual);
                Unfused expected = Unfused.Of(form, clean, StepArguments.Usual);
                foreach (KernelSet set in KernelSets.WithSteps)
                {
                    string What() => $"{form}, {clean}, mask {string.Join(' ', mask)}, lengths {string.Join(' ', lengths)}: {set.Name}";
                    StepOutcome actual = StepOutcome.Of(StepForms.Named(name, set), poisoned, StepArguments.Usual);
                    foreach (Role role in StepOutcome.Written(form))
                    {
                        int columns = StepForms.Columns(form, role, dim);
                        Array answer = actual[role];
                        if (role == Role.Residual)
                            AssertResidual(form, poisoned, answer, What);
                        else
                            Bits.AssertSame(role, expected[role], answer, columns, anyNaN: false, What);
                        for (int i = 0; i < answer.Length && role != Role.Residual; i++)
                        {
                            if (clean.IsPadding(form, i / columns) && (Elements.At(answer, i) != 0 || double.IsNegative(Elements.At(answer, i))))
                                Assert.Fail($"{What()}: {role} of padded row {i / columns} is {Elements.At(answer, i)}.");
                        }
                    }
                }
            }
        }
    }

    /// <summary>Rows that are all padding, that are none, that alternate, that begin or end with it; and one row.</summary>
    private static IEnumerable<(bool[] Mask, int[] Lengths)> Paddings()
    {
        yield return ([false, false, false, false, false, false], [0]);
        yield return ([true, true, true, true, true, true], [Rows]);
        yield return ([true, false, true, false, true, false], [1, 1, 1]);
        yield return ([false, false, true, true, true, true], [0, 3]);
        yield return ([true, true, true, true, true, false], [0, 1, 0, 1, 1, 0]);
        yield return ([false, false, false, false, false, true], [2, 0, 1]);
        yield return ([true], [1]);
        yield return ([false], [0]);
        yield return ([], []);
    }

    // Only the branch's x and what is not written may hold anything: the residual stream of a padded row is kept.
    private static StepInput Poisoned(StepForm form, StepInput input, Role role)
    {
        double[] values = [.. input[role]];
        for (int i = 0; i < values.Length; i++)
        {
            if (input.IsPadding(form, i / input.Dim))
                values[i] = double.NaN;
        }

        return input.With(role, values);
    }

    private static void AssertResidual(StepForm form, StepInput input, Array answer, Func<string> what)
    {
        Array before = input.Of(Role.Residual, form.X), expected = (Array)answer.Clone();
        for (int row = 0; row < input.Rows; row++)
        {
            if (input.IsPadding(form, row))
                Array.Copy(before, row * input.Dim, expected, row * input.Dim, input.Dim);
        }

        Bits.AssertSame(Role.Residual, expected, answer, input.Dim, anyNaN: false, what);
    }
}
