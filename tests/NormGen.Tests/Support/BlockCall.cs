namespace NormGen.Tests.Support;

/// <summary>The arguments of a block of doubles and of its gradient; half of the rows of a masked one, and more, are padding.</summary>
internal sealed class BlockCall
{
    private readonly int _rows, _dim;

    public BlockCall(int rows, int dim, int seed, bool isMasked)
    {
        (_rows, _dim) = (rows, dim);
        Random random = new(seed);
        (X, Dy, Y, Dx, Sum, Branch) = (Random(rows * dim), Random(rows * dim), new double[rows * dim], new double[rows * dim], new double[rows * dim], new double[rows * dim]);
        (Weight, Bias, NextWeight, NextBias) = (Random(dim), Random(dim), Random(dim), Random(dim));
        (DWeight, DBias, DNextWeight, DNextBias) = (new double[dim], new double[dim], new double[dim], new double[dim]);
        (Mean, InvStd, NextMean, NextInvStd) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        (Kept, Workspace) = (new double[2 * rows * dim], new double[2 * rows * dim]);
        Mask = [.. Enumerable.Range(0, rows).Select(row => !isMasked || row < (rows + 1) / 2)];
        Lengths = [(rows + 1) / 2];
        Sublayer = new Mixing(this);

        double[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextDouble()) - 2)];
    }

    public double[] X { get; }

    public double[] Weight { get; }

    public double[] Bias { get; }

    public double[] NextWeight { get; }

    public double[] NextBias { get; }

    public double[] Y { get; }

    public double[] Sum { get; }

    /// <summary>What the sub-layer wrote.</summary>
    public double[] Branch { get; }

    public double[] Mean { get; }

    public double[] InvStd { get; }

    public double[] NextMean { get; }

    public double[] NextInvStd { get; }

    public double[] Dy { get; }

    public double[] Dx { get; set; }

    public double[] DWeight { get; }

    public double[] DBias { get; }

    public double[] DNextWeight { get; }

    public double[] DNextBias { get; }

    /// <summary>The workspace of a sandwich block, whose first tensor is what the sub-layer wrote.</summary>
    public double[] Kept { get; }

    /// <summary>The workspace of the gradient.</summary>
    public double[] Workspace { get; }

    public bool[] Mask { get; }

    public int[] Lengths { get; }

    public Mixing Sublayer { get; }

    public int Dim => _dim;

    public int Rows => _rows;
}
