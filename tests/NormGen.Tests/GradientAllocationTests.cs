using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>No gradient allocates once the pool has what it rents, whatever its form and whatever its rows hold.</summary>
public sealed class GradientAllocationTests
{
    public static TheoryData<string> Widths() => [.. GradientForms.Sets.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Call_AllocatesNothing(string width)
    {
        foreach (GradientForm form in KernelSets.Named(width).Gradients)
        {
            int dim = GradientForms.Dims(form).Min();
            foreach (Distribution distribution in new[] { Distribution.Normal, Distribution.Huge, Distribution.Nan })
                Assert.True(Allocation.Least(() => Allocated(form, dim, rows: 19, distribution)) == 0, $"{width}, {form}, {distribution} allocates.");
        }
    }

    private static long Allocated(GradientForm form, int dim, int rows, Distribution distribution)
    {
        GradientInput given = GradientInput.Of(form, GradientCorpus.Make(form.Forward.X, dim, rows, distribution, seed: 3), StepArguments.Usual);
        GradientOutcome outcome = new(form, given);
        GradientCall call = outcome.Prepare(0, rows);
        long before = GC.GetAllocatedBytesForCurrentThread();
        form.Run(call);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
