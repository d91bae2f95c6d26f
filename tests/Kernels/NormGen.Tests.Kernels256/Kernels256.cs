namespace NormGen.Tests.Kernels;

/// <summary>The kernels in vectors of 256 bits.</summary>
public static class Kernels256
{
    public static KernelSet Set { get; } = new("256", Forms.All) { Steps = Steps.All, Sets = Sets.All, Gradients = Gradients.All, SetGradients = SetGradients.All };
}
