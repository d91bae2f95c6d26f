using CsCheck;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Statistics;

/// <summary>Padding counts for nothing, whatever it holds.</summary>
public sealed class BatchMomentsMaskTests
{
    private static readonly Gen<ElementType> s_types = Gen.OneOfConst(ElementType.Single, ElementType.Double, ElementType.Half, ElementType.BFloat16);

    [Fact]
    public void PaddedSamples_AreAsIfTheyWereNotThere() =>
        Gen.Select(s_types, Gen.Int[1, 30], Gen.OneOfConst(1, 2, 9, 50), Gen.Bool.Array[0, 150], Gen.ULong)
        .Sample((type, features, spatial, mask, seed) =>
        {
            Batch batch = Poisoned(Batch.Draw(type, mask.Length, features, spatial, 5, seed), type, n => mask[n / spatial]);
            MomentsOracle.AssertSame(batch.Where(mask).Moments(), batch.Moments(mask));
            MomentsOracle.AssertSame(batch.Where(mask).Moments(), batch.Moments(mask, asSamples: true));
        }, iter: 200);

    [Fact]
    public void PaddedPositions_CountForNothing() =>
        Gen.Select(s_types, Gen.Int[1, 12], Gen.OneOfConst(2, 9, 50, 1500), Gen.Int[1, 10], Gen.OneOfConst(0.02, 0.5, 0.98), Gen.ULong)
        .Sample((type, features, spatial, samples, density, seed) =>
        {
            Support.SplitMix64 random = new(seed);
            bool[] mask = new bool[samples * spatial];
            foreach (ref bool valid in mask.AsSpan())
                valid = random.Uniform() < density;
            Batch batch = Poisoned(Batch.Draw(type, samples, features, spatial, 5, seed), type, n => mask[n]);
            BatchMoments moments = batch.Moments(mask);
            new MomentsReference(features).Add(batch, mask).AssertSame(moments);
            if (moments.Count > 0)
                MomentsOracle.AssertNear(batch, moments, mask);
        }, iter: 200);

    [Theory]
    [InlineData(5, 7)]
    [InlineData(300, 3)]
    [InlineData(2, 3000)]
    public void AMaskThatIsTrueThroughout_ChangesNoBit(int samples, int spatial)
    {
        Batch batch = Batch.Draw(ElementType.Single, samples, 9, spatial, 5, seed: 1);
        bool[] mask = new bool[samples * spatial];
        Array.Fill(mask, true);
        MomentsOracle.AssertSame(batch.Moments(), batch.Moments(mask));
        MomentsOracle.AssertSame(batch.Moments(), batch.Moments(mask[..samples]));
    }

    [Fact]
    public void AnyByteButZero_IsTrue()
    {
        Batch batch = Batch.Draw(ElementType.Single, 3, 2, 4, 1, seed: 1);
        bool[] mask = new bool[12];
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(mask.AsSpan()).Fill(0xFF);
        MomentsOracle.AssertSame(batch.Moments(), batch.Moments(mask));
        MomentsOracle.AssertSame(batch.Moments(), batch.Moments(mask[..3]));
        Batch rows = batch.FeaturesLast();
        MomentsOracle.AssertSame(rows.Moments(), rows.Moments(mask));
    }

    [Fact]
    public void NothingButPadding_ChangesNothing()
    {
        Batch batch = Batch.Draw(ElementType.Single, 6, 5, 4, 1, seed: 1);
        BatchMoments moments = batch.Moments();
        batch.AddTo(moments, new bool[6]);
        batch.AddTo(moments, new bool[24]);
        MomentsOracle.AssertSame(batch.Moments(), moments);
        Assert.Equal(24, moments.Count);
    }

    /// <summary>The batch with NaNs in its padding.</summary>
    private static Batch Poisoned(Batch batch, ElementType type, Func<int, bool> isValid)
    {
        double[] values = [.. batch.Values];
        for (int i = 0; i < values.Length; i++)
        {
            if (!isValid(i / (batch.Features * batch.Spatial) * batch.Spatial + i % batch.Spatial))
                values[i] = double.NaN;
        }

        return Batch.Of(type, batch.Samples, batch.Features, batch.Spatial, values);
    }
}
