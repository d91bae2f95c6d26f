using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests.Statistics;

/// <summary>Parts that are merged: near the whole, and the same bits whichever of two parts is merged into the other.</summary>
public sealed class BatchMomentsMergeTests
{
    [Fact]
    public void AnySplit_IsNearTheWhole() =>
        Gen.Select(Gen.Int[1, 30], Gen.OneOfConst(1, 3, 20), Gen.Int[0, 70].Array[1, 9], Gen.OneOfConst(0.0, 10, 3e5), Gen.ULong)
        .Sample((features, spatial, sizes, far, seed) =>
        {
            Batch whole = Batch.Draw(ElementType.Single, Math.Max(1, sizes.Sum()), features, spatial, far, seed);
            BatchMoments merged = new(features), added = new(features);
            foreach (Batch part in Parts(whole, sizes))
            {
                merged.Merge(part.Moments());
                part.AddTo(added);
            }

            MomentsOracle.AssertNear(whole, merged);
            MomentsOracle.AssertNear(whole.Moments(), merged);
            MomentsOracle.AssertNear(whole.Moments(), added);
        }, iter: 200);

    [Fact]
    public void TheSameTree_GivesTheSameBits() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 70].Array[2, 12], Gen.ULong, Gen.ULong)
        .Sample((features, sizes, seed, turns) =>
        {
            Batch whole = Batch.Draw(ElementType.Single, Math.Max(1, sizes.Sum()), features, 1, 100, seed);
            Batch[] parts = [.. Parts(whole, sizes)];
            MomentsOracle.AssertSame(Tree(parts, new SplitMix64(seed), new SplitMix64(0)), Tree(parts, new SplitMix64(seed), new SplitMix64(turns)));
        }, iter: 200);

    [Fact]
    public void SpecialValues_MergeToTheSameBitsBothWays()
    {
        double[] specials = [double.NaN, -double.NaN, BitConverter.UInt64BitsToDouble(0x7FF8000000001234), double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1e300, 5e-324, 2];
        double[] a = [.. specials.SelectMany(x => Enumerable.Repeat(x, specials.Length))], b = [.. specials.SelectMany(_ => specials)];
        for (int features = 1; features <= a.Length; features = 2 * features + 1)
        {
            foreach ((double[] x, double[] y) in a.Chunk(features).Zip(b.Chunk(features)))
            {
                BatchMoments left = new(x.Length), right = new(x.Length), mirrored = new(x.Length);
                left.Add(x);
                right.Add(y);
                mirrored.Merge(right);
                mirrored.Merge(left);
                left.Merge(right);
                MomentsOracle.AssertSame(left, mirrored);
                foreach (double value in (double[])[.. left.Mean, .. left.SquaredDeviations, .. right.Mean, .. right.SquaredDeviations])
                    Assert.True(!double.IsNaN(value) || BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(double.NaN));
            }
        }
    }

    [Fact]
    public void MergedWithItself_APartCountsTwice()
    {
        Batch batch = Batch.Draw(ElementType.Single, 90, 13, 1, 10, seed: 8);
        BatchMoments twice = batch.Moments(), self = batch.Moments();
        twice.Merge(batch.Moments());
        self.Merge(self);
        MomentsOracle.AssertSame(twice, self);
        Assert.Equal(180, self.Count);
        MomentsOracle.AssertNear(batch.AddTo(batch.Moments()), self);
    }

    [Fact]
    public void AnEmptyPart_ChangesNothing()
    {
        Batch batch = Batch.Draw(ElementType.Single, 90, 13, 1, 10, seed: 8);
        BatchMoments moments = batch.Moments(), empty = new(13);
        moments.Merge(empty);
        MomentsOracle.AssertSame(batch.Moments(), moments);
        empty.Merge(moments);
        MomentsOracle.AssertSame(batch.Moments(), empty);
        BatchMoments nothing = new(13);
        nothing.Merge(new BatchMoments(13));
        MomentsOracle.AssertSame(new BatchMoments(13), nothing);
    }

    [Fact]
    public void TheOtherPart_StaysAsItIs()
    {
        Batch batch = Batch.Draw(ElementType.Single, 90, 13, 1, 10, seed: 8);
        BatchMoments other = batch.Moments();
        batch.Moments().Merge(other);
        new BatchMoments(13).Merge(other);
        MomentsOracle.AssertSame(batch.Moments(), other);
    }

    private static IEnumerable<Batch> Parts(Batch whole, int[] sizes)
    {
        int start = 0;
        foreach (int size in sizes)
        {
            yield return whole.Part(start, Math.Min(size, whole.Samples - start));
            start += size;
        }

        if (start < whole.Samples)
            yield return whole.Part(start, whole.Samples - start);
    }

    /// <summary>Merges neighbours drawn at random until one is left; turns says which of two goes into the other.</summary>
    private static BatchMoments Tree(Batch[] parts, SplitMix64 shape, SplitMix64 turns)
    {
        List<BatchMoments> left = [.. parts.Select(part => part.Moments())];
        while (left.Count > 1)
        {
            int at = shape.Below(left.Count - 1);
            (BatchMoments a, BatchMoments b) = turns.Below(2) == 0 ? (left[at], left[at + 1]) : (left[at + 1], left[at]);
            a.Merge(b);
            left[at] = a;
            left.RemoveAt(at + 1);
        }

        return left[0];
    }
}
