using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// One answer everywhere, for gradients of methods whose statistics are of sets: every width and the calls of a Debug build, dx apart from dy or dy itself, the same call
/// once more, and all gradients of one method, give the same bits.
/// </summary>
public sealed class SetGradientBitsTests
{
    private static readonly SetDistribution[] s_distributions =
    [
        SetDistribution.Normal, SetDistribution.Far, SetDistribution.Mixed, SetDistribution.Outlier, SetDistribution.Trend, SetDistribution.Huge, SetDistribution.Zero,
        SetDistribution.Nan, SetDistribution.PositiveInfinity, SetDistribution.NegativeInfinity,
    ];

    // Once more and in place.
    private static readonly SetDistribution[] s_thorough = [SetDistribution.Normal, SetDistribution.Outlier, SetDistribution.Huge];

    public static TheoryData<string> Forms() => [.. SetGradientForms.Names];

    public static TheoryData<string> LongForms() => [.. SetGradientForms.Names.Where(name => SetGradientForms.Named(name).Forward is { Sizes.Length: not 1, Spatial: 0 })];

    public static TheoryData<string> FormsWithATwin() => [.. SetGradientForms.Names.Where(name => TwinsOf(SetGradientForms.Named(name)).Any())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryWidth_GivesTheSameBits(string name)
    {
        SetGradientForm form = SetGradientForms.Named(name);
        foreach ((int i, SetShape shape) in SetForms.Shapes(form.Forward).Index())
        {
            // Every other distribution, in turn.
            foreach (SetDistribution distribution in s_distributions.Where((_, j) => (i + j) % 2 == 0))
                HoldTogether(name, SetGradientForms.Case(form, shape, distribution), s_thorough.Contains(distribution));
        }
    }

    [Theory]
    [MemberData(nameof(LongForms))]
    public void LongSets_GiveTheSameBitsNearTheAnswer(string name)
    {
        // More elements of a set than any sum takes in float; far from the pilot at the end.
        SetGradientForm form = SetGradientForms.Named(name);
        SetShape[] shapes = form.Forward.IsOverPosition ? [new(2, 1200 * form.Forward.Groups, 3), new(2, 3 * form.Forward.Groups, 2500)] : [new(2, 3 * form.Forward.Groups, 2500)];
        foreach ((SetShape shape, SetDistribution distribution) in shapes.SelectMany(shape => new[] { (shape, SetDistribution.Far), (shape, SetDistribution.Outlier) }))
        {
            SetGradientInput input = SetGradientInput.Make(SetCorpus.Make(form.Forward, shape, distribution, seed: 5), seed: 5);
            HoldTogether(name, input, isThorough: false);
            SetGradientAccuracy.AssertNear(form, input, SetArguments.Usual, SetGradientOutcome.Of(form, input, SetArguments.Usual), () => $"{form}, {input}");
        }
    }

    [Theory]
    [MemberData(nameof(FormsWithATwin))]
    public void EveryGradientOfAMethod_GivesTheSameBits(string name)
    {
        // Statistics that were saved, or are worked out once more; a ν that is written, or only read; all outputs, or a few.
        foreach (KernelSet set in SetGradientForms.All)
        {
            SetGradientForm form = SetGradientForms.Named(name, set);
            foreach (SetGradientForm twin in TwinsOf(SetGradientForms.Named(name)).Select(twin => SetGradientForms.Named(twin.ToString(), set)))
            {
                foreach ((int i, SetShape shape) in SetForms.Shapes(form.Forward).Index())
                {
                    foreach (SetDistribution distribution in s_distributions.Where((_, j) => (i + j) % 2 == 0))
                    {
                        SetGradientInput input = SetGradientForms.Case(form, shape, distribution);
                        if (SetGradientForms.IsRefused(form, input) || SetGradientForms.IsRefused(twin, input))
                            continue;
                        SetGradientOutcome one = SetGradientOutcome.Of(form, input, SetArguments.Usual), other = SetGradientOutcome.Of(twin, input, SetArguments.Usual);
                        foreach (Role role in SetGradientOutcome.Written(form).Intersect(SetGradientOutcome.Written(twin)))
                            Bits.AssertSame(role, one[role], other[role], 1, anyNaN: false, () => $"{set.Name}, {form} and {twin}, {input}");
                    }
                }
            }
        }
    }

    [Fact]
    public void EveryKind_HasGradientsWithAndWithoutSavedStatistics()
    {
        SetGradientForm[] forms = [.. SetGradientForms.All[0].SetGradients.Where(form => form.IsRecomputed && TwinsOf(form).Any(twin => twin.IsSaved))];
        foreach (Kind kind in Enum.GetValues<Kind>())
            Assert.Contains(forms, form => form.Forward.Kind == kind);
        foreach (Kind kind in new[] { Kind.Batch, Kind.Power })
            Assert.Contains(forms, form => form.Forward.Kind == kind && form.Forward.Axis == Axis.Channel);
    }

    private static void HoldTogether(string name, SetGradientInput input, bool isThorough)
    {
        if (SetGradientForms.IsRefused(SetGradientForms.Named(name), input))
            return;
        SetGradientOutcome? first = null;
        foreach (KernelSet set in SetGradientForms.All)
        {
            SetGradientForm form = SetGradientForms.Named(name, set);
            SetGradientOutcome outcome = SetGradientOutcome.Of(form, input, SetArguments.Usual);
            first ??= outcome;
            AssertSame(form, first, outcome, () => $"{form}, {input}: {SetGradientForms.All[0].Name} and {set.Name}");
            if (!isThorough)
                continue;
            outcome.Reset();
            outcome.Run();
            AssertSame(form, first, outcome, () => $"{form}, {input}: {set.Name} once more");
            if (SetGradientForms.MayAlias(form))
                AssertSame(form, first, SetGradientOutcome.Of(form, input, SetArguments.Usual, dxIsDy: true), () => $"{form}, {input}: {set.Name}, dx being dy");
        }
    }

    private static void AssertSame(SetGradientForm form, SetGradientOutcome expected, SetGradientOutcome actual, Func<string> what)
    {
        foreach (Role role in SetGradientOutcome.Written(form))
            Bits.AssertSame(role, expected[role], actual[role], 1, anyNaN: false, what);
    }

    /// <summary>The other gradients of the same method that write something which it writes too.</summary>
    private static IEnumerable<SetGradientForm> TwinsOf(SetGradientForm form) => SetGradientForms.All[0].SetGradients.Where(other =>
        other.ToString() != form.ToString() && other.Forward.ToString() == form.Forward.ToString() && SetGradientOutcome.Written(other).Intersect(SetGradientOutcome.Written(form)).Any());
}
