namespace NormGen.Tests.Kernels;

/// <summary>The arguments of one call, of which each form takes those that it knows. Those of other forms are empty.</summary>
public sealed class StepCall
{
    /// <summary>The input. For a form that works in place it is the output as well.</summary>
    public Tensor X { get; set; }

    public Tensor Y { get; set; }

    public Tensor Residual { get; set; }

    public Tensor Sum { get; set; }

    public Tensor Weight { get; set; }

    public Tensor Bias { get; set; }

    public Tensor NextWeight { get; set; }

    public Tensor NextBias { get; set; }

    public Tensor Mean { get; set; }

    public Tensor InvStd { get; set; }

    public Tensor NextMean { get; set; }

    public Tensor NextInvStd { get; set; }

    public Tensor Mask { get; set; }

    public Tensor Lengths { get; set; }

    public Tensor Workspace { get; set; }

    /// <summary>The weight of a form that has one for all features.</summary>
    public double SharedWeight { get; set; }

    public int Dim { get; set; }

    public int XStride { get; set; }

    public int YStride { get; set; }

    public double Epsilon { get; set; }

    public double ResidualScale { get; set; }

    public double BranchScale { get; set; }
}
