using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Methods of any placement and type on rows of all magnitudes: near the answer that has far more digits. What is checked is the answer of
/// the unfused steps, whose bits every width gives.
/// </summary>
public sealed class StepAccuracyTests
{
    private static readonly double[] s_epsilons = [1e-5, 1e-12, 1e-38, float.Epsilon];

    public static TheoryData<string> Forms() => [.. StepForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void FiniteRow_IsNearTheAnswer(string name)
    {
        StepForm form = StepForms.Named(name);
        foreach (int dim in StepForms.Dims(form))
        {
            foreach (Distribution distribution in Corpus.Finite)
            {
                foreach (double epsilon in form.Has(Role.Epsilon) ? s_epsilons : [form.Epsilon])
                    StepAccuracy.AssertNear(form, StepForms.Case(name, dim, distribution), StepArguments.Usual with { Epsilon = epsilon });
            }
        }
    }
}
