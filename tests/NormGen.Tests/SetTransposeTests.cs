using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// The two axes are one mathematics: a tensor with its channels in the middle and the same with them at the end give the same numbers, but for the order in
/// which they are added up.
/// </summary>
public sealed class SetTransposeTests
{
    public static TheoryData<string> ChannelForms() => [.. SetForms.Names.Where(name => SetForms.Named(name) is { Axis: Axis.Channel } form && (form.IsOverPosition ? RowsOf(form) is not null : Twin(form) is not null))];

    [Fact]
    public void EveryKindAndMode_HasFormsOnBothAxes()
    {
        SetForm[] forms = [.. ChannelForms().Select(row => SetForms.Named(row.Data))];
        foreach (Kind kind in Enum.GetValues<Kind>().Except([Kind.L2]))
            Assert.Contains(forms, form => form.Kind == kind);
        foreach (Kind kind in new[] { Kind.Batch, Kind.Power })
        {
            Assert.Contains(forms, form => form.Kind == kind && form.IsTraining);
            Assert.Contains(forms, form => form.Kind == kind && form.IsInference);
            Assert.Contains(forms, form => form.Kind == kind && form.TakesStatistics);
        }
    }

    [Theory]
    [MemberData(nameof(ChannelForms))]
    public void BothAxes_GiveTheSameNumbers(string name)
    {
        SetForm form = SetForms.Named(name);
        Func<SetInput, double[]> other = form.IsOverPosition ? RowsOf(form)! : input => SetOutcome.Of(Twin(form)!, input, SetArguments.Usual).Y;
        foreach (SetShape shape in SetForms.Shapes(form).Where(shape => form.IsOverPosition || Twin(form)!.Takes(shape.Channels, shape.Spatial)))
        {
            foreach (SetDistribution distribution in new[] { SetDistribution.Normal, SetDistribution.Offset, SetDistribution.Outlier, SetDistribution.Constant })
            {
                SetInput input = SetForms.Case(name, shape, distribution);
                if (SetForms.IsRefused(form, input))
                    continue;

                // Each is within the promise of the right answer.
                SetOracle oracle = SetOracle.Of(form, input, SetArguments.Usual);
                double[] channel = SetOutcome.Of(form, input, SetArguments.Usual).Y, feature = other(input);
                for (int i = 0; i < channel.Length; i++)
                {
                    double stored = form.Y == form.Compute ? 0 : Elements.Ulp(form.Y, oracle.Y[i]);
                    double allowed = stored + 2 * (SetAccuracy.Forward(form.Compute, oracle.Counts[oracle.SetOf[i]]) * oracle.Scale[oracle.SetOf[i]] + oracle.Floor[oracle.SetOf[i]]);
                    if (!(Math.Abs(channel[i] - feature[i]) <= allowed))
                        Assert.Fail($"{form}, {input}: {channel[i]:G17} and {feature[i]:G17} at {shape.PlaceOf(i)} differ by more than {allowed:G3}.");
                }
            }
        }
    }

    /// <summary>The form that computes the same with the features last.</summary>
    private static SetForm? Twin(SetForm form) => KernelSets.WithSets[0].Sets.FirstOrDefault(other =>
        other.Axis == Axis.Feature
        && (form.Kind, form.X, form.Y, form.Parameters, form.Groups, form.ZeroCentered, form.IsTraining, form.IsInference, form.IsGiven)
            == (other.Kind, other.X, other.Y, other.Parameters, other.Groups, other.ZeroCentered, other.IsTraining, other.IsInference, other.IsGiven)
        && (form.Epsilon == other.Epsilon || form.IsGiven) && form.EpsilonMode == other.EpsilonMode
        && new[] { Role.Weight, Role.Bias, Role.Epsilon, Role.Mask, Role.Lengths }.All(role => form.Has(role) == other.Has(role))
        && SetForms.Shapes(form).Any(shape => other.Takes(shape.Channels, shape.Spatial)));

    /// <summary>The library's norm of rows that computes the same with the features last.</summary>
    private static Func<SetInput, double[]>? RowsOf(SetForm form)
    {
        if ((form.X, form.Y, form.Parameters, form.Groups, form.Epsilon, form.ZeroCentered, form.HasPadding, form.Has(Role.Epsilon))
            != (ElementType.Single, ElementType.Single, ElementType.Single, 1, 1e-5, false, false, false))
        {
            return null;
        }

        return (form.Kind, form.Has(Role.Weight), form.Has(Role.Bias)) switch
        {
            (Kind.Layer, true, true) => input => Rows(input, (x, y) => NormPrimitives.LayerNorm(x, Floats(input, Role.Weight), Floats(input, Role.Bias), y, 1e-5f)),
            (Kind.RMS, true, false) => input => Rows(input, (x, y) => NormPrimitives.RmsNorm(x, Floats(input, Role.Weight), y, 1e-5f)),
            _ => null,
        };
    }

    private static double[] Rows(SetInput input, Action<float[], float[]> norm)
    {
        float[] x = (float[])input.Of(Role.X, ElementType.Single, Axis.Feature), y = new float[x.Length];
        norm(x, y);
        return input.Shape.FromMemory(Axis.Feature, Elements.Widen(y));
    }

    private static float[] Floats(SetInput input, Role role) => (float[])input.Of(role, ElementType.Single, Axis.Feature);
}
