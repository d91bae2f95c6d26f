using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Holds this machine to the bits in tests/data/bits-steps.txt: what methods of any placement and type answer, both the kernels of the
/// machine's own width and the calls of a Debug build.
/// </summary>
public sealed class StepExpectedBitsTests
{
    private const string FileName = "bits-steps.txt";

    // Ordinary rows; rows that are gone through once more, in float or in double; and rows that end in NaN.
    private static readonly Distribution[] s_distributions = [Distribution.Normal, Distribution.Outlier, Distribution.Mixed, Distribution.PositiveInfinity];

    [Fact]
    public void Steps_GiveTheCommittedBits() => CommittedBits.Hold(FileName, CommittedBits.Widths, Lines);

    private static IEnumerable<string> Lines(string width) =>
        from name in StepForms.Names
        let form = StepForms.Named(name, KernelSets.Named(width))
        let dim = StepForms.Dims(form).Where(dim => dim <= 300).DefaultIfEmpty(StepForms.Dims(form).First()).Max()
        from distribution in s_distributions
        select Line(form, StepForms.Case(name, dim, distribution));

    private static string Line(StepForm form, StepInput input)
    {
        StepOutcome outcome = StepOutcome.Of(form, input, StepArguments.Usual);
        Fnv1a hash = new();
        foreach (Role role in StepOutcome.Written(form))
            hash.Add(outcome[role]);
        return CommittedBits.Line($"{form}; {input}", hash);
    }
}
