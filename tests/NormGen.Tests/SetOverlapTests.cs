using System.Runtime.InteropServices;

namespace NormGen.Tests;

/// <summary>
/// Spans of methods whose statistics are of sets: the output may be the input exactly, everything else that is written lies apart, or is refused before anything is
/// written.
/// </summary>
public sealed class SetOverlapTests
{
    private readonly float[] _memory = [.. Enumerable.Range(0, 64).Select(i => (float)(i * i % 11))];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public void OutputThatPartlyOverlapsTheInput_IsRefused(int shift)
    {
        foreach (int place in new[] { 16 + shift, 16 - shift })
        {
            Refuse(["y"], () => CheckedSets.Channel(Memory(16, 12), new float[3], new float[3], new float[3], new float[3], new float[3], new float[3], Memory(place, 12), 2));
            Refuse(["y"], () => CheckedSets.Inference(Memory(16, 12), new float[3], new float[3], Memory(place, 12), 2, 1e-5f));
            Refuse(["y"], () => CheckedSets.Group(Memory(16, 12), new float[2], new float[2], Memory(place, 12), new float[4], new float[4], 3));
            Refuse(["y"], () => CheckedSets.Positions(Memory(16, 12), new float[2], Memory(place, 12), new float[12], new float[12], 3));
        }
    }

    [Fact]
    public void OutputThatIsTheInput_GivesTheSame()
    {
        float[] apart = new float[12], state = [1, 1, 1], other = [1, 1, 1];
        CheckedSets.KnownPositions(Memory(16, 12), [1, 2, 3], [1, 1, 1], [1, 1, 1], apart, 0.1f);
        CheckedSets.KnownPositions(Memory(16, 12), [1, 2, 3], state, other, Memory(16, 12), 0.1f);
        Assert.Equal(apart, Memory(16, 12).ToArray());
    }

    [Fact]
    public void StateThatOverlapsAnything_IsRefused()
    {
        Refuse(["runningMean", "runningVar"], () => CheckedSets.KnownPositions(new float[12], new float[3], Memory(16, 3), Memory(16, 3), new float[12], 0.1f));
        Refuse(["runningMean", "runningVar"], () => CheckedSets.KnownPositions(new float[12], new float[3], Memory(16, 3), Memory(18, 3), new float[12], 0.1f));
        Refuse(["runningMean"], () => CheckedSets.KnownPositions(Memory(16, 12), new float[3], Memory(20, 3), new float[3], new float[12], 0.1f));
        Refuse(["runningVar"], () => CheckedSets.KnownPositions(new float[12], Memory(20, 3), new float[3], Memory(19, 3), new float[12], 0.1f));
        Refuse(["runningMean", "y"], () => CheckedSets.KnownPositions(new float[12], new float[3], Memory(16, 3), new float[3], Memory(5, 12), 0.1f));
        Refuse(["runningVar", "mean"], () => CheckedSets.Channel(new float[12], new float[3], new float[3], new float[3], Memory(16, 3), Memory(17, 3), new float[3], new float[12], 2));
        Refuse(["y"], () => CheckedSets.Inference(new float[12], Memory(16, 3), new float[3], Memory(16, 12), 2, 1e-5f));
        Refuse(["y"], () => CheckedSets.Inference(new float[12], new float[3], Memory(16, 3), Memory(6, 12), 2, 1e-5f));
    }

    [Fact]
    public void StatisticThatOverlapsAnything_IsRefused()
    {
        Refuse(["mean", "invStd"], () => CheckedSets.Group(new float[16], new float[4], new float[4], new float[16], Memory(16, 4), Memory(19, 4), 2));
        Refuse(["mean"], () => CheckedSets.Group(Memory(16, 16), new float[4], new float[4], new float[16], Memory(31, 4), new float[4], 2));
        Refuse(["invStd"], () => CheckedSets.Group(new float[16], new float[4], Memory(16, 4), new float[16], new float[4], Memory(17, 4), 2));
        Refuse(["mean", "y"], () => CheckedSets.Positions(new float[16], new float[4], Memory(16, 16), Memory(10, 8), new float[8], 2));
        Refuse(["x", "mean"], () => CheckedSets.InPlace(Memory(16, 12), Memory(27, 3), 3));
        Refuse(["y"], () => CheckedSets.RowsLengths(new float[12], Memory(16, 3), new float[3], Memory(18, 12), [1, 2]));
    }

    [Fact]
    public void OutputThatOverlapsPadding_IsRefused()
    {
        Refuse(["y"], () => CheckedSets.MaskedRows(new float[12], new float[3], new float[3], Memory(16, 12), MemoryMarshal.Cast<float, bool>(Memory(27, 1))));

        // The two floats there are 0 and 1 as lengths would be, but for their bits: the first is read as 0.
        _memory[1] = 0;
        Refuse(["y"], () => CheckedSets.ChannelLengths(new float[12], new float[3], new float[3], Memory(0, 12), 2, MemoryMarshal.Cast<float, int>(Memory(0, 2))));
        Refuse(["runningMean"], () => CheckedSets.MaskedRows(new float[12], Memory(16, 3), new float[3], new float[12], MemoryMarshal.Cast<float, bool>(Memory(18, 1))));
    }

    [Fact]
    public void OutputOfAnotherTypeInTheInputsMemory_IsRefused() =>
        Refuse(["y"], () => CheckedSets.HalfToFloat(MemoryMarshal.Cast<float, Half>(Memory(16, 6)), new float[3], new float[3], Memory(16, 12)));

    private Span<float> Memory(int start, int length) => _memory.AsSpan(start, length);

    private void Refuse(string[] parameters, Action call)
    {
        float[] before = [.. _memory];

        ArgumentException error = Assert.Throws<ArgumentException>(call);

        Assert.Contains(error.ParamName, parameters);
        Assert.Contains("overlap", error.Message);
        Assert.Equal(before, _memory);
    }
}
