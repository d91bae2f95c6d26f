namespace NormGen.Tests.Kernels;

/// <summary>The kernels in vectors of 512 bits.</summary>
public static class Kernels512
{
    public static KernelSet Set { get; } = new("512", Forms.All) { Steps = Steps.All, Sets = Sets.All, Gradients = Gradients.All, SetGradients = SetGradients.All };
}
