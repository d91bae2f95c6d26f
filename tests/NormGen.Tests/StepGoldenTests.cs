using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Residual placements, L2 and 16-bit elements, at every width, against answers that PyTorch computed in double.</summary>
public sealed class StepGoldenTests
{
    /// <summary>The promise for 16-bit outputs: half a unit in the last place is the rounding itself.</summary>
    private const double UlpsOf16Bits = 0.51;

    /// <summary>
    /// Below this part of the row's largest, an element is what x̂·γ and β left of each other, and the unit of 16 bits is so small there that
    /// the promise for floats is the wider one.
    /// </summary>
    private const double Cancelled = 0.01;

    public static TheoryData<string, string> CasesAndWidths()
    {
        TheoryData<string, string> data = [];
        foreach (string name in StepGoldenCase.Names())
        {
            foreach (KernelSet set in KernelSets.WithSteps)
                data.Add(name, set.Name);
        }

        return data;
    }

    [Fact]
    public void GoldenCases_AreAllThere() => Assert.Equal(20, StepGoldenCase.Names().Count());

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void EveryForm_IsNearTheGoldenAnswer(string name, string width)
    {
        StepGoldenCase golden = StepGoldenCase.Read(name);
        StepForm[] forms = [.. KernelSets.Named(width).Steps.Where(golden.IsComputedBy)];
        Assert.True(forms.Any(form => form.Sizes.Contains(golden.Input.Dim)), "No kernel is made for this size.");
        foreach (StepForm form in forms)
        {
            string What() => $"{name}, {width}, {form}";
            StepArguments arguments = StepArguments.Usual with { Epsilon = golden.Epsilon, ResidualScale = golden.ResidualScale, BranchScale = 1 };
            StepOutcome outcome = StepOutcome.Of(form, golden.Input, arguments);
            AssertNear(golden.Y, outcome[form.InPlace ? Role.X : Role.Y], golden.Type, golden.Input.Dim, "y", What);
            if (form.UpdatesResidual || form.Has(Role.Sum))
                AssertNear(golden.Sum, outcome[form.UpdatesResidual ? Role.Residual : Role.Sum], golden.Type, golden.Input.Dim, "sum", What);
            for (int row = 0; row < golden.InvStd.Length; row++)
            {
                if (form.Has(Role.InvStd))
                    Assert.Equal(golden.InvStd[row], Elements.At(outcome[Role.InvStd], row), golden.InvStd[row] * Accuracy.Forward);
                if (form.Has(Role.Mean))
                    Assert.Equal(golden.Mean[row], Elements.At(outcome[Role.Mean], row), Accuracy.Forward / golden.InvStd[row]);
            }
        }
    }

    private static void AssertNear(double[] expected, Array actual, ElementType type, int dim, string tensor, Func<string> what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int row = 0; row < expected.Length / dim; row++)
        {
            double largest = expected.AsSpan(row * dim, dim).ToArray().Max(Math.Abs);
            for (int i = row * dim; i < (row + 1) * dim; i++)
            {
                double error = Math.Abs(Elements.At(actual, i) - expected[i]);
                double ulp = Elements.Ulp(type, expected[i]);
                double allowed = type == ElementType.Single ? Accuracy.Forward * largest
                    : Math.Abs(expected[i]) >= Cancelled * largest ? UlpsOf16Bits * ulp
                    : ulp / 2 + Accuracy.Forward * largest;
                if (!(error <= allowed))
                {
                    Assert.Fail($"{what()}: {tensor} at row {row}, element {i % dim} is {Elements.At(actual, i):G9} where {expected[i]:G17} is right; "
                        + $"the error {error:G3} is {error / allowed:G4} times what is allowed.");
                }
            }
        }
    }
}
