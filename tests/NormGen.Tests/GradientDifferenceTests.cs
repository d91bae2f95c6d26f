using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Gradients are how the library's own output moves: of a loss that is linear in all that the forward method writes, differences in every element of every input
/// are what the gradient says. For every kind and placement, in double, where differences are good to nine digits.
/// </summary>
public sealed class GradientDifferenceTests
{
    private const double Step = 1e-3, Tolerance = 2e-7;

    private static readonly (Role Input, Role Gradient)[] s_inputs =
    [
        (Role.X, Role.Dx), (Role.Residual, Role.DResidual), (Role.Weight, Role.DWeight), (Role.Bias, Role.DBias),
        (Role.NextWeight, Role.DNextWeight), (Role.NextBias, Role.DNextBias),
    ];

    private static readonly Dictionary<string, GradientForm> s_forms = GradientDifferences.Forms.ToDictionary(form => form.ToString());

    public static TheoryData<string> Forms() => [.. s_forms.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void AGradient_IsHowTheOutputMoves(string name)
    {
        GradientForm form = s_forms[name];
        Inputs(form.Forward.Groups).Sample(input => AssertMoves(form, input), iter: 60);
    }

    private static Gen<StepInput> Inputs(int groups) =>
        from columns in Gen.Int[1, 5]
        from rows in Gen.Int[1, 4]
        let dim = columns * groups
        from mask in Gen.Bool.Array[rows]
        from length in Gen.Int[0, rows]
        from tensors in Gen.Double[-2, 2].Array[rows * dim].Array[4]
        from parameters in Gen.Double[-2, 2].Array[dim].Array[4]
        let zeros = new double[dim]
        select new StepInput("drawn", dim, rows)
        {
            [Role.X] = tensors[0],
            [Role.Residual] = tensors[1],
            [Role.Dy] = tensors[2],
            [Role.DResidualOut] = tensors[3],
            [Role.Weight] = parameters[0],
            [Role.Bias] = parameters[1],
            [Role.NextWeight] = parameters[2],
            [Role.NextBias] = parameters[3],
            [Role.DWeight] = zeros,
            [Role.DBias] = zeros,
            [Role.DNextWeight] = zeros,
            [Role.DNextBias] = zeros,
            Mask = mask,
            Lengths = [length],
        };

    private static void AssertMoves(GradientForm form, StepInput input)
    {
        GradientInput given = GradientInput.Of(form, input, StepArguments.Usual);
        if (HasKink(form, given))
            return;
        GradientOutcome outcome = GradientOutcome.Of(form, given);
        foreach ((Role read, Role gradient) in s_inputs.Where(pair => form.Has(pair.Gradient)))
        {
            double[] values = input[read], actual = Elements.Widen(outcome[gradient]);
            for (int i = 0; i < actual.Length; i++)
            {
                double Moved(double by)
                {
                    double[] moved = [.. values];
                    moved[i] += by;
                    return Loss(form, input.With(read, moved));
                }

                // Four points, whose error is of the fourth power of the step.
                double expected = (8 * (Moved(Step) - Moved(-Step)) - (Moved(2 * Step) - Moved(-2 * Step))) / (12 * Step);
                double scale = 1 + actual.Max(Math.Abs);
                if (!(Math.Abs(actual[i] - expected) <= Tolerance * scale))
                    Assert.Fail($"{given}: {gradient} {i} is {actual[i]:R}, and the loss moves by {expected:R}.\n{Describe(input)}");
            }
        }
    }

    /// <summary>The output times dy, and the residual stream that goes out times what comes down it.</summary>
    private static double Loss(GradientForm form, StepInput input)
    {
        StepOutcome outcome = StepOutcome.Of(form.Forward, input, StepArguments.Usual);
        double loss = Product(outcome[Role.Y], input[Role.Dy]);
        return form.Forward.UpdatesResidual ? loss + Product(outcome[Role.Residual], input[Role.DResidualOut]) : loss;
    }

    private static double Product(Array values, double[] with) => Elements.Widen(values).Zip(with, (a, b) => a * b).Sum();

    /// <summary>Where the output is no smooth function, differences say little: L2 near ε, a root beside ε near zero.</summary>
    private static bool HasKink(GradientForm form, GradientInput given)
    {
        StepForm forward = form.Forward;
        if (forward.Kind != Kind.L2 && forward.EpsilonMode == EpsilonMode.InsideRoot)
            return false;
        int columns = given.Dim / forward.Groups;
        return new[] { Role.X, Role.Sum }.Where(form.Has).Any(role => Elements.Widen(given[role]).Chunk(columns).Any(group =>
        {
            double mean = forward.Kind == Kind.Layer ? group.Average() : 0;
            double root = Math.Sqrt(group.Sum(value => (value - mean) * (value - mean)) / (forward.Kind == Kind.L2 ? 1 : columns));
            return forward.Kind == Kind.L2 ? Math.Abs(root - forward.Epsilon) < 0.02 : root < 0.3 && (columns > 1 || forward.Kind == Kind.RMS);
        }));
    }

    private static string Describe(StepInput input) =>
        string.Join('\n', s_inputs.Select(pair => pair.Input).Append(Role.Dy).Append(Role.DResidualOut).Select(role => $"{role}: {string.Join(' ', input[role].Select(v => v.ToString("R")))}"));
}
