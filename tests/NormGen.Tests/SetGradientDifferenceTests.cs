using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Gradients in double against central differences of the library's own forward pass, through a loss that is linear in y. Power's training is not among them: its
/// gradient is approximate by its definition, which <see cref="SetGradientOracle"/> has.
/// </summary>
public sealed class SetGradientDifferenceTests
{
    // Beside what a set is divided by.
    private const double Step = 1e-3;

    // Four points lose what is above the fourth power of a step.
    private const double Allowed = 1e-8;

    private static readonly SetGradientForm[] s_forms =
    [
        .. SetGradientDoubles.Forms,
        .. SetGradientForms.All[0].SetGradients.Where(form => form.Forward is { X: ElementType.Double, Parameters: ElementType.Double } && !form.Has(Role.Nu)),
    ];

    [Fact]
    public void EveryKindAndAxis_IsThere()
    {
        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            Assert.Contains(s_forms, form => form.Forward.Kind == kind && form.Forward.Axis == Axis.Channel);
            Assert.True(kind is Kind.Layer or Kind.RMS or Kind.L2 || s_forms.Any(form => form.Forward.Kind == kind && form.Forward.Axis == Axis.Feature));
        }
    }

    [Fact]
    public void EveryGradient_IsTheDerivativeOfTheForwardPass() =>
        Gen.Select(Gen.OneOfConst(s_forms), Gen.Int[1, 4], Gen.Int[1, 6], Gen.Int[1, 6], Gen.Bool, Gen.ULong[0, 1000]).Sample((form, samples, channels, spatial, isMasked, seed) =>
        {
            SetForm forward = form.Forward;
            int features = forward.Sizes.Length > 0 ? forward.Sizes[channels % forward.Sizes.Length] : (channels + forward.Groups - 1) / forward.Groups * forward.Groups;
            Compare(form, new(samples, features, forward.Spatial == 0 ? spatial : forward.Spatial), isMasked, seed);
        }, iter: 1000);

    private static void Compare(SetGradientForm form, SetShape shape, bool isMasked, ulong seed)
    {
        SplitMix64 random = new(seed);
        SetInput drawn = SetCorpus.Make(form.Forward, shape, SetDistribution.Normal, seed);
        SetInput padded = isMasked ? drawn : drawn.With([.. Enumerable.Repeat(true, shape.Positions)], masksSamples: false, drawn.Lengths);
        SetGradientInput input = SetGradientInput.Make(padded, seed) with { DWeight = new double[shape.Channels], DBias = new double[shape.Channels] };
        if (SetGradientForms.IsRefused(form, input))
            return;
        SetGradientOracle oracle = SetGradientOracle.Of(form, input, SetArguments.Usual);
        SetGradientOutcome gradient = SetGradientOutcome.Of(form, input, SetArguments.Usual);
        double[] dx = gradient.Dx;
        for (int probe = 0; probe < 6; probe++)
        {
            int i = random.Below(shape.Length), set = oracle.SetOf[i];

            // A root beside which ε stands has a kink where the elements are all zero, and is as curved as they are near it.
            AssertNear(Role.X, i, Step / Math.Max(1, Math.Max(oracle.InvStd(set), oracle.InverseRoot(set))), dx[i], oracle.DxScale[set]);
        }

        int feature = random.Below(shape.Channels);
        AssertNear(Role.Weight, feature, 1, Elements.At(gradient[Role.DWeight], feature), oracle.Sums[Role.DWeight].Scales[feature]);
        AssertNear(Role.Bias, feature, 1, Elements.At(gradient[Role.DBias], feature), oracle.Sums[Role.DBias].Scales[feature]);

        void AssertNear(Role role, int index, double step, double actual, double scale)
        {
            (double expected, double noise) = Difference(form, input, role, index, step);
            if (!(Math.Abs(actual - expected) <= Allowed * scale + noise))
                Assert.Fail($"{form}, {shape}{(isMasked ? ", masked" : "")}, seed {seed}: the derivative by {role} {index} is {actual:G12}, and {expected:G12} by differences, beside {scale:G3} and a noise of {noise:G3}.");
        }
    }

    /// <summary>How much the loss Σ dy·y changes with a number, by four points; and what y's last digits may do to that.</summary>
    private static (double Slope, double Noise) Difference(SetGradientForm form, SetGradientInput input, Role role, int index, double step)
    {
        double absolute = 0;
        double Loss(double by)
        {
            double[] values = [.. input.Forward[role]];
            values[index] += by;
            double[] y = SetOutcome.Of(form.Forward, input.Forward.With(role, values), SetArguments.Usual).Y;
            double largest = y.Max(Math.Abs);
            DoubleDouble sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                sum += (DoubleDouble)y[i] * input.Dy[i];
                absolute += Math.Abs(input.Dy[i]) * largest;
            }

            return (double)sum;
        }

        double slope = (8 * (Loss(step) - Loss(-step)) - (Loss(2 * step) - Loss(-2 * step))) / (12 * step);
        return (slope, Math.ScaleB(absolute, -50) / step);
    }
}
