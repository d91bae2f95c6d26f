using System.Runtime.InteropServices;
using NormGen.Tests.Kernels;

namespace NormGen.Tests;

/// <summary>
/// Spans of placed methods and blocks: what is read element by element before it is written may be the same memory exactly, everything
/// else lies apart, or is refused before anything is written.
/// </summary>
public sealed class StepOverlapTests
{
    private readonly float[] _memory = [.. Enumerable.Range(0, 64).Select(i => (float)i)];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void OutputThatPartlyOverlapsAnInput_IsRefused(int shift)
    {
        foreach (int place in new[] { 16 + shift, 16 - shift })
        {
            Refuse(["y"], () => CheckedSteps.Post(Memory(16, 8), new float[8], new float[4], new float[8], Memory(place, 8), 1, 1));
            Refuse(["y"], () => CheckedSteps.Post(new float[8], Memory(16, 8), new float[4], new float[8], Memory(place, 8), 1, 1));
            Refuse(["sum"], () => CheckedSteps.Post(Memory(16, 8), new float[8], new float[4], Memory(place, 8), new float[8], 1, 1));
            Refuse(["sum"], () => CheckedSteps.Post(new float[8], Memory(16, 8), new float[4], Memory(place, 8), new float[8], 1, 1));
            Refuse(["x"], () => CheckedSteps.PostInPlace(Memory(16, 8), Memory(place, 8), new float[4]));
            Refuse(["y", "x"], () => CheckedSteps.Pre(Memory(16, 8), new float[8], new float[4], Memory(place, 8), new float[2]));
            Refuse(["y", "sum"], () => CheckedSteps.Post(new float[8], new float[8], new float[4], Memory(16, 8), Memory(place, 8), 1, 1));
        }
    }

    [Fact]
    public void UpdatedResidualThatOverlapsAnything_IsRefused()
    {
        foreach (int place in new[] { 16, 17, 9 })
        {
            Refuse(["residual"], () => CheckedSteps.Pre(Memory(16, 8), Memory(place, 8), new float[4], new float[8], new float[2]));
            Refuse(["residual", "y"], () => CheckedSteps.Pre(new float[8], Memory(place, 8), new float[4], Memory(16, 8), new float[2]));
            Refuse(["residual", "mean"], () => CheckedSteps.Pre(new float[8], Memory(place, 8), new float[4], new float[8], Memory(16, 2)));
            Refuse(["residual"], () => CheckedSteps.Pre(new float[8], Memory(place, 8), Memory(16, 4), new float[8], new float[2]));
            Refuse(["residual"], () => CheckedSteps.Sandwich(Memory(16, 8), Memory(place, 8), new float[4], new float[4], new float[4], new float[8], new float[2], new float[2], new float[2]));
        }
    }

    [Fact]
    public void TwoOutputsThatAreOne_AreRefused()
    {
        Refuse(["sum", "y"], () => CheckedSteps.Post(new float[8], new float[8], new float[4], Memory(16, 8), Memory(16, 8), 1, 1));
        Refuse(["nextMean", "invStd"], () => CheckedSteps.Sandwich(new float[8], new float[8], new float[4], new float[4], new float[4], new float[8], Memory(16, 2), Memory(17, 2), new float[2]));
        Refuse(["nextMean", "nextInvStd"], () => CheckedSteps.Sandwich(new float[8], new float[8], new float[4], new float[4], new float[4], new float[8], new float[2], Memory(16, 2), Memory(16, 2)));
    }

    [Fact]
    public void OutputThatOverlapsAParameter_IsRefused()
    {
        Refuse(["y"], () => CheckedSteps.Sandwich(new float[8], new float[8], new float[4], Memory(18, 4), new float[4], Memory(16, 8), new float[2], new float[2], new float[2]));
        Refuse(["residual"], () => CheckedSteps.Sandwich(new float[8], Memory(16, 8), new float[4], new float[4], Memory(13, 4), new float[8], new float[2], new float[2], new float[2]));
        Refuse(["sum"], () => CheckedSteps.Post(new float[8], new float[8], Memory(16, 4), Memory(19, 8), new float[8], 1, 1));
    }

    [Fact]
    public void OutputThatOverlapsPadding_IsRefused()
    {
        Refuse(["y"], () => CheckedSteps.Masked(new float[8], new float[4], Memory(16, 8), MemoryMarshal.Cast<float, bool>(Memory(23, 1))[..2]));

        // The one float there is 0, and so is the length.
        Refuse(["y"], () => CheckedSteps.WithLengths(new float[8], new float[4], Memory(0, 8), MemoryMarshal.Cast<float, int>(Memory(0, 1))));
    }

    [Fact]
    public void OutputOfAnotherTypeInTheInputsMemory_IsRefused()
    {
        // Not even where both begin: a float is written over two halves that were not read yet.
        Refuse(["y"], () => CheckedSteps.HalfToFloat(MemoryMarshal.Cast<float, Half>(Memory(16, 4)), new float[4], Memory(16, 8)));
        Refuse(["y"], () => CheckedSteps.HalfToFloat(MemoryMarshal.Cast<float, Half>(Memory(16, 4)), new float[4], Memory(19, 8)));
        Refuse(["y"], () => CheckedSteps.HalfToFloat(MemoryMarshal.Cast<float, Half>(Memory(16, 4)), new float[4], Memory(9, 8)));
        CheckedSteps.HalfToFloat(MemoryMarshal.Cast<float, Half>(Memory(16, 4)), new float[4], Memory(20, 8));
        CheckedSteps.HalfToFloat(MemoryMarshal.Cast<float, Half>(Memory(16, 4)), new float[4], Memory(8, 8));
    }

    [Fact]
    public void WorkspaceThatOverlapsAnything_IsRefused()
    {
        Refuse(["workspace"], () => CheckedSteps.PreBlock(Memory(0, 8), new float[4], new float[8], default(Branch), Memory(7, 16)));
        Refuse(["workspace", "y"], () => CheckedSteps.PreBlock(new float[8], new float[4], Memory(0, 8), default(Branch), Memory(7, 16)));
        Refuse(["workspace", "x"], () => CheckedSteps.PostBlock(Memory(0, 8), new float[4], default(Branch).Invoke, Memory(0, 8)));
        Refuse(["workspace"], () => CheckedSteps.PostBlock(new float[8], Memory(0, 4), default(Branch).Invoke, Memory(3, 8)));
    }

    [Fact]
    public void OutputOfABlock_MayBeItsInput()
    {
        float[] apart = new float[8];
        CheckedSteps.PreBlock(Memory(16, 8), [1, 1, 1, 1], apart, default(Branch), new float[16]);
        CheckedSteps.PreBlock(Memory(16, 8), [1, 1, 1, 1], Memory(16, 8), default(Branch), new float[16]);
        Assert.Equal(apart, Memory(16, 8).ToArray());
    }

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
