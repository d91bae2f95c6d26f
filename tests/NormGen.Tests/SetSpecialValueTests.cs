using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// A NaN or an infinity touches no set but its own, in all that a method writes; where a method reads nothing of a set but one element after another, no element
/// but its own.
/// </summary>
public sealed class SetSpecialValueTests
{
    public static TheoryData<string> Forms() => [.. SetForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void SpecialValue_TouchesNoOtherSet(string name)
    {
        SetForm form = SetForms.Named(name);
        SetShape shape = SetForms.Shapes(form).First();
        SetInput input = SetForms.Case(name, shape, SetDistribution.Normal);
        foreach (KernelSet set in KernelSets.WithSets)
        {
            SetForm own = SetForms.Named(name, set);
            SetOutcome clean = SetOutcome.Of(own, input, SetArguments.Usual);
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                foreach (int place in new[] { 0, shape.Length / 2, shape.Length - 1 })
                {
                    double[] x = [.. input[Role.X]];
                    x[place] = value;
                    SetOutcome touched = SetOutcome.Of(own, input.With(Role.X, x), SetArguments.Usual);
                    AssertOthers(form, input, place, clean, touched, () => $"{set.Name}, {form}, {input}, {value} at {shape.PlaceOf(place)}");
                    if (input.IsValid(form, place))
                        AssertOwn(form, shape, place, touched, () => $"{set.Name}, {form}, {input}, {value} at {shape.PlaceOf(place)}");
                }
            }
        }
    }

    private static void AssertOthers(SetForm form, SetInput input, int place, SetOutcome clean, SetOutcome touched, Func<string> what)
    {
        SetShape shape = input.Shape;
        int[] setOf = SetSharing.Of(form, shape).SetsOf(shape);
        int own = setOf[place];
        double[] before = clean.Y, after = touched.Y;
        for (int i = 0; i < before.Length; i++)
        {
            // Power's training sums squares beside, and does the whole set in another way where they come to no number.
            bool mayDiffer = form.TakesStatistics || form.IsTraining ? setOf[i] == own : i == place;
            if (!mayDiffer && BitConverter.DoubleToInt64Bits(before[i]) != BitConverter.DoubleToInt64Bits(after[i]))
                Assert.Fail($"{what()}: y at {shape.PlaceOf(i)} is {after[i]:G9}, and {before[i]:G9} without it.");
        }

        foreach (Role role in SetOutcome.Written(form).Where(role => role is not (Role.X or Role.Y)))
        {
            // A statistic that is not of the elements stays as it is even for its own set.
            bool isOfElements = form.TakesStatistics || role is Role.RunningMean or Role.RunningVar or Role.RunningSquare;
            Array expected = clean[role], actual = touched[role];
            if (isOfElements)
                Array.Copy(expected, own, actual, own, 1);
            Bits.AssertSame(role, expected, actual, 1, anyNaN: false, what);
        }
    }

    /// <summary>No value is made up: the element, the statistics or the state say that there was none.</summary>
    private static void AssertOwn(SetForm form, SetShape shape, int place, SetOutcome touched, Func<string> what)
    {
        int[] setOf = SetSharing.Of(form, shape).SetsOf(shape);
        int own = setOf[place];
        double[] y = touched.Y;
        if (!Enumerable.Range(0, y.Length).Any(i => setOf[i] == own && !double.IsFinite(y[i])))
            Assert.Fail($"{what()}: every element of that set of y is finite.");
        foreach (Role role in SetOutcome.Written(form).Where(role => role is Role.RunningMean or Role.RunningVar or Role.RunningSquare))
        {
            if (double.IsFinite(Elements.At(touched[role], own)))
                Assert.Fail($"{what()}: {role} {own} is {Elements.At(touched[role], own):G9}.");
        }
    }
}
