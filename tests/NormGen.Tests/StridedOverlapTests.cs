namespace NormGen.Tests;

/// <summary>
/// Strided tensors that lie in one another, as the heads of a packed row do: fine where no element is in a row of both, or all rows are the
/// same; refused otherwise.
/// </summary>
public sealed class StridedOverlapTests
{
    // Two rows of query, key and value, of four features each.
    private const int Row = 12;

    private readonly float[] _packed = [.. Enumerable.Range(1, 2 * Row).Select(i => (float)(i * i % 7) - 3)];

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0, 8)]
    [InlineData(4, 0)]
    [InlineData(8, 4)]
    [InlineData(4, 8)]
    public void HeadsOfAPackedRow_MayBeInputAndOutput(int from, int to)
    {
        float[] weight = [1, 2, 3, 4], alone = new float[8], expected = [.. _packed];
        CheckedSteps.XStrided(_packed.AsSpan(from, Row + 4), weight, alone, Row);
        alone.AsSpan(0, 4).CopyTo(expected.AsSpan(to));
        alone.AsSpan(4, 4).CopyTo(expected.AsSpan(Row + to));

        CheckedSteps.Strided(_packed.AsSpan(from, Row + 4), weight, _packed.AsSpan(to, Row + 4), new float[2], Row, Row);

        Assert.Equal(expected, _packed);
    }

    [Fact]
    public void HeadInPlace_LeavesItsNeighboursAlone()
    {
        float[] weight = [1, 2, 3, 4], alone = new float[8], expected = [.. _packed], byY = [.. _packed];
        CheckedSteps.XStrided(_packed.AsSpan(4, Row + 4), weight, alone, Row);
        alone.AsSpan(0, 4).CopyTo(expected.AsSpan(4));
        alone.AsSpan(4, 4).CopyTo(expected.AsSpan(Row + 4));

        CheckedSteps.StridedInPlace(_packed.AsSpan(4), weight, Row);
        CheckedSteps.Strided(byY.AsSpan(4, Row + 4), weight, byY.AsSpan(4, Row + 4), new float[2], Row, Row);

        Assert.Equal(expected, _packed);
        Assert.Equal(expected, byY);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(4, 1)]
    [InlineData(1, 4)]
    [InlineData(4, 7)]
    public void RowsThatOverlap_AreRefused(int from, int to) => Refuse(() =>
        CheckedSteps.Strided(_packed.AsSpan(from, Row + 4), new float[4], _packed.AsSpan(to, Row + 4), new float[2], Row, Row));

    [Fact]
    public void RowsThatAreTheNextOnes_AreRefused()
    {
        // Row 0 of one tensor is row 1 of the other, which is read after it was written, or written before it is read.
        float[] three = new float[3 * Row];
        Refuse(() => CheckedSteps.Strided(three.AsSpan(0, Row + 4), new float[4], three.AsSpan(Row, Row + 4), new float[2], Row, Row));
        Refuse(() => CheckedSteps.Strided(three.AsSpan(Row, Row + 4), new float[4], three.AsSpan(0, Row + 4), new float[2], Row, Row));
    }

    [Fact]
    public void RowsBehindTheOthers_AreFine()
    {
        float[] memory = new float[4 * Row];
        CheckedSteps.Strided(memory.AsSpan(0, Row + 4), new float[4], memory.AsSpan(2 * Row, Row + 4), new float[2], Row, Row);

        // Spans that overlap in what lies between the rows only.
        CheckedSteps.Strided(memory.AsSpan(0, 2 * Row), new float[4], memory.AsSpan(Row + 4, Row + 4), new float[2], Row, Row);
    }

    [Fact]
    public void OtherStridesInOneMemory_AreRefused()
    {
        Refuse(() => CheckedSteps.Strided(_packed.AsSpan(0, Row + 4), new float[4], _packed.AsSpan(0, 8), new float[2], Row, 4));
        Refuse(() => CheckedSteps.XStrided(_packed.AsSpan(0, Row + 4), new float[4], _packed.AsSpan(4, 8), Row));
    }

    [Fact]
    public void StatisticsBetweenTheRows_AreRefused() =>
        Refuse(() => CheckedSteps.Strided(_packed.AsSpan(0, Row + 4), new float[4], new float[8], _packed.AsSpan(8, 2), Row, 4));

    [Fact]
    public void UpdatedResidualBetweenTheRows_IsRefused() =>
        Refuse(() => CheckedSteps.PreStrided(_packed.AsSpan(0, Row + 4), _packed.AsSpan(4, 8), new float[4], new float[8], Row, 4));

    private void Refuse(Action call)
    {
        float[] before = [.. _packed];

        Assert.Contains("overlap", Assert.Throws<ArgumentException>(call).Message);

        Assert.Equal(before, _packed);
    }
}
