using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Gradients of rows, at every width, against answers that PyTorch computed in double.</summary>
public sealed class GradientGoldenTests
{
    /// <summary>The promise for 16-bit outputs: half a unit in the last place is the rounding itself.</summary>
    private const double UlpsOf16Bits = 0.51;

    /// <summary>Below this part of the row's largest, an element is what its terms left of each other, and the promise for floats is the wider one.</summary>
    private const double Cancelled = 0.01;

    public static TheoryData<string, string> CasesAndWidths()
    {
        TheoryData<string, string> data = [];
        foreach (string name in GradientGoldenCase.Names())
        {
            foreach (KernelSet set in GradientForms.Sets)
                data.Add(name, set.Name);
        }

        return data;
    }

    [Fact]
    public void GoldenCases_AreAllThere() => Assert.Equal(78, GradientGoldenCase.Names().Count());

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void EveryForm_IsNearTheGoldenAnswer(string name, string width)
    {
        GradientGoldenCase golden = GradientGoldenCase.Read(name);
        GradientForm[] forms = [.. KernelSets.Named(width).Gradients.Where(golden.IsComputedBy)];
        Assert.NotEmpty(forms);
        foreach (GradientForm form in forms)
        {
            string What() => $"{name}, {width}, {form}";
            StepArguments arguments = StepArguments.Usual with { Epsilon = golden.Epsilon, ResidualScale = golden.ResidualScale, BranchScale = 1 };
            GradientInput given = GradientInput.Of(form, golden.Input, arguments);
            GradientOutcome outcome = GradientOutcome.Of(form, given);
            foreach (Role role in GradientOutcome.Written(form))
                AssertNear(golden[role], outcome[role], golden.Input.Dim, LargestOf(role), role, What);

            // The output of one or two features hardly moves with x: dx is what its terms left of each other, and as precise as they are.
            double[]? LargestOf(Role role) => role == Role.Dx && golden.Input.Dim <= 2 ? GradientOracle.Of(given).ScaleOf(role) : null;
        }
    }

    private static void AssertNear(double[] expected, Array actual, int dim, double[]? scale, Role role, Func<string> what)
    {
        Assert.Equal(expected.Length, actual.Length);
        ElementType type = Elements.TypeOf(actual);
        for (int row = 0; row < expected.Length / dim; row++)
        {
            double largest = scale is null ? expected.AsSpan(row * dim, dim).ToArray().Max(Math.Abs) : scale[row * dim];
            for (int i = row * dim; i < (row + 1) * dim; i++)
            {
                double error = Math.Abs(Elements.At(actual, i) - expected[i]);
                double ulp = Elements.Ulp(type, expected[i]);
                double allowed = type == ElementType.Single ? GradientOracle.Float * largest
                    : Math.Abs(expected[i]) >= Cancelled * largest ? UlpsOf16Bits * ulp
                    : ulp / 2 + GradientOracle.Float * largest;
                if (!(error <= allowed))
                {
                    Assert.Fail($"{what()}: {role} at row {row}, element {i % dim} is {Elements.At(actual, i):G9} where {expected[i]:G17} is right; "
                        + $"the error {error:G3} is {error / allowed:G4} times what is allowed, and {error / largest:G3} of the largest.");
                }
            }
        }
    }
}
