using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>The gradients of Batch, Group, Instance and Power, compiled in every way, against answers that PyTorch computed in double.</summary>
public sealed class SetGradientGoldenTests
{
    public static TheoryData<string, string> CasesAndWidths()
    {
        TheoryData<string, string> data = [];
        foreach (string name in SetGoldenCase.Names())
        {
            foreach (KernelSet set in SetGradientForms.All)
                data.Add(name, set.Name);
        }

        return data;
    }

    public static TheoryData<string> Cases() => [.. SetGoldenCase.Names()];

    public static TheoryData<string> BatchCases() => [.. SetGoldenCase.Names().Where(name => SetGoldenCase.Read(name).Kind == Kind.Batch)];

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void EveryGradient_IsNearTheGoldenAnswer(string name, string width)
    {
        SetGradientGoldenCase golden = SetGradientGoldenCase.Read(name);
        SetGradientForm[] forms = [.. KernelSets.Named(width).SetGradients.Where(golden.IsComputedBy)];
        SetShape shape = golden.Inputs[0].Shape;
        foreach (Axis axis in Enum.GetValues<Axis>())
            Assert.True(forms.Any(form => form.Forward.Axis == axis && form.Forward.Sizes.Contains(shape.Channels)), $"No kernel on Axis.{axis} is made for this size.");
        foreach (SetGradientForm form in forms)
        {
            SetArguments arguments = new(golden.Forward.Epsilon, golden.Forward.Momentum);
            SetOutcome forward = new(form.Forward, golden.Inputs[0].Forward, arguments);
            double[] nu = golden.Inputs[0].Nu;
            for (int step = 0; step < golden.Inputs.Length; step++)
            {
                string What() => $"{name}, step {step}, {width}, {form}";
                forward.Next(golden.Inputs[step].Forward);
                forward.Call();
                SetGradientOutcome outcome = SetGradientOutcome.Of(form, golden.Inputs[step] with { Nu = nu }, arguments, forward: forward);
                if (form.Has(Role.Dx))
                    AssertNear(golden.Dx[step], outcome.Dx, "dx", What);
                if (form.Has(Role.DWeight))
                    AssertNear(golden.DWeight[step], Elements.Widen(outcome[Role.DWeight]), "dweight", What);
                if (form.Has(Role.DBias))
                    AssertNear(golden.DBias[step], Elements.Widen(outcome[Role.DBias]), "dbias", What);
                if (golden.Forward.Kind != Kind.Power)
                    continue;
                AssertNear(golden.Forward.RunningSquareAfter[step], Elements.Widen(forward[Role.RunningSquare]), "runningSquare", What);
                nu = form.WritesNu ? Elements.Widen(outcome[Role.Nu]) : golden.NuAfter[step];
                AssertNear(golden.NuAfter[step], nu, "ν", What);
            }
        }
    }

    [Theory]
    [MemberData(nameof(BatchCases))]
    public void GradientByRunningStatistics_IsTheWeightOverTheirRoot(string name)
    {
        // The file has no such gradient, which a line says: dx = γ·dy/√(rv + ε), and dγ = Σ dy·(x − rm)/√(rv + ε).
        SetGradientGoldenCase golden = SetGradientGoldenCase.Read(name);
        SetGradientInput input = golden.Inputs[0];
        SetArguments arguments = new(golden.Forward.Epsilon, golden.Forward.Momentum);
        SetShape shape = input.Shape;
        double[] x = input.Forward[Role.X], gamma = input.Forward[Role.Weight], rm = input.Forward[Role.RunningMean], rv = input.Forward[Role.RunningVar];
        foreach (KernelSet set in SetGradientForms.All)
        {
            SetGradientForm[] forms = [.. set.SetGradients.Where(form => form.Forward.IsInference && golden.Forward.IsComputedBy(form.Forward) && !form.Forward.HasPadding)];
            Assert.Contains(forms, form => form.Forward.Axis == Axis.Feature);
            Assert.Contains(forms, form => form.Forward.Axis == Axis.Channel);
            foreach (SetGradientForm form in forms)
            {
                string What() => $"{name}, {set.Name}, {form}";
                double[] dx = new double[shape.Length], dweight = new double[shape.Channels];
                for (int i = 0; i < dx.Length; i++)
                {
                    int channel = shape.PlaceOf(i).Channel;
                    double r = 1 / Math.Sqrt(rv[channel] + arguments.For(form.Forward).Epsilon);
                    dx[i] = gamma[channel] * input.Dy[i] * r;
                    dweight[channel] += input.Dy[i] * (x[i] - rm[channel]) * r;
                }

                SetGradientOutcome outcome = SetGradientOutcome.Of(form, input, arguments);
                AssertNear(dx, outcome.Dx, "dx", What);
                if (form.Has(Role.DWeight))
                    AssertNear(dweight, Elements.Widen(outcome[Role.DWeight]), "dweight", What);
                if (!golden.Forward.IsMasked)
                    AssertNear(golden.DBias[0], Elements.Widen(outcome[Role.DBias]), "dbias", What);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Oracle_GivesTheGoldenAnswer(string name)
    {
        SetGradientGoldenCase golden = SetGradientGoldenCase.Read(name);
        SetGradientInput input = golden.Inputs[0];
        foreach (SetGradientForm form in SetGradientForms.All[0].SetGradients.Where(golden.IsComputedBy))
        {
            // The golden ε is a double that no float has.
            void Same(double[] expected, double[] actual)
            {
                Assert.Equal(expected.Length, actual.Length);
                double largest = expected.Max(Math.Abs);
                for (int i = 0; i < expected.Length; i++)
                    Assert.Equal(expected[i], actual[i], 1e-10 * largest);
            }

            SetGradientOracle oracle = SetGradientOracle.Of(form, input, new(golden.Forward.Epsilon, golden.Forward.Momentum));
            Same(golden.Dx[0], oracle.Dx);
            if (form.Has(Role.DWeight))
                Same(golden.DWeight[0], oracle.Sums[Role.DWeight].Values);
            if (form.Has(Role.DBias))
                Same(golden.DBias[0], oracle.Sums[Role.DBias].Values);
            if (form.WritesNu)
                Same(golden.NuAfter[0], oracle.Sums[Role.Nu].Values);
        }
    }

    /// <summary>Every element within the promise of the largest of its tensor.</summary>
    private static void AssertNear(double[] expected, double[] actual, string tensor, Func<string> what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Max(Math.Abs), allowed = SetGradientAccuracy.Promise * largest;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            if (!(error <= allowed))
                Assert.Fail($"{what()}: {tensor} {i} is {actual[i]:G9} where {expected[i]:G17} is right; the error {error:G3} is {error / allowed:G4} times what is allowed.");
        }
    }
}
