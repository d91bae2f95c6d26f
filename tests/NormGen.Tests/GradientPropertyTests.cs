using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Any size, rows, distribution, ε, factors and padding: gradients that take every size give, at every width, the same bits, and those are near the answer.</summary>
public sealed class GradientPropertyTests
{
    private static readonly string[] s_anySize = [.. GradientForms.Names.Where(name => GradientForms.Named(name).Forward.Sizes.Length != 1)];

    private static readonly string[] s_oneSize = [.. GradientForms.Names.Except(s_anySize)];

    // With the largest ε, rows of L2 are no longer than that.
    private static readonly Gen<StepArguments> s_arguments = Gen.Select(
        Gen.OneOfConst(1e-5, 1e-6, 1e-12, 1e-20, 1e-38, 0.5, 5),
        Gen.OneOfConst(1, 0.5, -1.25, 3.5565588200778455, 0),
        Gen.OneOfConst(1, 0.7, -1, 0),
        (epsilon, residualScale, branchScale) => new StepArguments(epsilon, residualScale, branchScale, 0, 0));

    [Fact]
    public void AnyInput_GivesTheSameBitsNearTheAnswer() =>
        Gen.Select(Gen.OneOfConst(s_anySize), Gen.Int[1, 300], Gen.Int[0, 40], Gen.OneOfConst(Corpus.Finite), s_arguments, Gen.ULong)
        .Sample((name, size, rows, distribution, arguments, seed) =>
        {
            int groups = GradientForms.Named(name).Forward.Groups;
            Hold(name, (size + groups - 1) / groups * groups, rows, distribution, arguments, seed);
        }, iter: 1500);

    [Fact]
    public void AnyRowsOfOneSize_GiveTheSameBitsNearTheAnswer() =>
        Gen.Select(Gen.OneOfConst(s_oneSize), Gen.Int[0, 40], Gen.OneOfConst(Corpus.Finite), s_arguments, Gen.ULong)
        .Sample((name, rows, distribution, arguments, seed) => Hold(name, GradientForms.Named(name).Forward.Sizes[0], rows, distribution, arguments, seed), iter: 1000);

    private static void Hold(string name, int dim, int rows, Distribution distribution, StepArguments arguments, ulong seed)
    {
        GradientForm form = GradientForms.Named(name);
        StepInput input = GradientCorpus.Make(form.Forward.X, dim, rows, distribution, seed);
        GradientInput given = GradientInput.Of(form, input, arguments);
        GradientOutcome expected = GradientOutcome.Of(form, given);
        GradientAccuracy.AssertNear(given, expected, () => $"{given}");
        foreach (KernelSet set in GradientForms.Sets)
        {
            GradientOutcome actual = GradientOutcome.Of(GradientForms.Named(name, set), given);
            foreach (Role role in GradientOutcome.Written(form))
                Bits.AssertSame(role, expected[role], actual[role], GradientForms.Columns(role, dim, expected[role].Length), anyNaN: false, () => $"{given}: 512 and {set.Name}");
        }
    }
}
