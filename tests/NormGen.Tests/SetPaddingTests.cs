using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Padding is not read, counts for nothing, and gives zeros in the output and in the statistics of what is all padding.</summary>
public sealed class SetPaddingTests
{
    public static TheoryData<string> Forms() => [.. SetForms.Names.Where(name => SetForms.Named(name).HasPadding)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Padding_IsNotReadAndCountsForNothing(string name)
    {
        SetForm form = SetForms.Named(name);
        foreach (SetShape shape in SetForms.Shapes(form))
        {
            foreach (SetInput clean in Padded(SetForms.Case(name, shape, SetDistribution.Normal)).Where(input => !SetForms.IsRefused(form, input)))
            {
                SetInput poisoned = clean.With(Role.X, [.. clean[Role.X].Select((value, i) => clean.IsValid(form, i) ? value : double.NaN)]);
                SetOracle oracle = SetOracle.Of(form, clean, SetArguments.Usual);
                SetOutcome? first = null;
                foreach (KernelSet set in KernelSets.WithSets)
                {
                    string What() => $"{set.Name}, {form}, {clean}, {Describe(form, clean)}";
                    SetOutcome actual = SetOutcome.Of(SetForms.Named(name, set), poisoned, SetArguments.Usual);
                    SetAccuracy.AssertNear(form, clean, oracle, actual, What);
                    first ??= SetOutcome.Of(form, clean, SetArguments.Usual);
                    foreach (Role role in SetOutcome.Written(form))
                        Bits.AssertSame(role, first[role], actual[role], 1, anyNaN: false, What);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void NothingButPadding_LeavesTheStateAlone(string name)
    {
        SetForm form = SetForms.Named(name);
        SetShape shape = SetForms.Shapes(form).First();
        SetInput input = SetForms.Case(name, shape, SetDistribution.Nan).With(new bool[shape.Positions], masksSamples: false, new int[shape.Samples]);
        foreach (KernelSet set in KernelSets.WithSets)
        {
            SetOutcome outcome = SetOutcome.Of(SetForms.Named(name, set), input, SetArguments.Usual);
            Assert.Equal(input.Batches, outcome.Batches);
            foreach (Role role in SetOutcome.Written(form))
            {
                Array expected = role is Role.RunningMean or Role.RunningVar or Role.RunningSquare ? input.Of(role, form.Compute, form.Axis)
                    : Elements.Round(role is Role.X or Role.Y ? form.Y : form.Compute, new double[outcome[role].Length]);
                Bits.AssertSame(role, expected, outcome[role], 1, anyNaN: false, () => $"{set.Name}, {form}, {shape}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void NoPadding_GivesTheBitsOfAFormWithout(string name)
    {
        // The twin: all the same, but for the padding.
        SetForm form = SetForms.Named(name);
        SetForm? twin = KernelSets.WithSets[0].Sets.FirstOrDefault(other => !other.HasPadding && IsTwin(form, other));
        if (twin is null)
            return;
        foreach (SetShape shape in SetForms.Shapes(form).Where(shape => twin.Takes(shape.Channels, shape.Spatial)))
        {
            SetInput input = SetForms.Case(name, shape, SetDistribution.Outlier)
                .With([.. Enumerable.Repeat(true, shape.Positions)], masksSamples: true, [.. Enumerable.Repeat(shape.Spatial, shape.Samples)]);
            SetOutcome padded = SetOutcome.Of(form, input, SetArguments.Usual), plain = SetOutcome.Of(twin, input, SetArguments.Usual);
            foreach (Role role in SetOutcome.Written(form).Intersect(SetOutcome.Written(twin)))
                Bits.AssertSame(role, plain[role], padded[role], 1, anyNaN: false, () => $"{form} and {twin}, {input}");
        }
    }

    [Fact]
    public void MaskOfOneBoolToASampleOfOnePosition_IsBoth()
    {
        foreach (SetForm form in KernelSets.WithSets[0].Sets.Where(form => form.Has(Role.Mask) && form.Axis == Axis.Channel && form.Spatial == 0 && form.Sizes.Length == 0))
        {
            SetInput drawn = SetForms.Case(form.ToString(), new SetShape(9, 6, 1), SetDistribution.Normal);
            SetInput samples = drawn.With(drawn.Mask, masksSamples: true, drawn.Lengths), positions = drawn.With(drawn.Mask, masksSamples: false, drawn.Lengths);
            SetOutcome one = SetOutcome.Of(form, samples, SetArguments.Usual), other = SetOutcome.Of(form, positions, SetArguments.Usual);
            foreach (Role role in SetOutcome.Written(form))
                Bits.AssertSame(role, one[role], other[role], 1, anyNaN: false, () => $"{form}, {drawn}");
        }
    }

    /// <summary>As drawn; whole samples; every other position; all but the ends; one sample or one position alone.</summary>
    private static IEnumerable<SetInput> Padded(SetInput input)
    {
        SetShape shape = input.Shape;
        SetInput With(Func<int, int, bool> isValid, bool masksSamples, Func<int, int> length) => input.With(
            [.. Enumerable.Range(0, shape.Positions).Select(i => isValid(i / shape.Spatial, i % shape.Spatial))], masksSamples, [.. Enumerable.Range(0, shape.Samples).Select(length)]);
        int S = shape.Spatial;
        yield return input;
        yield return With((sample, _) => sample % 2 == 1, true, sample => sample % 2 * S);
        yield return With((_, position) => position % 2 == 0, false, _ => (S + 1) / 2);
        yield return With((sample, position) => sample + position > 0 && (sample, position) != (shape.Samples - 1, S - 1), false, sample => Math.Max(S - sample, 0));
        yield return With((sample, _) => sample == shape.Samples - 1, true, sample => sample == shape.Samples - 1 ? S : 0);
        yield return With((sample, position) => sample == 0 && position <= 1, false, sample => sample == 0 ? Math.Min(S, 2) : 0);
    }

    private static bool IsTwin(SetForm form, SetForm other) =>
        (form.Kind, form.Axis, form.X, form.Y, form.Parameters, form.Groups, form.Epsilon, form.EpsilonMode, form.ZeroCentered, form.IsTraining, form.IsInference, form.IsGiven, form.AlphaForward)
            == (other.Kind, other.Axis, other.X, other.Y, other.Parameters, other.Groups, other.Epsilon, other.EpsilonMode, other.ZeroCentered, other.IsTraining, other.IsInference, other.IsGiven, other.AlphaForward)
        && (form.Momentum == other.Momentum || !form.IsTraining)
        && new[] { Role.Weight, Role.Bias, Role.Epsilon, Role.Momentum, Role.Batches }.All(role => form.Has(role) == other.Has(role));

    private static string Describe(SetForm form, SetInput input) => form.Has(Role.Lengths)
        ? $"lengths {string.Join(' ', input.Lengths)}"
        : $"mask {(input.MasksSamples ? "of samples " : "")}{string.Concat(input.Mask.Select(isValid => isValid ? '1' : '0'))}";
}
