using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>A training of a thousand steps: the running state is near the one that double keeps, and so is the average over all batches.</summary>
public sealed class SetRunningTests
{
    private const int Steps = 1000, Different = 25;

    public static TheoryData<string> TrainingForms() => [.. SetForms.Names.Where(name => SetForms.Named(name) is { IsTraining: true, HasPadding: false, X: ElementType.Single or ElementType.Double })];

    [Theory]
    [MemberData(nameof(TrainingForms))]
    public void ThousandSteps_KeepTheStateNearThatOfDouble(string name)
    {
        SetForm form = SetForms.Named(name);
        SetShape shape = SetForms.Shapes(form).MinBy(shape => shape.Length);
        shape = shape with { Samples = Math.Max(2, 6 / shape.Spatial) };

        // Batches that come again and again, each with a mean and a spread of its own.
        SetInput[] inputs = [.. Enumerable.Range(0, Different).Select(step => SetCorpus.Make(form, shape, step % 5 == 0 ? SetDistribution.Offset : SetDistribution.Normal, seed: (ulong)step))];
        Dictionary<Role, double[]> state = SetOutcome.Written(form).Where(role => role is Role.RunningMean or Role.RunningVar or Role.RunningSquare)
            .ToDictionary(role => role, role => (double[])inputs[0].Rounded(role, form.Compute).Clone());
        SetOracle[] oracles = [.. inputs.Select(input => SetOracle.Of(form, input, SetArguments.Usual))];
        for (int step = 0; step < Steps; step++)
        {
            foreach ((Role role, double[] values) in state)
            {
                for (int set = 0; set < values.Length; set++)
                    values[set] = Next(form, role, oracles[step % Different], inputs[step % Different], set, values[set], inputs[0].Batches + step + 1);
            }
        }

        foreach (KernelSet set in new[] { KernelSets.WithSets[0], KernelSets.WithSets[^1] })
        {
            SetOutcome outcome = new(SetForms.Named(name, set), inputs[0], SetArguments.Usual);
            for (int step = 0; step < Steps; step++)
            {
                outcome.Next(inputs[step % Different]);
                outcome.Call();
            }

            Assert.Equal(inputs[0].Batches + (form.Has(Role.Batches) ? Steps : 0), outcome.Batches);
            foreach ((Role role, double[] values) in state)
                AssertNear(form, role, values, state, outcome[role], () => $"{set.Name}, {form}, {shape}");
        }
    }

    /// <summary>The state after one more batch, whose own statistics the oracle's first step has.</summary>
    private static double Next(SetForm form, Role role, SetOracle oracle, SetInput input, int set, double before, long batches)
    {
        // What the batch brings, out of a step from the state that the input has.
        double old = input.Rounded(role, form.Compute)[set];
        double weight = role == Role.RunningSquare ? 1 - form.AlphaForward
            : form.Has(Role.Momentum) ? form.Compute == ElementType.Single ? (float)SetArguments.Usual.Momentum : SetArguments.Usual.Momentum
            : form.Has(Role.Batches) ? 1.0 / (input.Batches + 1)
            : form.Momentum;
        double batch = old + (oracle[role][set] - old) / weight;
        double own = form.Has(Role.Batches) ? 1.0 / batches : weight;
        return before + own * (batch - before);
    }

    /// <summary>Every step rounds the state once, and what it rounded fades with the state: a random walk of as many steps as the state remembers.</summary>
    private static void AssertNear(SetForm form, Role role, double[] expected, Dictionary<Role, double[]> state, Array actual, Func<string> what)
    {
        for (int set = 0; set < expected.Length; set++)
        {
            double scale = role == Role.RunningMean ? Math.Abs(expected[set]) + Math.Sqrt(state[Role.RunningVar][set]) : expected[set];
            double allowed = 5 * SetAccuracy.Forward(form.Compute, count: 1) * scale;
            if (!(Math.Abs(Elements.At(actual, set) - expected[set]) <= allowed))
                Assert.Fail($"{what()}: {role} {set} is {Elements.At(actual, set):G17} after {Steps} steps, where {expected[set]:G17} is right, give or take {allowed:G3}.");
        }
    }
}
