namespace NormGen.Tests;

/// <summary>What a step keeps of a residual, and what a block makes of odd calls.</summary>
public sealed class StoredSumTests
{
    private const int Dim = 64, Rows = 5;

    // A NaN with a payload of its own, and two infinities whose sum is a NaN that the hardware makes.
    private static readonly (float X, float Residual)[] s_nans =
        [(1f, BitConverter.UInt32BitsToSingle(0x7FC01234)), (BitConverter.UInt32BitsToSingle(0xFFC04321), 1f), (float.PositiveInfinity, float.NegativeInfinity)];

    /// <summary>The run-time-size kernels once kept the NaN that they were given, and the specialised ones made it float.NaN.</summary>
    [Fact]
    public void NaNInAStoredSum_IsTheSameFromEveryKernel()
    {
        foreach ((float x, float residual) in s_nans)
        {
            Assert.Equal(0xFFC00000, Stored((f, r, y) => StoredSums.Pre(f, r, Ones, y), x, residual));
            Assert.Equal(0xFFC00000, Stored((f, r, y) => StoredSums.PreOfAnySize(f, r, Ones, y), x, residual));
            Assert.Equal(0xFFC00000, Stored((f, r, y) => NormPrimitives.AddRmsNorm(f, r, Ones, y), x, residual));
            Assert.Equal(0xFFC00000, Stored((f, r, y) => StoredSums.Sandwich(f, r, y), x, residual));
            Assert.Equal(0xFFC00000, Stored((f, r, y) => StoredSums.PreBlock(r, (_, output) => f.CopyTo(output)), x, residual));
        }
    }

    /// <summary>The lengths were once believed again after the sub-layer had run, whatever it had made of them.</summary>
    [Fact]
    public void LengthsThatASublayerChanges_ReachNoRowBeyondTheirSequence()
    {
        int[] lengths = [1, 1];
        float[] memory = new float[6 * Dim];
        Array.Fill(memory, 7f);

        StoredSums.PostBlock(memory.AsSpan(0, 4 * Dim), (input, output) =>
        {
            input.CopyTo(output);
            lengths[1] = 1_000_000;
        }, lengths);

        Assert.All(memory[(4 * Dim)..], value => Assert.Equal(7f, value));
    }

    /// <summary>A block of no rows once called its sub-layer.</summary>
    [Fact]
    public void BlockOfNoRows_CallsNothing()
    {
        StoredSums.PreBlock([], (_, _) => Assert.Fail("The sub-layer was called."));
        StoredSums.PostBlock([], (_, _) => Assert.Fail("The sub-layer was called."), []);
    }

    private static float[] Ones { get; } = [.. Enumerable.Repeat(1f, Dim)];

    /// <summary>The bits that are left in the residual where one of its elements and one of the branch's are these.</summary>
    private static uint Stored(Action<float[], float[], float[]> step, float x, float residual)
    {
        float[] branch = [.. Enumerable.Repeat(0.5f, Rows * Dim)], stream = [.. Enumerable.Repeat(0.25f, Rows * Dim)];
        int place = 2 * Dim + 3;
        (branch[place], stream[place]) = (x, residual);
        step(branch, stream, new float[Rows * Dim]);
        return BitConverter.SingleToUInt32Bits(stream[place]);
    }
}
