using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Padding is not read, neither in x nor in dy, has a gradient of zero, and adds nothing to what features add up.</summary>
public sealed class SetGradientPaddingTests
{
    public static TheoryData<string> Forms() => [.. SetGradientForms.Names.Where(name => SetGradientForms.Named(name).Forward.HasPadding)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Padding_IsNotReadAndCountsForNothing(string name)
    {
        SetGradientForm form = SetGradientForms.Named(name);
        foreach (SetShape shape in SetForms.Shapes(form.Forward))
        {
            SetGradientInput drawn = SetGradientForms.Case(form, shape, SetDistribution.Normal);
            foreach (SetGradientInput clean in Padded(drawn.Forward).Select(forward => drawn with { Forward = forward }).Where(input => !SetGradientForms.IsRefused(form, input)))
            {
                double[] Poisoned(double[] values) => [.. values.Select((value, i) => clean.Forward.IsValid(form.Forward, i) ? value : double.NaN)];
                SetGradientInput poisoned = clean with { Forward = clean.Forward.With(Role.X, Poisoned(clean.Forward[Role.X])), Dy = Poisoned(clean.Dy) };
                SetGradientOracle oracle = SetGradientOracle.Of(form, clean, SetArguments.Usual);
                SetGradientOutcome? first = null;
                foreach (KernelSet set in SetGradientForms.All)
                {
                    string What() => $"{set.Name}, {form}, {clean}, {Describe(form, clean.Forward)}";
                    SetGradientForm own = SetGradientForms.Named(name, set);
                    SetGradientOutcome actual = SetGradientOutcome.Of(own, poisoned, SetArguments.Usual);
                    SetGradientAccuracy.AssertNear(form, clean, oracle, actual, What);
                    first ??= SetGradientOutcome.Of(form, clean, SetArguments.Usual);
                    AssertSame(form, first, actual, What);
                    if (SetGradientForms.MayAlias(form))
                        AssertSame(form, first, SetGradientOutcome.Of(own, poisoned, SetArguments.Usual, dxIsDy: true), What);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void NothingButPadding_LeavesEverythingAlone(string name)
    {
        SetGradientForm form = SetGradientForms.Named(name);
        SetShape shape = SetForms.Shapes(form.Forward).First();
        SetGradientInput drawn = SetGradientForms.Case(form, shape, SetDistribution.Nan);
        SetGradientInput input = drawn with { Forward = drawn.Forward.With(new bool[shape.Positions], masksSamples: false, new int[shape.Samples]), Dy = [.. drawn.Dy.Select(_ => double.NaN)] };
        foreach (KernelSet set in SetGradientForms.All)
        {
            SetGradientOutcome outcome = SetGradientOutcome.Of(SetGradientForms.Named(name, set), input, SetArguments.Usual);
            foreach (Role role in SetGradientOutcome.Written(form))
            {
                Array expected = role == Role.Dx ? Elements.Round(form.Forward.X, new double[shape.Length]) : outcome.Before(role);
                Bits.AssertSame(role, expected, outcome[role], 1, anyNaN: false, () => $"{set.Name}, {form}, {shape}");
            }
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

    private static void AssertSame(SetGradientForm form, SetGradientOutcome expected, SetGradientOutcome actual, Func<string> what)
    {
        foreach (Role role in SetGradientOutcome.Written(form))
            Bits.AssertSame(role, expected[role], actual[role], 1, anyNaN: false, what);
    }

    private static string Describe(SetGradientForm form, SetInput input) => form.Has(Role.Lengths)
        ? $"lengths {string.Join(' ', input.Lengths)}"
        : $"mask {(input.MasksSamples ? "of samples " : "")}{string.Concat(input.Mask.Select(isValid => isValid ? '1' : '0'))}";
}
