using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Any samples, features, positions, distribution, ε, momentum and padding: every form is near the answer that has far more digits. That all widths give one answer is the
/// subject of <see cref="SetBitsTests"/>.
/// </summary>
public sealed class SetPropertyTests
{
    private static readonly Gen<SetArguments> s_arguments = Gen.Select(
        Gen.OneOfConst(1e-5, 1e-6, 1e-12, 1e-20, 1e-38), Gen.OneOfConst(0.1, 0.3, 0, 1), (epsilon, momentum) => new SetArguments(epsilon, momentum));

    public static TheoryData<string> Forms() => [.. SetForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void FiniteInput_IsNearTheAnswer(string name)
    {
        SetForm form = SetForms.Named(name);
        foreach ((int i, SetShape shape) in SetForms.Shapes(form).Index())
        {
            // Every other distribution, in turn.
            foreach (SetDistribution distribution in SetCorpus.Finite.Where(distribution => (i + (int)distribution) % 2 == 0))
                AssertNear(name, KernelSets.WithSets[0], SetForms.Case(name, shape, distribution), SetArguments.Usual);
        }
    }

    [Fact]
    public void AnyInput_IsNearTheAnswer() =>
        Gen.Select(
            Gen.OneOfConst(SetForms.Names.ToArray()), Gen.Select(Gen.Int[0, 8], Gen.Int[1, 100], Gen.Int[1, 40]), Gen.OneOfConst(SetCorpus.Finite), s_arguments,
            Gen.OneOfConst(KernelSets.WithSets), Gen.ULong)
        .Sample((name, size, distribution, arguments, set, seed) =>
        {
            SetForm form = SetForms.Named(name);
            int channels = form.Sizes.Length == 1 ? form.Sizes[0]
                : form.Sizes.Length > 1 && seed % 2 == 0 ? form.Sizes[size.Item2 % form.Sizes.Length]
                : (size.Item2 + form.Groups - 1) / form.Groups * form.Groups;
            SetShape shape = new(size.Item1, channels, form.Spatial == 0 ? size.Item3 : form.Spatial);
            AssertNear(name, set, SetCorpus.Make(form, shape, distribution, seed), arguments);
        }, iter: 1000);

    private static void AssertNear(string name, KernelSet set, SetInput input, SetArguments arguments)
    {
        SetForm form = SetForms.Named(name, set);
        string What() => $"{set.Name}, {form}, {input}, {arguments.For(form)}, padding {(form.Has(Role.Lengths) ? string.Join(' ', input.Lengths) : form.Has(Role.Mask) ? string.Concat(input.Mask.Select(b => b ? 1 : 0)) : "none")}";
        SetOracle oracle = SetOracle.Of(form, input, arguments);
        SetOutcome outcome = new(form, input, arguments);
        if (oracle.IsRefused)
        {
            Assert.Throws<ArgumentException>(outcome.Run);
            outcome.AssertUntouched(What);
            return;
        }

        outcome.Run();
        SetAccuracy.AssertNear(form, input, oracle, outcome, What);
    }
}
