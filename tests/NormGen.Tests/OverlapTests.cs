namespace NormGen.Tests;

/// <summary>y may be exactly x or lie apart from it. Anything else that would be read after it is written is refused, and before that.</summary>
public sealed class OverlapTests
{
    private readonly float[] _memory = [.. Enumerable.Range(0, 64).Select(i => (float)i)];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void OutputThatPartlyOverlapsTheInput_IsRefused(int shift)
    {
        Refuse("y", () => Checked.Layer4(Memory(8, 8), new float[4], new float[4], Memory(8 + shift, 8), new float[2], new float[2]));
        Refuse("y", () => Checked.Layer4(Memory(8, 8), new float[4], new float[4], Memory(8 - shift, 8), new float[2], new float[2]));
        Refuse("y", () => Checked.LayerAny(Memory(8, 8), new float[4], new float[4], Memory(8 + shift, 8), new float[2], new float[2]));
        Refuse("y", () => NormPrimitives.LayerNorm(Memory(8, 8), 4, Memory(8 - shift, 8)));
    }

    [Fact]
    public void OutputBesideTheInput_IsFine()
    {
        Checked.Layer4(Memory(8, 8), [1, 1, 1, 1], [2, 2, 2, 2], Memory(16, 8), new float[2], new float[2]);
        Checked.Layer4(Memory(8, 8), [1, 1, 1, 1], [2, 2, 2, 2], Memory(0, 8), new float[2], new float[2]);

        Assert.Equal(_memory[..8], _memory[16..24]);
        Assert.Equal([8f, 9f, 10f, 11f, 12f, 13f, 14f, 15f], _memory[8..16]);
    }

    [Fact]
    public void OutputThatOverlapsWeightOrBias_IsRefused()
    {
        Refuse("y", () => Checked.Layer4(new float[8], Memory(0, 4), new float[4], Memory(3, 8), new float[2], new float[2]));
        Refuse("y", () => Checked.Layer4(new float[8], new float[4], Memory(10, 4), Memory(3, 8), new float[2], new float[2]));
        Refuse("x", () => Checked.Layer4InPlace(Memory(0, 8), Memory(4, 4), new float[4], new float[2], new float[2]));
    }

    [Fact]
    public void StatisticsThatOverlapAnything_AreRefused()
    {
        Refuse("mean", () => Checked.Layer4(Memory(0, 8), new float[4], new float[4], new float[8], Memory(7, 2), new float[2]));
        Refuse("invStd", () => Checked.Layer4(Memory(0, 8), new float[4], new float[4], new float[8], new float[2], Memory(7, 2)));
        Refuse("mean", () => Checked.Layer4(new float[8], Memory(0, 4), new float[4], new float[8], Memory(3, 2), new float[2]));
        RefuseOneOf(["mean", "y"], () => Checked.Layer4(new float[8], new float[4], new float[4], Memory(0, 8), Memory(7, 2), new float[2]));
        RefuseOneOf(["mean", "invStd"], () => Checked.Layer4(new float[8], new float[4], new float[4], new float[8], Memory(7, 2), Memory(8, 2)));
    }

    private Span<float> Memory(int start, int length) => _memory.AsSpan(start, length);

    private void Refuse(string parameter, Action call) => RefuseOneOf([parameter], call);

    private void RefuseOneOf(string[] parameters, Action call)
    {
        float[] before = [.. _memory];

        ArgumentException error = Assert.Throws<ArgumentException>(call);

        Assert.Contains(error.ParamName, parameters);
        Assert.Contains("overlap", error.Message);
        Assert.Equal(before, _memory);
    }
}
