using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>No call allocates, whatever its form and whatever its elements are, and however many features there are.</summary>
public sealed class SetAllocationTests
{
    public static TheoryData<string> Widths() => [.. KernelSets.WithSets.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Call_AllocatesNothing(string width)
    {
        foreach (SetForm form in KernelSets.Named(width).Sets)
        {
            // Ordinary sets, sets that are done again in double, and sets with a NaN.
            SetShape shape = SetForms.Shapes(form).First();
            foreach (SetDistribution distribution in new[] { SetDistribution.Normal, SetDistribution.Outlier, SetDistribution.Huge, SetDistribution.Nan })
                AssertNothing(width, form, shape, distribution);
            if (form.Sizes.Length == 0)
                AssertNothing(width, form, new(2, 1500 * form.Groups, form.Spatial == 0 ? 2 : form.Spatial), SetDistribution.Normal);
        }
    }

    private static void AssertNothing(string width, SetForm form, SetShape shape, SetDistribution distribution)
    {
        SetInput input = SetCorpus.Make(form, shape, distribution, seed: 3);
        if (SetForms.IsRefused(form, input))
            return;
        SetOutcome outcome = new(form, input, SetArguments.Usual);
        long allocated = Allocation.Least(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            outcome.Call();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.True(allocated == 0, $"{width}, {form}, {input} allocates {allocated} bytes.");
    }
}
