namespace NormGen.Tests.Kernels;

/// <summary>The arguments of one call of a gradient, of which each form takes those that it knows. Those of other forms are empty.</summary>
public sealed class GradientCall
{
    public Tensor Dy { get; set; }

    public Tensor X { get; set; }

    /// <summary>What a placed norm normalized: the sum, or the updated residual.</summary>
    public Tensor Sum { get; set; }

    public Tensor Weight { get; set; }

    public Tensor NextWeight { get; set; }

    public Tensor Mean { get; set; }

    public Tensor InvStd { get; set; }

    public Tensor NextMean { get; set; }

    public Tensor NextInvStd { get; set; }

    public Tensor DResidualOut { get; set; }

    public Tensor Dx { get; set; }

    public Tensor DResidual { get; set; }

    public Tensor DWeight { get; set; }

    public Tensor DBias { get; set; }

    public Tensor DNextWeight { get; set; }

    public Tensor DNextBias { get; set; }

    public Tensor Mask { get; set; }

    public Tensor Lengths { get; set; }

    /// <summary>The weight of a form that has one for all features.</summary>
    public double SharedWeight { get; set; }

    public int Dim { get; set; }

    public double Epsilon { get; set; }

    public double ResidualScale { get; set; }

    public double BranchScale { get; set; }
}
