using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Any size, rows, distribution, ε, factors, strides and padding: methods that take every size give, at every width, the bits of the unfused
/// steps, and those are near the answer.
/// </summary>
public sealed class StepPropertyTests
{
    private static readonly string[] s_forms = [.. StepForms.Names.Where(name => StepForms.Named(name).Sizes.Length != 1)];

    private static readonly Gen<StepArguments> s_arguments = Gen.Select(
        Gen.OneOfConst(1e-5, 1e-6, 1e-12, 1e-20, 1e-38),
        Gen.OneOfConst(1, 0.5, -1.25, 3.5565588200778455, 0),
        Gen.OneOfConst(1, 0.7, -1, 0),
        Gen.Int[0, 70],
        Gen.Int[0, 5],
        (epsilon, residualScale, branchScale, xGap, yGap) => new StepArguments(epsilon, residualScale, branchScale, xGap, yGap));

    [Fact]
    public void AnyInput_GivesTheBitsOfTheUnfusedStepsNearTheAnswer() =>
        Gen.Select(Gen.OneOfConst(s_forms), Gen.Int[1, 300], Gen.Int[0, 12], Gen.OneOfConst(Corpus.Finite), s_arguments, Gen.Bool, Gen.ULong)
        .Sample((name, size, rows, distribution, arguments, rowByRow, seed) =>
        {
            StepForm form = StepForms.Named(name);
            int dim = (size + form.Groups - 1) / form.Groups * form.Groups;
            StepInput input = StepCorpus.Make(form.X, dim, rows, distribution, seed);
            StepAccuracy.AssertNear(form, input, arguments);
            Unfused expected = Unfused.Of(form, input, arguments);
            foreach (KernelSet set in KernelSets.WithSteps)
            {
                StepOutcome actual = StepOutcome.Of(StepForms.Named(name, set), input, arguments, rowByRow);
                foreach (Role role in StepOutcome.Written(form))
                    Bits.AssertSame(role, expected[role], actual[role], StepForms.Columns(form, role, dim), anyNaN: false, () => $"{form}, {input}: unfused and {set.Name}");
            }
        }, iter: 1500);
}
