using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Holds this machine to the bits in tests/data/bits-gradients.txt: what gradients answer, both the kernels of the machine's own width and the calls of a Debug
/// build.
/// </summary>
public sealed class GradientExpectedBitsTests
{
    private const string FileName = "bits-gradients.txt";

    // Ordinary rows; rows whose statistics are worked out in double; rows with a mean that is rounded; and rows that end in NaN.
    private static readonly Distribution[] s_distributions = [Distribution.Normal, Distribution.Far, Distribution.Mixed, Distribution.PositiveInfinity];

    [Fact]
    public void Gradients_GiveTheCommittedBits() => CommittedBits.Hold(FileName, CommittedBits.Widths, Lines);

    private static IEnumerable<string> Lines(string width) =>
        from name in GradientForms.Names
        let form = GradientForms.Named(name, KernelSets.Named(width))
        let dim = GradientForms.Dims(form).Where(dim => dim <= 300).DefaultIfEmpty(GradientForms.Dims(form).First()).Max()
        from distribution in s_distributions
        select Line(form, GradientForms.Case(name, dim, distribution));

    private static string Line(GradientForm form, StepInput input)
    {
        GradientOutcome outcome = GradientOutcome.Of(form, GradientInput.Of(form, input, StepArguments.Usual));
        Fnv1a hash = new();
        foreach (Role role in GradientOutcome.Written(form))
            hash.Add(outcome[role]);
        return CommittedBits.Line($"{form}; {input}", hash);
    }
}
