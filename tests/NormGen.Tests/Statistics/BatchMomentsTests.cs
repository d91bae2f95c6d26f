using CsCheck;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests.Statistics;

/// <summary>Moments of what is added: near the right ones, with the same bits at every width, in both layouts and all types.</summary>
public sealed class BatchMomentsTests
{
    private static readonly Gen<ElementType> s_types = Gen.OneOfConst(ElementType.Single, ElementType.Double, ElementType.Half, ElementType.BFloat16);

    [Fact]
    public void AnyBatch_IsNearTheRightMoments() =>
        Gen.Select(s_types, Gen.Int[1, 40], Gen.Int[1, 70], Gen.OneOfConst(1, 2, 3, 7, 8, 9, 49, 300), Gen.OneOfConst(0.0, 1, 1e3, 3e5), Gen.ULong)
        .Sample((type, samples, features, spatial, far, seed) =>
        {
            Batch batch = Batch.Draw(type, samples, features, spatial, type is ElementType.Half or ElementType.BFloat16 ? Math.Min(far, 1e3) : far, seed);
            MomentsOracle.AssertNear(batch, batch.Moments());
        }, iter: 300);

    [Theory]
    [InlineData(1, 3e5)]
    [InlineData(1, 0)]
    [InlineData(196, 3e5)]
    [InlineData(5000, 3e5)]
    public void ManyElements_AreNearTheRightMoments(int spatial, double far)
    {
        Batch batch = Batch.Draw(ElementType.Single, 40_000 / spatial, 5, spatial, far, seed: 5);
        MomentsOracle.AssertNear(batch, batch.Moments(), allowed: 4e-14);
    }

    [Fact]
    public void EveryWidth_GivesTheBitsOfTheOrderThatIsDocumented() =>
        Gen.Select(s_types, Gen.Int[0, 150], Gen.Int[1, 30], Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 200]), Gen.Bool, Gen.ULong)
        .Sample((type, samples, features, spatial, isTwice, seed) =>
        {
            Batch batch = Batch.Draw(type, samples, features, spatial, 10, seed);
            BatchMoments moments = batch.Moments();
            MomentsReference reference = new MomentsReference(features).Add(batch);
            if (isTwice)
            {
                batch.AddTo(moments);
                reference.Add(batch);
            }

            reference.AssertSame(moments);
        }, iter: 300);

    [Theory]
    [InlineData(130, 511, 1)]
    [InlineData(130, 512, 1)]
    [InlineData(70, 1027, 1)]
    [InlineData(3, 513, 9)]
    [InlineData(2, 2, 5000)]
    [InlineData(1, 1, 1)]
    public void SizesRoundTheBlocks_GiveTheBitsOfTheOrderThatIsDocumented(int samples, int features, int spatial)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            Batch batch = Batch.Draw(type, samples, features, spatial, 3, seed: 9);
            new MomentsReference(features).Add(batch).AssertSame(batch.Moments());
        }
    }

    [Fact]
    public void BothLayouts_Agree() =>
        Gen.Select(s_types, Gen.Int[1, 20], Gen.Int[1, 40], Gen.Int[1, 60], Gen.ULong)
        .Sample((type, samples, features, spatial, seed) =>
        {
            Batch batch = Batch.Draw(type, samples, features, spatial, 10, seed);
            MomentsOracle.AssertNear(batch.FeaturesLast().Moments(), batch.Moments());
            if (spatial == 1)
                MomentsOracle.AssertSame(batch.Moments(), batch.Moments(asSamples: true));
        }, iter: 200);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void ANaNOrAnInfinity_StaysInItsFeature(int spatial)
    {
        foreach (double special in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Batch clean = Batch.Draw(ElementType.Single, 200, 19, spatial, 1, seed: 4);
            double[] values = [.. clean.Values];
            values[(77 * 19 + 11) * spatial] = special;
            BatchMoments expected = clean.Moments(), actual = Batch.Of(ElementType.Single, 200, 19, spatial, values).Moments();
            for (int c = 0; c < 19; c++)
            {
                if (c == 11)
                    continue;
                Assert.Equal(expected.Mean[c], actual.Mean[c]);
                Assert.Equal(expected.Variance(c, unbiased: true), actual.Variance(c, unbiased: true));
            }

            Assert.Equal(special, actual.Mean[11]);
            Assert.True(double.IsNaN(actual.Variance(11, unbiased: false)));
        }
    }

    [Fact]
    public void AConstantFeature_HasNoVariance()
    {
        float[] rows = new float[3 * 1000];
        Array.Fill(rows, 0.1f);
        BatchMoments moments = new(3);
        moments.Add(rows);
        moments.Add(rows, spatial: 10);
        Assert.Equal(0.1f, moments.Mean[1]);
        Assert.Equal(0, moments.Variance(1, unbiased: true));
    }

    [Fact]
    public void Variance_DividesByTheCountOrByOneLess()
    {
        BatchMoments moments = new(2);
        moments.Add([1f, 10f, 2f, 10f, 6f, 10f]);
        Assert.Equal([3.0, 10.0], moments.Mean.ToArray());
        Assert.Equal(14.0 / 3, moments.Variance(0, unbiased: false));
        Assert.Equal(7.0, moments.Variance(0, unbiased: true));
        Assert.Equal(0.0, moments.Variance(1, unbiased: true));
    }

    [Fact]
    public void Clear_LeavesNothing()
    {
        Batch batch = Batch.Draw(ElementType.Single, 20, 7, 3, 1, seed: 2);
        BatchMoments moments = batch.Moments();
        moments.Clear();
        MomentsOracle.AssertSame(new BatchMoments(7), moments);
        MomentsOracle.AssertSame(batch.Moments(), batch.AddTo(moments));
    }

    [Fact]
    public void Add_AllocatesNothing()
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            foreach (int spatial in new[] { 1, 12 })
            {
                Batch batch = Batch.Draw(type, 100, 600, spatial, 1, seed: 2);
                BatchMoments moments = batch.Moments(), other = batch.Moments();
                bool[] mask = new bool[100];
                mask.AsSpan(10, 50).Fill(true);
                Assert.Equal(0, Allocation.Least(() =>
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    batch.AddTo(moments);
                    batch.AddTo(moments, mask);
                    moments.Merge(other);
                    return GC.GetAllocatedBytesForCurrentThread() - before;
                }));
            }
        }
    }
}
