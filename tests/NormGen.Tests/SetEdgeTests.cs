using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Tensors with as little in them as there can be: no row, one row, one feature, one position, one element that is no padding.</summary>
public sealed class SetEdgeTests
{
    public static TheoryData<string> Forms() => [.. SetForms.Names];

    public static TheoryData<string> BatchTraining() => [.. SetForms.Names.Where(name => SetForms.Named(name) is { Kind: Kind.Batch, IsTraining: true })];

    [Theory]
    [MemberData(nameof(Forms))]
    public void LittleTensors_GiveTheAnswerAtEveryWidth(string name)
    {
        SetForm form = SetForms.Named(name);
        int least = form.Sizes.Length == 1 ? form.Sizes[0] : form.Groups, most = form.Spatial == 0 ? 4 : form.Spatial;
        SetShape[] shapes =
        [
            new(0, least, most), new(1, least, most), new(1, least, Math.Min(most, form.Spatial == 0 ? 1 : most)), new(2, least, form.Spatial == 0 ? 1 : most),
            new(1, least * (form.Sizes.Length == 1 ? 1 : 5), most), new(3, least, most),
        ];
        foreach (SetShape shape in shapes.Where(shape => form.Takes(shape.Channels, shape.Spatial)).Distinct())
        {
            SetInput input = SetCorpus.Make(form, shape, SetDistribution.Normal, seed: 11);
            SetOracle oracle = SetOracle.Of(form, input, SetArguments.Usual);
            foreach (KernelSet set in KernelSets.WithSets)
            {
                string What() => $"{set.Name}, {form}, {input}";
                SetForm own = SetForms.Named(name, set);
                SetOutcome outcome = new(own, input, SetArguments.Usual);
                if (oracle.IsRefused)
                {
                    Assert.Throws<ArgumentException>(outcome.Call);
                    outcome.AssertUntouched(What);
                    continue;
                }

                outcome.Run();
                SetAccuracy.AssertNear(form, input, oracle, outcome, What);
            }
        }
    }

    [Theory]
    [MemberData(nameof(BatchTraining))]
    public void OneElementOfEachFeature_IsNoBatchToTrainWith(string name)
    {
        // One row; or, where a form knows padding, the only row that is none.
        SetForm form = SetForms.Named(name);
        SetShape shape = new(form.HasPadding ? 3 : 1, SetForms.Shapes(form).First().Channels, form.Spatial == 0 ? 1 : form.Spatial);
        if (form.Spatial > 1 && !form.HasPadding)
            return;
        bool[] mask = new bool[shape.Positions];
        mask[^1] = true;
        SetInput input = SetCorpus.Make(form, shape, SetDistribution.Normal, seed: 12).With(mask, masksSamples: shape.Spatial == 1, [0, 1, 0]);
        foreach (KernelSet set in KernelSets.WithSets)
        {
            SetOutcome outcome = new(SetForms.Named(name, set), input, SetArguments.Usual);
            Assert.Equal("x", Assert.Throws<ArgumentException>(outcome.Call).ParamName);
            outcome.AssertUntouched(() => $"{set.Name}, {form}, {input}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void SetWithoutSpread_GivesExactlyTheBias(string name)
    {
        // x − μ is nothing, whatever the mean, and 0·γ + β rounds nothing.
        SetForm form = SetForms.Named(name);
        if (form.Kind is Kind.RMS or Kind.L2 or Kind.Power || !form.TakesStatistics)
            return;
        foreach (SetShape shape in SetForms.Shapes(form))
        {
            SetInput input = SetForms.Case(name, shape, SetDistribution.Constant);
            if (SetForms.IsRefused(form, input))
                continue;
            double[] bias = form.Has(Role.Bias) ? Elements.Widen(Elements.Round(form.Y, input.Rounded(Role.Bias, form.Parameters))) : new double[shape.Channels];
            double[] y = SetOutcome.Of(form, input, SetArguments.Usual).Y;
            for (int i = 0; i < y.Length; i++)
            {
                double expected = input.IsValid(form, i) ? bias[shape.PlaceOf(i).Channel] : 0;
                if (y[i] != expected)
                    Assert.Fail($"{form}, {input}: y is {y[i]:G17} at {shape.PlaceOf(i)}, where the bias is {expected:G17}.");
            }
        }
    }
}
