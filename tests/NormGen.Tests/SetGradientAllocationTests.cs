using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>No call of a gradient allocates once the pool has what it rents, whatever its form and its elements are, and however many features there are.</summary>
public sealed class SetGradientAllocationTests
{
    public static TheoryData<string> Widths() => [.. SetGradientForms.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Call_AllocatesNothing(string width)
    {
        foreach (SetGradientForm form in KernelSets.Named(width).SetGradients)
        {
            SetShape shape = SetForms.Shapes(form.Forward).First();
            foreach (SetDistribution distribution in new[] { SetDistribution.Normal, SetDistribution.Huge, SetDistribution.Nan })
                AssertNothing(width, form, shape, distribution);
            if (form.Forward.Sizes.Length == 0)
                AssertNothing(width, form, new(2, 1500 * form.Forward.Groups, form.Forward.Spatial == 0 ? 2 : form.Forward.Spatial), SetDistribution.Normal);
        }
    }

    private static void AssertNothing(string width, SetGradientForm form, SetShape shape, SetDistribution distribution)
    {
        SetGradientInput input = SetGradientInput.Make(SetCorpus.Make(form.Forward, shape, distribution, seed: 3), seed: 3);
        if (SetGradientForms.IsRefused(form, input))
            return;
        SetGradientOutcome outcome = new(form, input, SetArguments.Usual);
        outcome.Call();
        long allocated = Allocation.Least(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            outcome.Call();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.True(allocated == 0, $"{width}, {form}, {input} allocates {allocated} bytes.");
    }
}
