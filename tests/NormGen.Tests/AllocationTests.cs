using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>No forward call allocates, whatever its form and whatever its rows hold.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Widths() => [.. KernelSets.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void ForwardCall_AllocatesNothing(string width)
    {
        foreach (NormForm form in KernelSets.Named(width).Forms)
        {
            // Ordinary rows, rows that are done again in double, and rows with a NaN.
            foreach (Distribution distribution in new[] { Distribution.Normal, Distribution.Outlier, Distribution.Huge, Distribution.Nan })
            {
                NormInput input = Corpus.Make(form.Sizes?[^1] ?? 100, rows: 3, distribution, seed: 3);
                Assert.Equal(0, Allocation.Least(() => Allocated(form, input)));
            }
        }
    }

    [Fact]
    public void Measure_SeesAnAllocation()
    {
        NormForm form = new("allocates", Kind.RMS, Parts.None, c => c.Y[0] = new float[c.Dim].Length);

        Assert.True(Allocation.Least(() => Allocated(form, Corpus.Make(100, rows: 3, Distribution.Normal, seed: 3))) >= 400);
    }

    private static long Allocated(NormForm form, NormInput input)
    {
        float[] y = [.. input.X], mean = new float[input.Rows], invStd = new float[input.Rows];
        NormCall call = new()
        {
            X = input.X,
            Y = y,
            Dim = input.Dim,
            Weight = form.Parts.HasFlag(Parts.Weight) ? input.Weight : default(ReadOnlySpan<float>),
            Bias = form.Parts.HasFlag(Parts.Bias) ? input.Bias : default(ReadOnlySpan<float>),
            Mean = mean,
            InvStd = invStd,
            Epsilon = 1e-5f,
        };
        long before = GC.GetAllocatedBytesForCurrentThread();
        form.Run(call);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
