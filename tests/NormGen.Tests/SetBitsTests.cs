using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// One answer everywhere, for methods whose statistics are of sets: every width and the calls of a Debug build, the output apart from the input or the input
/// itself, the same call once more, and where samples have nothing to do with one another, all in one call or one to a call, give the same bits.
/// </summary>
public sealed class SetBitsTests
{
    private static readonly SetDistribution[] s_distributions =
    [
        SetDistribution.Normal, SetDistribution.Far, SetDistribution.Mixed, SetDistribution.Outlier, SetDistribution.Trend, SetDistribution.Huge, SetDistribution.Zero,
        SetDistribution.Nan, SetDistribution.PositiveInfinity, SetDistribution.NegativeInfinity,
    ];

    // Once more and in place: ordinary sets, sets that are gone through once more in float and in double.
    private static readonly SetDistribution[] s_thorough = [SetDistribution.Normal, SetDistribution.Outlier, SetDistribution.Huge];

    public static TheoryData<string> Forms() => [.. SetForms.Names];

    public static TheoryData<string> LongForms() => [.. SetForms.Names.Where(name => SetForms.Named(name) is { Sizes.Length: not 1, Spatial: 0 })];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryWidth_GivesTheSameBits(string name)
    {
        foreach ((int i, SetShape shape) in SetForms.Shapes(SetForms.Named(name)).Index())
        {
            // Every other distribution, in turn.
            foreach (SetDistribution distribution in s_distributions.Where((_, j) => (i + j) % 2 == 0))
                HoldTogether(name, SetForms.Case(name, shape, distribution), s_thorough.Contains(distribution));
        }
    }

    [Theory]
    [MemberData(nameof(LongForms))]
    public void LongSets_GiveTheSameBitsNearTheAnswer(string name)
    {
        // More elements of a set than any sum takes in float; far from the pilot at the end.
        SetForm form = SetForms.Named(name);
        SetShape shape = form.IsOverPosition ? new(2, 1200 * form.Groups, 3) : new(2, 3 * form.Groups, 2500);
        foreach (SetDistribution distribution in new[] { SetDistribution.Far, SetDistribution.Outlier })
        {
            SetInput input = SetCorpus.Make(form, shape, distribution, seed: 5);
            HoldTogether(name, input, isThorough: false);
            SetAccuracy.AssertNear(form, input, SetArguments.Usual, SetOutcome.Of(form, input, SetArguments.Usual), () => $"{form}, {input}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void EachSampleAlone_GivesTheSameBits(string name)
    {
        SetForm form = SetForms.Named(name);
        if (!SetForms.IsBySample(form))
            return;
        foreach (SetShape shape in SetForms.Shapes(form).Where(shape => shape.Samples is > 1 and < 10))
        {
            foreach (SetDistribution distribution in new[] { SetDistribution.Outlier, SetDistribution.Nan })
            {
                SetInput input = SetForms.Case(name, shape, distribution);
                SetOutcome together = SetOutcome.Of(form, input, SetArguments.Usual);
                SetOutcome[] alone = [.. Enumerable.Range(0, shape.Samples).Select(sample => SetOutcome.Of(form, input.Sample(sample), SetArguments.Usual))];
                foreach (Role role in SetOutcome.Written(form).Where(role => !form.IsOverBatch || role is Role.X or Role.Y))
                {
                    double[] joined = [.. alone.SelectMany(one => Elements.Widen(one[role]))];
                    Bits.AssertSame(role, Elements.Widen(together[role]), joined, joined.Length / shape.Samples, anyNaN: false, () => $"{form}, {input}: all samples and each alone");
                }
            }
        }
    }

    private static void HoldTogether(string name, SetInput input, bool isThorough)
    {
        if (SetForms.IsRefused(SetForms.Named(name), input))
            return;
        SetOutcome? first = null;
        foreach (KernelSet set in KernelSets.WithSets)
        {
            SetForm form = SetForms.Named(name, set);
            SetOutcome outcome = SetOutcome.Of(form, input, SetArguments.Usual);
            first ??= outcome;
            AssertSame(form, first, outcome, () => $"{form}, {input}: {KernelSets.WithSets[0].Name} and {set.Name}");
            if (!isThorough)
                continue;
            outcome.Reset();
            outcome.Run();
            AssertSame(form, first, outcome, () => $"{form}, {input}: {set.Name} once more");
            if (SetForms.MayAlias(form))
                AssertSame(form, first, SetOutcome.Of(form, input, SetArguments.Usual, yIsX: true), () => $"{form}, {input}: {set.Name}, y being x");
        }
    }

    private static void AssertSame(SetForm form, SetOutcome expected, SetOutcome actual, Func<string> what)
    {
        Assert.Equal(expected.Batches, actual.Batches);
        foreach (Role role in SetOutcome.Written(form))
            Bits.AssertSame(role, expected[role], actual[role], 1, anyNaN: false, what);
    }
}
