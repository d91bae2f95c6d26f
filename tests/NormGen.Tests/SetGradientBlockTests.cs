using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Gradients of tensors of more features, rows, samples or groups' features than a block takes, at every width, and of one weight for all channels.</summary>
public sealed class SetGradientBlockTests
{
    public static TheoryData<string> Forms() => [.. SetGradientForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void MoreThanABlock_GivesTheSameBitsNearTheAnswer(string name)
    {
        SetGradientForm form = SetGradientForms.Named(name);
        SetForm forward = form.Forward;
        int least = forward.Sizes.Length == 1 ? forward.Sizes[0] : forward.Groups;
        SetShape[] shapes = [new(1030, least, forward.Spatial == 0 ? 2 : forward.Spatial), new(2, 1100 * forward.Groups, forward.Spatial == 0 ? 3 : forward.Spatial)];
        foreach (SetShape shape in shapes.Where(shape => forward.Takes(shape.Channels, shape.Spatial) && shape.Length < 1_000_000))
        {
            SetGradientInput input = SetGradientInput.Make(SetCorpus.Make(forward, shape, SetDistribution.Offset, seed: 7), seed: 7);
            SetGradientOutcome? first = null;
            foreach (KernelSet set in SetGradientForms.All)
            {
                string What() => $"{set.Name}, {form}, {input}";
                SetGradientOutcome outcome = SetGradientOutcome.Of(SetGradientForms.Named(name, set), input, SetArguments.Usual);
                if (first is null)
                    SetGradientAccuracy.AssertNear(form, input, SetArguments.Usual, outcome, What);
                first ??= outcome;
                foreach (Role role in SetGradientOutcome.Written(form))
                    Bits.AssertSame(role, first[role], outcome[role], 1, anyNaN: false, What);
            }
        }
    }

    [Theory]
    [InlineData(3, 700)]
    [InlineData(1100, 5)]
    public void OneWeightForAllChannels_HasOneGradient(int channels, int spatial)
    {
        SplitMix64 random = new(3);
        float[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Normal())];
        float[] x = Draw(2 * channels * spatial), dy = Draw(x.Length), dx = new float[x.Length], known = new float[x.Length], dweight = [5], other = [5];
        BlockedSetGradients.ScaledPositionsGradient(dy, x, 1.5f, channels, spatial, dx, dweight);
        if (channels == 3)
        {
            BlockedSetGradients.ScaledPositionsOf3Gradient(dy, x, 1.5f, spatial, known, other);
            Assert.Equal(dx, known);
            Assert.Equal(dweight, other);
        }

        double sum = 5, absolute = 0;
        for (int position = 0; position < 2 * spatial; position++)
        {
            int[] set = [.. Enumerable.Range(0, channels).Select(c => position / spatial * channels * spatial + c * spatial + position % spatial)];
            double norm = Math.Sqrt(set.Sum(i => (double)x[i] * x[i])), products = set.Sum(i => dy[i] * (x[i] / norm));
            sum += products;
            absolute += set.Sum(i => Math.Abs(dy[i] * (x[i] / norm)));
            foreach (int i in set)
                Assert.Equal(1.5 * (dy[i] - x[i] / norm * products) / norm, dx[i], SetGradientAccuracy.Promise * 1.5 * 2 * set.Max(j => Math.Abs(dy[j])) / norm);
        }

        Assert.Equal(sum, dweight[0], SetGradientAccuracy.Promise * absolute);
    }
}
