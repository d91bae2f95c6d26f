using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// One answer everywhere, for gradients: every width and the library's kernels, spans that are one another, statistics that were saved or are worked out anew,
/// whatever else is asked for, give the same bits; and so does dx of one row per call.
/// </summary>
public sealed class GradientBitsTests
{
    private static readonly Distribution[] s_distributions =
    [
        Distribution.Normal, Distribution.Far, Distribution.Mixed, Distribution.Outlier, Distribution.Huge, Distribution.Subnormal,
        Distribution.Zero, Distribution.Nan, Distribution.PositiveInfinity,
    ];

    public static TheoryData<string> Forms() => [.. GradientForms.Names];

    public static TheoryData<string> Forwards() => [.. GradientForms.Sets[0].Gradients.Select(form => form.Forward.ToString()).Distinct()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryWidth_GivesTheSameBits(string name)
    {
        GradientForm form = GradientForms.Named(name);
        foreach (int dim in GradientForms.Dims(form))
        {
            foreach (Distribution distribution in s_distributions)
            {
                StepInput input = GradientForms.Case(name, dim, distribution);
                GradientInput given = GradientInput.Of(form, input, StepArguments.Usual);
                GradientOutcome expected = GradientOutcome.Of(form, given);
                foreach (KernelSet set in GradientForms.Sets)
                {
                    GradientForm own = GradientForms.Named(name, set);
                    foreach (GradientAliasing aliasing in GradientForms.Aliasings(form))
                        AssertSame(GradientOutcome.Written(form), expected, GradientOutcome.Of(own, given, aliasing: aliasing), dim, () => $"{given}: 512 and [{set.Name}, {aliasing}]");

                    // The sums over rows are gathered otherwise where each row is a call.
                    AssertSame(GradientOutcome.Written(form).Where(GradientOutcome.IsTensor), expected, GradientOutcome.Of(own, given, rowByRow: true), dim, () => $"{given}: 512 and [{set.Name}, row by row]");
                }
            }
        }
    }

    /// <summary>More rows than a block of sums has, and no multiple of a piece.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void ManyRows_GiveTheSameBitsEverywhere(string name)
    {
        GradientForm form = GradientForms.Named(name);
        int dim = GradientForms.Dims(form).Min();
        StepInput input = GradientCorpus.Make(form.Forward.X, dim, rows: 1061, Distribution.Normal, seed: 5);
        GradientInput given = GradientInput.Of(form, input, StepArguments.Usual);
        GradientOutcome expected = GradientOutcome.Of(form, given);
        GradientAccuracy.AssertNear(given, expected, () => $"{given}");
        foreach (KernelSet set in GradientForms.Sets)
            AssertSame(GradientOutcome.Written(form), expected, GradientOutcome.Of(GradientForms.Named(name, set), given), dim, () => $"{given}: 512 and {set.Name}");
    }

    [Theory]
    [MemberData(nameof(Forwards))]
    public void AllGradientsOfAMethod_GiveTheSameBits(string forward)
    {
        GradientForm[] forms = [.. GradientForms.Sets[0].Gradients.Where(form => form.Forward.ToString() == forward)];
        foreach (int dim in GradientForms.Dims(forms[0]))
        {
            foreach (Distribution distribution in s_distributions)
            {
                StepInput input = GradientForms.Case(forms[0].ToString(), dim, distribution);
                foreach (GradientForm one in forms)
                {
                    // What comes down the residual stream changes the numbers, and the type of a sum rounds them.
                    GradientOutcome expected = GradientOutcome.Of(one, GradientInput.Of(one, input, StepArguments.Usual));
                    foreach (GradientForm other in forms.Where(f => f.Has(Role.DResidualOut) == one.Has(Role.DResidualOut) && f.Sums == one.Sums))
                    {
                        GradientOutcome actual = GradientOutcome.Of(other, GradientInput.Of(other, input, StepArguments.Usual));
                        AssertSame(GradientOutcome.Written(one).Intersect(GradientOutcome.Written(other)), expected, actual, dim, () => $"{input}, {StepArguments.Usual}: {one} and {other}");
                    }
                }
            }
        }
    }

    private static void AssertSame(IEnumerable<Role> roles, GradientOutcome expected, GradientOutcome actual, int dim, Func<string> what)
    {
        foreach (Role role in roles)
        {
            Array bits = expected[role];
            Bits.AssertSame(role, bits, actual[role], GradientForms.Columns(role, dim, bits.Length), anyNaN: false, what);
        }
    }
}
