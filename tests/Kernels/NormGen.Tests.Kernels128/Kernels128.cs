namespace NormGen.Tests.Kernels;

/// <summary>The kernels in vectors of 128 bits.</summary>
public static class Kernels128
{
    public static KernelSet Set { get; } = new("128", Forms.All) { Steps = Steps.All, Sets = Sets.All, Gradients = Gradients.All, SetGradients = SetGradients.All };
}
