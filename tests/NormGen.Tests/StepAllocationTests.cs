using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>No call allocates, whatever its form and whatever its rows hold; a block that is given no workspace rents one, which the pool then has.</summary>
public sealed class StepAllocationTests
{
    public static TheoryData<string> Widths() => [.. KernelSets.WithSteps.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Call_AllocatesNothing(string width)
    {
        foreach (StepForm form in KernelSets.Named(width).Steps)
        {
            int dim = StepForms.Dims(form).Min();

            // Ordinary rows, rows that are done again in double, and rows with a NaN.
            foreach (Distribution distribution in new[] { Distribution.Normal, Distribution.Outlier, Distribution.Huge, Distribution.Nan })
            {
                Assert.True(Allocation.Least(() => Allocated(form, dim, rows: 3, distribution)) == 0, $"{width}, {form}, {distribution} allocates.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void BlockWithAWorkspace_RentsNothing(string width)
    {
        StepForm[] forms = [.. KernelSets.Named(width).Steps.Where(form => form.Has(Role.Workspace))];
        Assert.NotEmpty(forms);
        foreach (StepForm form in forms)
        {
            // Each time so many rows that the pool would have to make a new array. The runtime may allocate where a call leads to code
            // that is not compiled yet, but not each time.
            int dim = StepForms.Dims(form).Min();
            Allocated(form, dim, rows: 9, Distribution.Zero);
            long[] allocated = [.. new[] { 3000, 7000, 15000 }.Select(rows => Allocated(form, dim, rows, Distribution.Zero))];
            Assert.True(allocated.Min() == 0, $"{width}, {form} allocates {string.Join(", ", allocated)} bytes.");
        }
    }

    private static long Allocated(StepForm form, int dim, int rows, Distribution distribution)
    {
        StepOutcome outcome = new(form, StepCorpus.Make(form.X, dim, rows, distribution, seed: 3), StepArguments.Usual);
        StepCall call = outcome.Prepare(0, rows);
        long before = GC.GetAllocatedBytesForCurrentThread();
        form.Run(call);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
