using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>A NaN or an infinity in x or dy stays within its own set in dx, and within its own feature in what is added up; and no number is made up for it.</summary>
public sealed class SetGradientSpecialValueTests
{
    public static TheoryData<string> Forms() => [.. SetGradientForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void SpecialValue_TouchesItsOwnSetOnly(string name)
    {
        SetGradientForm form = SetGradientForms.Named(name);
        SetShape shape = SetForms.Shapes(form.Forward).First();
        SetGradientInput input = SetGradientForms.Case(form, shape, SetDistribution.Normal);
        if (SetGradientForms.IsRefused(form, input))
            return;
        foreach (KernelSet set in SetGradientForms.All)
        {
            SetGradientForm own = SetGradientForms.Named(name, set);
            SetGradientOutcome clean = SetGradientOutcome.Of(own, input, SetArguments.Usual);
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                foreach (int place in new[] { 0, shape.Length / 2, shape.Length - 1 })
                {
                    double[] Put(double[] values) => [.. values.Select((old, i) => i == place ? value : old)];
                    SetGradientInput inDy = input with { Dy = Put(input.Dy) }, inX = input with { Forward = input.Forward.With(Role.X, Put(input.Forward[Role.X])) };
                    AssertTouched(form, input, place, clean, SetGradientOutcome.Of(own, inDy, SetArguments.Usual), isDy: true, () => $"{set.Name}, {form}, {input}, {value} in dy at {shape.PlaceOf(place)}");
                    if (form.Has(Role.X))
                        AssertTouched(form, input, place, clean, SetGradientOutcome.Of(own, inX, SetArguments.Usual), isDy: false, () => $"{set.Name}, {form}, {input}, {value} in x at {shape.PlaceOf(place)}");
                }
            }
        }
    }

    private static void AssertTouched(SetGradientForm form, SetGradientInput input, int place, SetGradientOutcome clean, SetGradientOutcome touched, bool isDy, Func<string> what)
    {
        SetShape shape = input.Shape;
        bool isPadding = form.Forward.HasPadding && !input.Forward.IsValid(form.Forward, place);
        int[] setOf = SetSharing.Of(form.Forward, shape).SetsOf(shape);
        int[] features = [.. Enumerable.Range(0, shape.Length).Select(i => shape.PlaceOf(i).Channel)];
        bool moves = form.Forward.TakesStatistics;
        if (form.Has(Role.Dx))
        {
            double[] before = clean.Dx, after = touched.Dx;
            bool isMade = false;
            for (int i = 0; i < before.Length; i++)
            {
                bool mayDiffer = !isPadding && (moves ? setOf[i] == setOf[place] : i == place);
                isMade |= mayDiffer && !double.IsFinite(after[i]);
                if (!mayDiffer && BitConverter.DoubleToInt64Bits(before[i]) != BitConverter.DoubleToInt64Bits(after[i]))
                    Assert.Fail($"{what()}: dx at {shape.PlaceOf(i)} is {after[i]:G9}, and {before[i]:G9} without it.");
            }

            // Where nothing moves, and no ν is there, dx is made of dy alone.
            if (!isPadding && !isMade && (isDy || moves || form.Has(Role.Nu)))
                Assert.Fail($"{what()}: every element of that set of dx is finite.");
        }

        // Statistics that the value is in are those of all features of its set.
        HashSet<int> own = [.. Enumerable.Range(0, shape.Length).Where(i => !isPadding && (!isDy && moves ? setOf[i] == setOf[place] : i == place)).Select(i => features[i])];
        foreach (Role role in SetGradientOutcome.Written(form).Where(role => role != Role.Dx))
        {
            Array expected = clean[role], actual = touched[role];
            foreach (int feature in own)
                Array.Copy(expected, feature, actual, feature, 1);
            Bits.AssertSame(role, expected, actual, 1, anyNaN: false, what);
            double sum = Elements.At(touched[role], features[place]);
            if (!isPadding && double.IsFinite(sum) && (isDy || role != Role.DBias))
                Assert.Fail($"{what()}: {role} {features[place]} is {sum:G9}.");
        }
    }
}
