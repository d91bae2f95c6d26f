using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>The gradients of parameters are sums over rows that are added to what is there.</summary>
public sealed class GradientSumTests
{
    private static readonly Role[] s_sums = [Role.DWeight, Role.DBias, Role.DNextWeight, Role.DNextBias];

    /// <summary>None, one, a piece and one more or less, several pieces, a block and one more or less.</summary>
    private static readonly int[] s_rows = [0, 1, 2, 63, 64, 65, 130, 1023, 1024, 1025];

    public static TheoryData<string> Forms() => [.. GradientForms.Names.Where(name => GradientForms.Named(name).Roles.Any(s_sums.Contains))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void AnyNumberOfRows_IsAddedToWhatIsThere(string name)
    {
        GradientForm form = GradientForms.Named(name);
        int dim = GradientForms.Dims(form).Min();
        foreach (int rows in s_rows)
        {
            GradientInput given = GradientInput.Of(form, GradientCorpus.Make(form.Forward.X, dim, rows, Distribution.Normal, seed: 11), StepArguments.Usual);
            GradientOutcome outcome = GradientOutcome.Of(form, given);
            GradientAccuracy.AssertNear(given, outcome, () => $"{given}");
            foreach (Role role in GradientOutcome.Written(form).Where(s_sums.Contains))
            {
                if (rows == 0)
                    Bits.AssertSame(role, given[role], outcome[role], dim, anyNaN: false, () => $"{given}");
            }
        }
    }

    /// <summary>Two calls add up, each rounded to the type of the sum once.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void ASecondCall_AddsToTheFirst(string name)
    {
        GradientForm form = GradientForms.Named(name);
        int dim = GradientForms.Dims(form).Min();
        GradientInput given = GradientInput.Of(form, GradientCorpus.Make(form.Forward.X, dim, 20, Distribution.Normal, seed: 12), StepArguments.Usual);
        foreach (KernelSet set in GradientForms.Sets)
        {
            GradientOutcome twice = GradientOutcome.Of(GradientForms.Named(name, set), given);
            GradientInput then = given;
            foreach (Role role in GradientOutcome.Written(form).Where(s_sums.Contains))
                then = then.With(role, twice[role]);
            twice.Run();
            GradientOutcome expected = GradientOutcome.Of(form, then);
            foreach (Role role in GradientOutcome.Written(form))
                Bits.AssertSame(role, expected[role], twice[role], dim, anyNaN: false, () => $"{given}, twice at {set.Name}");
        }
    }

    /// <summary>Sums start at zero in each call: what is there is added in the end, and rounds nothing before that.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void WhatIsThere_IsAddedLast(string name)
    {
        GradientForm form = GradientForms.Named(name);
        int dim = GradientForms.Dims(form).Min();
        GradientInput given = GradientInput.Of(form, GradientCorpus.Make(form.Forward.X, dim, 20, Distribution.Normal, seed: 13), StepArguments.Usual);
        GradientInput fromZero = given, huge = given;
        foreach (Role role in GradientOutcome.Written(form).Where(s_sums.Contains))
        {
            double[] zeros = new double[given[role].Length];
            fromZero = fromZero.With(role, Elements.Round(form.Sums, zeros));
            huge = huge.With(role, Elements.Round(form.Sums, [.. zeros.Select(_ => 1e4)]));
        }

        GradientOutcome sums = GradientOutcome.Of(form, fromZero), added = GradientOutcome.Of(form, huge);
        foreach (Role role in GradientOutcome.Written(form).Where(s_sums.Contains))
        {
            for (int i = 0; i < sums[role].Length; i++)
            {
                double expected = 1e4 + Elements.At(sums[role], i), actual = Elements.At(added[role], i);
                double bound = 1.01 * Elements.Ulp(form.Sums, 1e4) + Elements.Ulp(form.Sums, Elements.At(sums[role], i));
                Assert.True(Math.Abs(actual - expected) <= bound, $"{given}: {role} {i} is {actual:G9} where {expected:G9} is right.");
            }
        }
    }
}
