namespace NormGen.Tests.Kernels;

/// <summary>The arguments of one call of a gradient, of which each form takes those that it knows. Those of other forms are empty.</summary>
public sealed class SetGradientCall
{
    public Tensor Dy { get; set; }

    public Tensor X { get; set; }

    public Tensor Weight { get; set; }

    /// <summary>The means that the forward pass has saved, or was given.</summary>
    public Tensor Mean { get; set; }

    /// <summary>The reciprocal scales that the forward pass has saved, or was given.</summary>
    public Tensor InvStd { get; set; }

    public Tensor RunningMean { get; set; }

    public Tensor RunningVar { get; set; }

    public Tensor RunningSquare { get; set; }

    public Tensor Nu { get; set; }

    /// <summary>The gradient of x. It may be that of y.</summary>
    public Tensor Dx { get; set; }

    public Tensor DWeight { get; set; }

    public Tensor DBias { get; set; }

    public Tensor Mask { get; set; }

    public Tensor Lengths { get; set; }

    public int Dim { get; set; }

    public int Spatial { get; set; }

    public double Epsilon { get; set; }
}
