using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Any samples, features, positions, distribution, ε and padding: every gradient is near the answer that has far more digits. That all widths give one answer is the subject
/// of <see cref="SetGradientBitsTests"/>.
/// </summary>
public sealed class SetGradientPropertyTests
{
    private static readonly Gen<SetArguments> s_arguments = Gen.OneOfConst(1e-5, 1e-6, 1e-12, 1e-20, 1e-38).Select(epsilon => new SetArguments(epsilon, 0.3));

    public static TheoryData<string> Forms() => [.. SetGradientForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void FiniteInput_IsNearTheAnswer(string name)
    {
        SetGradientForm form = SetGradientForms.Named(name);
        foreach ((int i, SetShape shape) in SetForms.Shapes(form.Forward).Index())
        {
            // Every other distribution, in turn.
            foreach (SetDistribution distribution in SetCorpus.Finite.Where(distribution => (i + (int)distribution) % 2 == 0))
                AssertNear(name, SetGradientForms.All[0], SetGradientForms.Case(form, shape, distribution), SetArguments.Usual);
        }
    }

    [Fact]
    public void AnyInput_IsNearTheAnswer() =>
        Gen.Select(
            Gen.OneOfConst(SetGradientForms.Names.ToArray()), Gen.Select(Gen.Int[0, 8], Gen.Int[1, 100], Gen.Int[1, 40]), Gen.OneOfConst(SetCorpus.Finite), s_arguments,
            Gen.OneOfConst(SetGradientForms.All), Gen.ULong)
        .Sample((name, size, distribution, arguments, set, seed) =>
        {
            SetForm forward = SetGradientForms.Named(name).Forward;
            int channels = forward.Sizes.Length == 1 ? forward.Sizes[0]
                : forward.Sizes.Length > 1 && seed % 2 == 0 ? forward.Sizes[size.Item2 % forward.Sizes.Length]
                : (size.Item2 + forward.Groups - 1) / forward.Groups * forward.Groups;
            SetShape shape = new(size.Item1, channels, forward.Spatial == 0 ? size.Item3 : forward.Spatial);
            AssertNear(name, set, SetGradientInput.Make(SetCorpus.Make(forward, shape, distribution, seed), seed), arguments);
        }, iter: 1000);

    private static void AssertNear(string name, KernelSet set, SetGradientInput input, SetArguments arguments)
    {
        SetGradientForm form = SetGradientForms.Named(name, set);
        if (SetGradientForms.IsRefused(form, input))
            return;
        string What() => $"{set.Name}, {form}, {input}, {arguments.For(form.Forward)}, padding {(form.Has(Role.Lengths) ? string.Join(' ', input.Forward.Lengths) : form.Has(Role.Mask) ? string.Concat(input.Forward.Mask.Select(b => b ? 1 : 0)) : "none")}";
        SetGradientAccuracy.AssertNear(form, input, arguments, SetGradientOutcome.Of(form, input, arguments), What);
    }
}
