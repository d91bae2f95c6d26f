namespace NormGen.Tests.Kernels;

/// <summary>What a form takes beside x and y.</summary>
[Flags]
public enum Parts
{
    None = 0,
    Weight = 1,
    Bias = 2,
    Affine = Weight | Bias,
    Mean = 4,
    InvStd = 8,
    Statistics = Mean | InvStd,
    All = Affine | Statistics,
}
