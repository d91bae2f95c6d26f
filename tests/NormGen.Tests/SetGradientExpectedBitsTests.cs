using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Holds this machine to the bits in tests/data/bits-set-gradients.txt: what gradients answer whose statistics are of sets, both the kernels of the machine's own
/// width and the calls of a Debug build.
/// </summary>
public sealed class SetGradientExpectedBitsTests
{
    private const string FileName = "bits-set-gradients.txt";

    // A large mean; all magnitudes; and sets that end in NaN.
    private static readonly SetDistribution[] s_distributions = [SetDistribution.Far, SetDistribution.Outlier, SetDistribution.Mixed, SetDistribution.PositiveInfinity];

    [Fact]
    public void GradientsOfSets_GiveTheCommittedBits() => CommittedBits.Hold(FileName, CommittedBits.Widths, Lines);

    private static IEnumerable<string> Lines(string width) =>
        from name in SetGradientForms.Names
        let form = SetGradientForms.Named(name, KernelSets.Named(width))
        let shapes = SetForms.Shapes(form.Forward).OrderBy(shape => shape.Length).ToArray()
        let shape = shapes.Where(shape => shape.Length <= 2500).DefaultIfEmpty(shapes[0]).MaxBy(shape => shape.Channels)
        from distribution in s_distributions
        let input = SetGradientForms.Case(form, shape, distribution)
        where !SetGradientForms.IsRefused(form, input)
        select Line(form, input);

    private static string Line(SetGradientForm form, SetGradientInput input)
    {
        SetGradientOutcome outcome = SetGradientOutcome.Of(form, input, SetArguments.Usual);
        Fnv1a hash = new();
        foreach (Role role in SetGradientOutcome.Written(form))
            hash.Add(outcome[role]);
        return CommittedBits.Line($"{form}; {input}", hash);
    }
}
