using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Padded rows are not read, but for what comes down the residual stream, which goes by. Their dx is zero, and they add nothing to any sum: the bits are those
/// of the valid rows alone where these are as many to a block.
/// </summary>
public sealed class GradientPaddingTests
{
    private const int Rows = 6;

    public static TheoryData<string> Forms() => [.. GradientForms.Names.Where(name => GradientForms.Named(name).HasPadding)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void PaddedRows_AreNotReadAndHaveNoGradient(string name)
    {
        GradientForm form = GradientForms.Named(name);
        foreach (int dim in GradientForms.Dims(form))
        {
            foreach ((bool[] mask, int[] lengths) in Paddings())
            {
                StepInput input = GradientCorpus.Make(form.Forward.X, dim, mask.Length, Distribution.Normal, seed: 3).With(mask, lengths);
                GradientInput given = GradientInput.Of(form, input, StepArguments.Usual), poisoned = given.Poisoned();
                GradientOutcome clean = GradientOutcome.Of(form, given);
                foreach (KernelSet set in GradientForms.Sets)
                {
                    foreach (GradientAliasing aliasing in GradientForms.Aliasings(form))
                    {
                        string What() => $"{given}, mask {string.Join(' ', mask)}, lengths {string.Join(' ', lengths)}: {set.Name}, {aliasing}";
                        GradientOutcome actual = GradientOutcome.Of(GradientForms.Named(name, set), poisoned, aliasing: aliasing);
                        foreach (Role role in GradientOutcome.Written(form))
                            Bits.AssertSame(role, clean[role], actual[role], GradientForms.Columns(role, dim, clean[role].Length), anyNaN: false, What);
                        AssertPadding(given, actual, What);
                    }
                }
            }
        }
    }

    /// <summary>A piece is of valid rows, wherever they stand in their block.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void SumsOverRowsWithPaddingAtTheEnd_AreThoseOfTheValidRows(string name)
    {
        GradientForm form = GradientForms.Named(name);
        int dim = GradientForms.Dims(form).Min();
        StepInput input = GradientCorpus.Make(form.Forward.X, dim, 40, Distribution.Normal, seed: 4);
        StepInput padded = input.With([.. Enumerable.Range(0, 40).Select(row => row < 23)], [23]);
        StepInput valid = Cut(input, 23).With([.. Enumerable.Repeat(true, 23)], [23]);
        GradientOutcome expected = GradientOutcome.Of(form, GradientInput.Of(form, valid, StepArguments.Usual));
        GradientOutcome actual = GradientOutcome.Of(form, GradientInput.Of(form, padded, StepArguments.Usual).Poisoned());
        foreach (Role role in GradientOutcome.Written(form).Where(role => !GradientOutcome.IsTensor(role)))
            Bits.AssertSame(role, expected[role], actual[role], dim, anyNaN: false, () => $"{form}, d{dim}");
    }

    private static StepInput Cut(StepInput input, int rows)
    {
        StepInput cut = new($"{input}, the first {rows}", input.Dim, rows);
        foreach (Role role in new[] { Role.X, Role.Residual, Role.Dy, Role.DResidualOut })
            cut = cut.With(role, input[role][..(rows * input.Dim)]);
        foreach (Role role in new[] { Role.Weight, Role.Bias, Role.NextWeight, Role.NextBias, Role.DWeight, Role.DBias, Role.DNextWeight, Role.DNextBias })
            cut = cut.With(role, input[role]);
        return cut;
    }

    private static void AssertPadding(GradientInput given, GradientOutcome actual, Func<string> what)
    {
        foreach (Role role in GradientOutcome.Written(given.Form).Where(GradientOutcome.IsTensor))
        {
            Array answer = actual[role], expected = (Array)answer.Clone(), zeros = Elements.Round(given.Form.Forward.X, new double[answer.Length]);
            Array from = role == Role.DResidual && given.Form.Has(Role.DResidualOut) ? given[Role.DResidualOut] : zeros;
            for (int row = 0; row < given.Rows; row++)
            {
                if (given.IsPadding(row))
                    Array.Copy(from, row * given.Dim, expected, row * given.Dim, given.Dim);
            }

            Bits.AssertSame(role, expected, answer, given.Dim, anyNaN: false, what);
        }
    }

    /// <summary>Rows that are all padding, that are none, that alternate, that begin or end with it; and one row, and none.</summary>
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
}
