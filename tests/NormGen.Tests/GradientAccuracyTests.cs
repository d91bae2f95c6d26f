using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Rows of every distribution, by every form in every size that it has a kernel for, against the oracle.</summary>
public sealed class GradientAccuracyTests
{
    public static TheoryData<string> Forms() => [.. GradientForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryDistribution_IsNearTheAnswer(string name)
    {
        GradientForm form = GradientForms.Named(name);
        foreach (int dim in GradientForms.Dims(form))
        {
            foreach (Distribution distribution in Corpus.Finite)
            {
                GradientInput given = GradientInput.Of(form, GradientForms.Case(name, dim, distribution), StepArguments.Usual);
                GradientAccuracy.AssertNear(given, GradientOutcome.Of(form, given), () => $"{given}");
            }
        }
    }
}
