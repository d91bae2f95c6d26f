using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Every form, at every width, against answers that PyTorch computed in double.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string> CasesAndWidths()
    {
        TheoryData<string, string> data = [];
        foreach (string name in GoldenCase.Names())
        {
            // The library's public methods take no zero-centred weight.
            bool zeroCentred = name.StartsWith("rms1p_", StringComparison.Ordinal);
            foreach (KernelSet set in KernelSets.All.Where(set => !zeroCentred || set != Primitives.Set))
                data.Add(name, set.Name);
        }

        return data;
    }

    public static TheoryData<string> FlatCases() =>
        [.. GoldenCase.Names().Where(name => name.Contains("_zero_") || name.StartsWith("layer_d1_") || name.StartsWith("layer") && name.Contains("_constant_"))];

    [Fact]
    public void GoldenCases_AreAllThere() => Assert.Equal(58, GoldenCase.Names().Count());

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void EveryForm_IsNearTheGoldenAnswer(string name, string width)
    {
        GoldenCase golden = GoldenCase.Read(name);
        foreach (NormForm form in Forms(golden, width))
        {
            string What() => $"{name}, {width}, {form.Name}";
            Outcome outcome = Outcome.Of(form, golden.Input, golden.Epsilon);
            Accuracy.AssertNear(golden.Y, outcome.Y, golden.RowMaxima, new double[golden.Input.Rows], golden.Input.Dim, What);
            Accuracy.AssertStatistics(golden.Mean, golden.InvStd, outcome, form.Parts, What);
        }
    }

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void EveryGoldenCase_IsReachedByEveryKindOfForm(string name, string width)
    {
        NormForm[] forms = Forms(GoldenCase.Read(name), width);

        Assert.True(width == "Primitives" || forms.Any(form => form.Sizes is [_]), "There is no method of this one size.");
        Assert.True(width == "Primitives" || forms.Any(form => form.Sizes?.Length > 1), "There is no method of several sizes.");
        Assert.Contains(forms, form => form.Sizes is null);
        Assert.Contains(forms, form => form.Parts.HasFlag(Parts.InvStd));
        Assert.Contains(forms, form => form.InPlace);
    }

    [Theory]
    [MemberData(nameof(FlatCases))]
    public void RowWithoutSpread_GivesExactlyTheBias(string name)
    {
        GoldenCase golden = GoldenCase.Read(name);
        foreach (KernelSet set in KernelSets.All)
        {
            foreach (NormForm form in Forms(golden, set.Name))
            {
                Outcome outcome = Outcome.Of(form, golden.Input, golden.Epsilon);
                for (int i = 0; i < outcome.Y.Length; i++)
                    Assert.Equal(golden.Kind == Kind.Layer ? golden.Input.Bias[i % golden.Input.Dim] : 0f, outcome.Y[i]);
            }
        }
    }

    private static NormForm[] Forms(GoldenCase golden, string width)
    {
        Parts affine = golden.Kind == Kind.Layer ? Parts.Affine : Parts.Weight;
        NormForm[] forms = [.. KernelSets.Named(width).Forms.Where(form =>
            form.Computes(golden.Kind, golden.Input.Dim, affine, golden.Epsilon, golden.ZeroCentered))];
        Assert.True(forms.Length > 0, "No form computes this case.");
        return forms;
    }
}
