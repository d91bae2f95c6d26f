using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// One answer everywhere, for methods of any placement, type, padding and layout: every width, all rows in one call or one row per call, and
/// spans that are one another give the bits of the steps that are not fused.
/// </summary>
public sealed class StepBitsTests
{
    private static readonly Distribution[] s_distributions =
    [
        Distribution.Normal, Distribution.Far, Distribution.Mixed, Distribution.Outlier, Distribution.Huge, Distribution.Subnormal,
        Distribution.Zero, Distribution.Nan, Distribution.PositiveInfinity,
    ];

    public static TheoryData<string> Forms() => [.. StepForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryWidth_GivesTheBitsOfTheUnfusedSteps(string name)
    {
        foreach (int dim in StepForms.Dims(StepForms.Named(name)))
        {
            foreach (Distribution distribution in s_distributions)
                HoldTogether(name, StepForms.Case(name, dim, distribution), rowByRow: [false, true], StepForms.Aliasings(StepForms.Named(name), distribution));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void ManyRows_GiveTheSameBitsAsEachAlone(string name)
    {
        // More rows than are taken through several steps together: 32 of a thousand features.
        StepForm form = StepForms.Named(name);
        int dim = StepForms.Dims(form).Max();
        HoldTogether(name, StepCorpus.Make(form.X, dim, rows: dim > 500 ? 37 : 19, Distribution.Outlier, seed: 5), [false], [Aliasing.None]);
    }

    private static void HoldTogether(string name, StepInput input, bool[] rowByRow, IReadOnlyList<Aliasing> aliasings)
    {
        StepForm form = StepForms.Named(name);
        foreach (Aliasing aliasing in aliasings)
        {
            // An x that is the residual is half of a sum that has but one term.
            StepInput given = aliasing == Aliasing.XIsResidual ? input.With(Role.X, input[Role.Residual]) : input;
            Unfused expected = Unfused.Of(form, given, StepArguments.Usual);
            StepOutcome? first = null;
            foreach ((KernelSet set, bool single) in KernelSets.WithSteps.SelectMany(set => rowByRow.Select(single => (set, single))))
            {
                string What() => $"{form}, {input}: unfused and [{set.Name}, {aliasing}{(single ? ", row by row" : "")}]";
                StepOutcome actual = StepOutcome.Of(StepForms.Named(name, set), given, StepArguments.Usual, single, aliasing);
                first ??= actual;
                foreach (Role role in StepOutcome.Written(form))
                {
                    int columns = StepForms.Columns(form, role, input.Dim);
                    Bits.AssertSame(role, expected[role], actual[role], columns, anyNaN: true, What);
                    Bits.AssertSame(role, first[role], actual[role], columns, anyNaN: false, What);
                }
            }
        }
    }
}
