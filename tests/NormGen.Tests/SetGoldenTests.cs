using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Batch, Group, Instance and Power on both axes, at every width, against answers that PyTorch computed in double.</summary>
public sealed class SetGoldenTests
{
    public static TheoryData<string, string> CasesAndWidths()
    {
        TheoryData<string, string> data = [];
        foreach (string name in SetGoldenCase.Names())
        {
            foreach (KernelSet set in KernelSets.WithSets)
                data.Add(name, set.Name);
        }

        return data;
    }

    public static TheoryData<string> Cases() => [.. SetGoldenCase.Names()];

    [Fact]
    public void GoldenCases_AreAllThere() => Assert.Equal(19, SetGoldenCase.Names().Count());

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void EveryForm_IsNearTheGoldenAnswer(string name, string width)
    {
        SetGoldenCase golden = SetGoldenCase.Read(name);
        SetForm[] forms = [.. KernelSets.Named(width).Sets.Where(golden.IsComputedBy)];
        foreach (Axis axis in Enum.GetValues<Axis>())
            Assert.True(forms.Any(form => form.Axis == axis && form.Sizes.Contains(golden.Inputs[0].Shape.Channels)), $"No kernel on Axis.{axis} is made for this size.");
        foreach (SetForm form in forms)
        {
            string What() => $"{name}, {width}, {form}";
            SetArguments arguments = new(golden.Epsilon, golden.Momentum);
            SetOutcome outcome = new(form, golden.Inputs[0], arguments);
            for (int step = 0; step < (form.IsInference ? 1 : golden.Inputs.Length); step++)
            {
                outcome.Next(golden.Inputs[step]);
                outcome.Call();

                // Statistics that were rounded to float before they were given are others, and so is a warm-up's.
                if (!form.IsGiven && (golden.Kind != Kind.Power || !form.TakesStatistics))
                    AssertNear(form, golden, form.IsInference && golden.Kind == Kind.Batch ? golden.YOfInference : golden.Y[step], outcome.Y, step, What);
                if (golden.Kind == Kind.Power && form.IsTraining)
                    AssertNear(golden.RunningSquareAfter[step], outcome[Role.RunningSquare], value => value, "runningSquare", What);
            }

            if (golden.Kind == Kind.Batch)
                AssertStatistics(form, golden, outcome, What);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Oracle_GivesTheGoldenAnswer(string name)
    {
        SetGoldenCase golden = SetGoldenCase.Read(name);
        foreach (SetForm form in KernelSets.WithSets[0].Sets.Where(golden.IsComputedBy))
        {
            SetInput input = golden.Inputs[0];
            SetOracle oracle = SetOracle.Of(form, input, new(golden.Epsilon, golden.Momentum));

            // The golden ε and momentum are doubles that no float has, and the given statistics are floats.
            void Same(double[] expected, double[] actual, double digits)
            {
                Assert.Equal(expected.Length, actual.Length);
                for (int i = 0; i < expected.Length; i++)
                    Assert.Equal(expected[i], actual[i], digits * (1 + Math.Abs(expected[i])));
            }

            if (golden.Kind != Kind.Power || !form.TakesStatistics)
                Same(form.IsInference && golden.Kind == Kind.Batch ? golden.YOfInference : golden.Y[0], oracle.Y, form.IsGiven ? 1e-3 : 1e-10);
            if (golden.Kind == Kind.Power && form.IsTraining)
                Same(golden.RunningSquareAfter[0], oracle[Role.RunningSquare], 1e-14);
            if (golden.Kind == Kind.Batch && form.TakesStatistics)
            {
                Same(golden.Mean, oracle.Mean, 1e-14);
                Same(golden.InvStd, oracle.InvStd, 1e-10);
            }

            if (golden.Kind == Kind.Batch && form.IsTraining && !form.Has(Role.Batches) && (form.Has(Role.Momentum) || form.Momentum == golden.Momentum))
            {
                Same(golden.RunningMeanAfter, oracle[Role.RunningMean], form.Has(Role.Momentum) ? 1e-7 : 1e-14);
                Same(golden.RunningVarAfter, oracle[Role.RunningVar], form.Has(Role.Momentum) ? 1e-7 : 1e-14);
            }
        }
    }

    /// <summary>Every element within the promise of the largest |y| that shares its statistic. A later step of a training stands on a state that was rounded.</summary>
    private static void AssertNear(SetForm form, SetGoldenCase golden, double[] expected, double[] actual, int step, Func<string> what)
    {
        SetShape shape = golden.Inputs[0].Shape;
        SetSharing sharing = SetSharing.Of(form, shape);
        int[] setOf = sharing.SetsOf(shape);
        double[] largest = new double[sharing.Sets(shape)];
        for (int i = 0; i < expected.Length; i++)
            largest[setOf[i]] = Math.Max(largest[setOf[i]], Math.Abs(expected[i]));
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]), allowed = (Accuracy.Forward + step * Math.ScaleB(1, -25)) * largest[setOf[i]];
            if (!(error <= allowed))
                Assert.Fail($"{what()}: y {shape.PlaceOf(i)} of step {step} is {actual[i]:G9} where {expected[i]:G17} is right; the error {error:G3} is {error / allowed:G4} times what is allowed.");
        }
    }

    private static void AssertStatistics(SetForm form, SetGoldenCase golden, SetOutcome outcome, Func<string> what)
    {
        if (form.TakesStatistics && form.Has(Role.Mean))
            AssertNear(golden.Mean, outcome[Role.Mean], golden.Mean.Zip(golden.InvStd, (mean, r) => Math.Abs(mean) / 6 + 1 / r), "mean", what);
        if (form.TakesStatistics && form.Has(Role.InvStd))
            AssertNear(golden.InvStd, outcome[Role.InvStd], value => value, "invStd", what);
        if (!form.IsTraining || form.Has(Role.Batches) || !(form.Has(Role.Momentum) || form.Momentum == golden.Momentum))
            return;
        AssertNear(golden.RunningMeanAfter, outcome[Role.RunningMean], golden.RunningMeanAfter.Zip(golden.RunningVarAfter, (mean, var) => Math.Abs(mean) + Math.Sqrt(var)), "runningMean", what);
        AssertNear(golden.RunningVarAfter, outcome[Role.RunningVar], value => value, "runningVar", what);
    }

    private static void AssertNear(double[] expected, Array actual, Func<double, double> scale, string tensor, Func<string> what) =>
        AssertNear(expected, actual, expected.Select(scale), tensor, what);

    private static void AssertNear(double[] expected, Array actual, IEnumerable<double> scales, string tensor, Func<string> what)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach ((int i, double scale) in scales.Index())
        {
            if (!(Math.Abs(Elements.At(actual, i) - expected[i]) <= Accuracy.Forward * scale))
                Assert.Fail($"{what()}: {tensor} {i} is {Elements.At(actual, i):G9} where {expected[i]:G17} is right.");
        }
    }
}
