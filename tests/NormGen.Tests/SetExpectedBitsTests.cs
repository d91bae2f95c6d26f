using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Holds this machine to the bits in tests/data/bits-sets.txt: what methods answer whose statistics are of sets, both the kernels of the
/// machine's own width and the calls of a Debug build.
/// </summary>
public sealed class SetExpectedBitsTests
{
    private const string FileName = "bits-sets.txt";

    // A large mean; sets that are gone through once more, in float or in double; and sets that end in NaN.
    private static readonly SetDistribution[] s_distributions = [SetDistribution.Far, SetDistribution.Outlier, SetDistribution.Mixed, SetDistribution.PositiveInfinity];

    [Fact]
    public void Sets_GiveTheCommittedBits() => CommittedBits.Hold(FileName, CommittedBits.Widths, Lines);

    private static IEnumerable<string> Lines(string width) =>
        from name in SetForms.Names
        let form = SetForms.Named(name, KernelSets.Named(width))
        let shapes = SetForms.Shapes(form).OrderBy(shape => shape.Length).ToArray()
        let shape = shapes.Where(shape => shape.Length <= 2500).DefaultIfEmpty(shapes[0]).MaxBy(shape => shape.Channels)
        from distribution in s_distributions
        let input = SetForms.Case(name, shape, distribution)
        where !SetForms.IsRefused(form, input)
        select Line(form, input);

    private static string Line(SetForm form, SetInput input)
    {
        SetOutcome outcome = SetOutcome.Of(form, input, SetArguments.Usual);
        Fnv1a hash = new();
        foreach (Role role in SetOutcome.Written(form))
            hash.Add(outcome[role]);
        return CommittedBits.Line($"{form}; {input}", hash);
    }
}
