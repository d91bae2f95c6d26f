using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>The library's public methods of other types and with a residual give the bits of the unfused steps.</summary>
public sealed class StepPrimitivesTests
{
    private static readonly Distribution[] s_distributions = [Distribution.Normal, Distribution.Outlier, Distribution.Mixed, Distribution.Zero];

    public static TheoryData<string> Forms() => [.. PrimitiveSteps.All.Select(form => form.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void PublicMethod_GivesTheBitsOfTheUnfusedSteps(string name)
    {
        StepForm form = PrimitiveSteps.All.Single(form => form.ToString() == name);
        foreach (int dim in StepForms.Dims(form))
        {
            foreach (Distribution distribution in s_distributions)
            {
                StepInput input = StepCorpus.Make(form.X, dim, rows: 5, distribution, seed: 17);
                Unfused expected = Unfused.Of(form, input, StepArguments.Usual);
                foreach (Aliasing aliasing in StepForms.Aliasings(form, distribution))
                {
                    StepOutcome actual = StepOutcome.Of(form, input, StepArguments.Usual, aliasing: aliasing);
                    foreach (Role role in StepOutcome.Written(form))
                        Bits.AssertSame(role, expected[role], actual[role], dim, anyNaN: false, () => $"{form}, {input}, {aliasing}");
                }
            }
        }
    }
}
