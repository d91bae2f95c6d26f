using System.Runtime.InteropServices;

namespace NormGen.Tests;

/// <summary>
/// Spans of gradients whose statistics are of sets: dx may be dy exactly, everything else that is written lies apart, or is refused before anything is written.
/// </summary>
public sealed class SetGradientOverlapTests
{
    private readonly float[] _memory = [.. Enumerable.Range(0, 64).Select(i => (float)(i * i % 11))];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public void DxThatPartlyOverlapsDy_IsRefused(int shift)
    {
        foreach (int place in new[] { 16 + shift, 16 - shift })
        {
            Refuse(["dx"], () => CheckedSetGradients.ChannelGradient(Memory(16, 12), new float[12], new float[3], new float[3], new float[3], Memory(place, 12), new float[3], new float[3], 2));
            Refuse(["dx"], () => CheckedSetGradients.RowsGradient(Memory(16, 12), new float[12], new float[3], Memory(place, 12), new float[3], new float[3], [2, 2]));
            Refuse(["dx"], () => CheckedSetGradients.InferenceGradient(Memory(16, 12), new float[12], new float[3], new float[3], new float[3], Memory(place, 12), new float[3], 2, 1e-5f));
            Refuse(["dx"], () => CheckedSetGradients.GroupGradient(Memory(16, 12), new float[12], new float[2], new float[4], new float[4], Memory(place, 12), new float[2], new float[2], 3));
            Refuse(["dx"], () => CheckedSetGradients.PositionsGradient(Memory(16, 12), new float[12], new float[2], new float[12], new float[12], Memory(place, 12), new float[2], 3, new bool[6]));
        }
    }

    [Fact]
    public void DxThatIsX_IsRefused()
    {
        // What a later element of dx is made of may be read again.
        Refuse(["dx", "x"], () => CheckedSetGradients.ChannelGradient(new float[12], Memory(16, 12), new float[3], new float[3], new float[3], Memory(16, 12), new float[3], new float[3], 2));
        Refuse(["dx", "x"], () => CheckedSetGradients.GroupGradient(new float[12], Memory(16, 12), new float[2], new float[4], new float[4], Memory(17, 12), new float[2], new float[2], 3));
        Refuse(["dx", "x"], () => CheckedSetGradients.PositionsGradient(new float[12], Memory(16, 12), new float[2], new float[12], new float[12], Memory(16, 12), new float[2], 3, new bool[6]));
    }

    [Fact]
    public void SumThatOverlapsAnything_IsRefused()
    {
        Refuse(["dweight", "dbias"], () => CheckedSetGradients.ChannelGradient(new float[12], new float[12], new float[3], new float[3], new float[3], new float[12], Memory(16, 3), Memory(18, 3), 2));
        Refuse(["dweight", "dbias"], () => CheckedSetGradients.ChannelGradient(new float[12], new float[12], new float[3], new float[3], new float[3], new float[12], Memory(16, 3), Memory(16, 3), 2));
        Refuse(["dweight", "weight"], () => CheckedSetGradients.ChannelGradient(new float[12], new float[12], Memory(16, 3), new float[3], new float[3], new float[12], Memory(16, 3), new float[3], 2));
        Refuse(["dbias", "dy"], () => CheckedSetGradients.ChannelGradient(Memory(16, 12), new float[12], new float[3], new float[3], new float[3], new float[12], new float[3], Memory(27, 3), 2));
        Refuse(["dbias", "dx"], () => CheckedSetGradients.RowsGradient(new float[12], new float[12], new float[3], Memory(16, 12), new float[3], Memory(20, 3), [2, 2]), "dbeta");
        Refuse(["dweight", "invStd"], () => CheckedSetGradients.GroupGradient(new float[16], new float[16], new float[4], new float[4], Memory(16, 4), new float[16], Memory(19, 4), new float[4], 2));
        Refuse(["dweight", "runningVar"], () => CheckedSetGradients.InferenceGradient(new float[12], new float[12], new float[3], new float[3], Memory(16, 3), new float[12], Memory(17, 3), 2, 1e-5f));
    }

    [Fact]
    public void DxThatOverlapsStatisticsOrPadding_IsRefused()
    {
        Refuse(["dx", "mean"], () => CheckedSetGradients.GroupGradient(new float[16], new float[16], new float[4], Memory(16, 4), new float[4], Memory(19, 16), new float[4], new float[4], 2));
        Refuse(["dx", "mask"], () => CheckedSetGradients.MaskedChannelGradient(new float[12], new float[12], new float[3], Memory(16, 12), new float[3], new float[3], 2, MemoryMarshal.Cast<float, bool>(Memory(27, 1))));
    }

    [Fact]
    public void NuThatOverlapsASum_IsRefused()
    {
        double[] memory = [1, 2, 3, 4, 5], before = [.. memory];
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            CheckedSetGradients.PowerGradient(new double[6], new double[6], new double[3], new double[3], memory.AsSpan(0, 3), new double[6], memory.AsSpan(2, 3), new double[3]));
        Assert.Contains(error.ParamName, new[] { "nu", "dweight" });
        Assert.Equal(before, memory);
    }

    private Span<float> Memory(int start, int length) => _memory.AsSpan(start, length);

    private void Refuse(string[] parameters, Action call, string other = "")
    {
        float[] before = [.. _memory];

        ArgumentException error = Assert.Throws<ArgumentException>(call);

        Assert.Contains(error.ParamName, parameters.Append(other));
        Assert.Contains("overlap", error.Message);
        Assert.Equal(before, _memory);
    }
}
