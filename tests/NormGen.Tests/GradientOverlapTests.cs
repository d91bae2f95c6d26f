using System.Runtime.InteropServices;

namespace NormGen.Tests;

/// <summary>
/// Spans of gradients: dx and dresidual may be what is read element by element before them, exactly; everything else lies apart, or is refused before anything is
/// written. That they may is the subject of <see cref="GradientBitsTests"/>.
/// </summary>
public sealed class GradientOverlapTests
{
    private readonly float[] _memory = [.. Enumerable.Range(0, 64).Select(i => (float)i)];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void GradientThatPartlyOverlapsWhatComesFromAbove_IsRefused(int shift)
    {
        foreach (int place in new[] { 16 + shift, 16 - shift })
        {
            Refuse(["dx"], () => Layer(dy: Memory(16, 8), dx: Memory(place, 8)));
            Refuse(["dx"], () => Pre(dresidualOut: Memory(16, 8), dx: Memory(place, 8)));
            Refuse(["dresidual"], () => Pre(dresidualOut: Memory(16, 8), dresidual: Memory(place, 8)));
            Refuse(["dresidual"], () => Pre(dy: Memory(16, 8), dresidual: Memory(place, 8)));
        }
    }

    [Fact]
    public void GradientThatOverlapsWhatWasNormalized_IsRefused()
    {
        foreach (int place in new[] { 16, 17, 9 })
        {
            Refuse(["dx"], () => Layer(x: Memory(16, 8), dx: Memory(place, 8)));
            Refuse(["dx"], () => Pre(sum: Memory(16, 8), dx: Memory(place, 8)));
            Refuse(["dresidual"], () => Pre(sum: Memory(16, 8), dresidual: Memory(place, 8)));
        }
    }

    [Fact]
    public void GradientThatOverlapsAParameterOrAStatistic_IsRefused()
    {
        Refuse(["dx"], () => Layer(weight: Memory(18, 4), dx: Memory(16, 8)));
        Refuse(["dx"], () => Layer(mean: Memory(22, 2), dx: Memory(16, 8)));
        Refuse(["dweight"], () => Layer(weight: Memory(16, 4), dweight: Memory(16, 4)));
        Refuse(["dweight"], () => Layer(invStd: Memory(16, 2), dweight: Memory(17, 4)));
        Refuse(["dbias"], () => Layer(dy: Memory(16, 8), dbias: Memory(20, 4)));
        Refuse(["dweight"], () => Layer(x: Memory(16, 8), dweight: Memory(20, 4)));
    }

    [Fact]
    public void TwoGradientsThatAreOne_AreRefused()
    {
        Refuse(["dweight", "dbias"], () => Layer(dweight: Memory(16, 4), dbias: Memory(16, 4)));
        Refuse(["dx", "dresidual"], () => Pre(dx: Memory(16, 8), dresidual: Memory(16, 8)));
        Refuse(["dx", "dresidual"], () => Pre(dx: Memory(16, 8), dresidual: Memory(23, 8)));
        Refuse(["dx", "dweight"], () => Layer(dx: Memory(16, 8), dweight: Memory(20, 4)));
    }

    [Fact]
    public void GradientThatOverlapsPadding_IsRefused()
    {
        Refuse(["dx"], () => CheckedGradients.MaskedBackward(new float[8], new float[8], new float[4], Memory(16, 8), new float[4], MemoryMarshal.Cast<float, bool>(Memory(23, 1))[..2]));

        // The one float there is 0, and so is the length.
        Refuse(["dx"], () => CheckedGradients.WithLengthsBackward(new float[8], new float[8], new float[4], Memory(0, 8), MemoryMarshal.Cast<float, int>(Memory(0, 1))));
    }

    [Fact]
    public void GradientOfAnotherTypeInTheMemoryOfWhatComesFromAbove_IsRefused()
    {
        foreach (int place in new[] { 16, 19, 22 })
            Refuse(["dx"], () => CheckedGradients.HalfToFloatBackward(Memory(16, 8), new Half[8], new float[4], MemoryMarshal.Cast<float, Half>(Memory(place, 4))));
        CheckedGradients.HalfToFloatBackward(Memory(16, 8), new Half[8], new float[4], MemoryMarshal.Cast<float, Half>(Memory(24, 4)));
    }

    private static void Layer(Span<float> dy = default, Span<float> x = default, Span<float> weight = default, Span<float> mean = default, Span<float> invStd = default, Span<float> dx = default, Span<float> dweight = default, Span<float> dbias = default) =>
        CheckedGradients.LayerBackward(Or(dy, 8), Or(x, 8), Or(weight, 4), Or(mean, 2), Or(invStd, 2), Or(dx, 8), Or(dweight, 4), Or(dbias, 4));

    private static void Pre(Span<float> dy = default, Span<float> sum = default, Span<float> dresidualOut = default, Span<float> dx = default, Span<float> dresidual = default) =>
        CheckedGradients.PreBackward(Or(dy, 8), Or(sum, 8), new float[4], new float[2], Or(dresidualOut, 8), Or(dx, 8), Or(dresidual, 8), new float[4], 1, 1);

    private static Span<float> Or(Span<float> given, int length) => given.IsEmpty ? new float[length] : given;

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
