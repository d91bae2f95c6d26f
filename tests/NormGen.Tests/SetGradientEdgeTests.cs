using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Gradients of tensors with as little in them as there can be: no sample, one row, one feature, one position, one element that is no padding.</summary>
public sealed class SetGradientEdgeTests
{
    public static TheoryData<string> Forms() => [.. SetGradientForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void LittleTensors_GiveTheAnswerAtEveryWidth(string name)
    {
        SetForm forward = SetGradientForms.Named(name).Forward;
        int least = forward.Sizes.Length == 1 ? forward.Sizes[0] : forward.Groups, most = forward.Spatial == 0 ? 4 : forward.Spatial, one = forward.Spatial == 0 ? 1 : most;
        SetShape[] shapes = [new(0, least, most), new(1, least, most), new(1, least, one), new(2, least, one), new(1, least * (forward.Sizes.Length == 1 ? 1 : 5), most), new(3, least, most)];
        foreach (SetShape shape in shapes.Where(shape => forward.Takes(shape.Channels, shape.Spatial)).Distinct())
        {
            SetGradientInput input = SetGradientInput.Make(SetCorpus.Make(forward, shape, SetDistribution.Normal, seed: 11), seed: 11);
            SetGradientForm form = SetGradientForms.Named(name);
            if (SetGradientForms.IsRefused(form, input))
                continue;
            SetGradientOracle oracle = SetGradientOracle.Of(form, input, SetArguments.Usual);
            foreach (KernelSet set in SetGradientForms.All)
            {
                string What() => $"{set.Name}, {form}, {input}";
                SetGradientOutcome outcome = SetGradientOutcome.Of(SetGradientForms.Named(name, set), input, SetArguments.Usual);
                SetGradientAccuracy.AssertNear(form, input, oracle, outcome, What);
                if (shape.Samples > 0)
                    continue;
                foreach (Role role in SetGradientOutcome.Written(form).Where(role => role != Role.Dx))
                    Bits.AssertSame(role, outcome.Before(role), outcome[role], 1, anyNaN: false, What);
            }
        }
    }

    /// <summary>Beside 1/√10⁻³⁸, of subnormal samples, the terms of dx are beyond a float, and what they leave of each other is hardly within it.</summary>
    [Fact]
    public void TermsBeyondAFloat_AreNearOrInfinite()
    {
        SetShape shape = new(8, 44, 14);
        foreach (KernelSet set in SetGradientForms.All)
        {
            foreach (SetGradientForm form in set.SetGradients.Where(form => form.Has(Role.Dx) && form.Forward.Takes(shape.Channels, shape.Spatial)))
            {
                SetGradientInput input = SetGradientInput.Make(SetCorpus.Make(form.Forward, shape, SetDistribution.Subnormal, seed: 5043433573600), seed: 5043433573600);
                SetArguments arguments = new(1e-38, 0.3);
                if (!SetGradientForms.IsRefused(form, input))
                    SetGradientAccuracy.AssertNear(form, input, arguments, SetGradientOutcome.Of(form, input, arguments), () => $"{set.Name}, {form}, {input}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void TwoCalls_AddUp(string name)
    {
        foreach (KernelSet set in SetGradientForms.All)
        {
            SetGradientForm form = SetGradientForms.Named(name, set);
            SetGradientInput input = SetGradientForms.Case(form, SetForms.Shapes(form.Forward).First(), SetDistribution.Normal);
            if (SetGradientForms.IsRefused(form, input))
                continue;
            SetGradientOutcome first = SetGradientOutcome.Of(form, input, SetArguments.Usual);
            SetGradientInput Following() => input with
            {
                Nu = form.WritesNu ? Elements.Widen(first[Role.Nu]) : input.Nu,
                DWeight = form.Has(Role.DWeight) ? Elements.Widen(first[Role.DWeight]) : input.DWeight,
                DBias = form.Has(Role.DBias) ? Elements.Widen(first[Role.DBias]) : input.DBias,
            };
            SetGradientInput next = Following();
            SetGradientAccuracy.AssertNear(form, next, SetArguments.Usual, SetGradientOutcome.Of(form, next, SetArguments.Usual), () => $"{set.Name}, {form}, {input}, the second call");

            // What is there takes no part in the sums: beside zeros they are the sums themselves, rounded once.
            SetGradientInput empty = input with { DWeight = new double[input.DWeight.Length], DBias = new double[input.DBias.Length] };
            SetGradientAccuracy.AssertNear(form, empty, SetArguments.Usual, SetGradientOutcome.Of(form, empty, SetArguments.Usual), () => $"{set.Name}, {form}, {input}, beside zeros");
        }
    }
}
