using CsCheck;
using NormGen.Runtime;

namespace NormGen.Tests;

/// <summary>The channels of positions are put next to each other, and back.</summary>
public sealed class PositionOrderTests
{
    [Fact]
    public void AnyPositions_AreGatheredAndPutBack() =>
        (from samples in Gen.Int[1, 3]
         from channels in Gen.Int[1, 21]
         from spatial in Gen.Int[1, 37]
         from first in Gen.Int[0, samples * spatial - 1]
         from count in Gen.Int[0, samples * spatial - first]
         select (samples, channels, spatial, first, count)).Sample(shape =>
        {
            // Elements of 2, 4 and 8 bytes.
            Check(shape, i => (Half)i);
            Check(shape, i => (float)i);
            Check(shape, i => (double)i);
        }, iter: 2000);

    private static void Check<T>((int Samples, int Channels, int Spatial, int First, int Count) shape, Func<int, T> element)
        where T : unmanaged
    {
        (int samples, int channels, int spatial, int first, int count) = shape;
        T[] tensor = [.. Enumerable.Range(0, samples * channels * spatial).Select(i => element(i % 2048))];
        T[] rows = new T[count * channels];
        SetOrder.GatherPositions<T>(tensor, first, count, channels, spatial, rows);
        T[] back = new T[tensor.Length];
        SetOrder.ScatterPositions<T>(rows, back, first, count, channels, spatial);
        for (int i = 0; i < tensor.Length; i++)
        {
            (int position, int channel) = (i / (channels * spatial) * spatial + i % spatial, i / spatial % channels);
            bool isIn = position >= first && position < first + count;
            Assert.Equal(isIn ? tensor[i] : default, back[i]);
            if (isIn)
                Assert.Equal(tensor[i], rows[(position - first) * channels + channel]);
        }
    }
}
