namespace NormGen.Tests.Kernels;

/// <summary>The arguments of one call, of which each form takes those that it knows. Those of other forms are empty.</summary>
public sealed class SetCall
{
    private long _batches;

    /// <summary>The input. For a form that works in place it is the output as well.</summary>
    public Tensor X { get; set; }

    public Tensor Y { get; set; }

    public Tensor Weight { get; set; }

    public Tensor Bias { get; set; }

    public Tensor RunningMean { get; set; }

    public Tensor RunningVar { get; set; }

    public Tensor RunningSquare { get; set; }

    /// <summary>Where the means are saved, or those that are given.</summary>
    public Tensor Mean { get; set; }

    /// <summary>Where the reciprocal scales are saved, or those that are given.</summary>
    public Tensor InvStd { get; set; }

    public Tensor Mask { get; set; }

    public Tensor Lengths { get; set; }

    public int Dim { get; set; }

    public int Spatial { get; set; }

    public double Epsilon { get; set; }

    public double Momentum { get; set; }

    /// <summary>The batches so far, which a call counts up.</summary>
    public ref long Batches => ref _batches;
}
