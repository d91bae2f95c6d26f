namespace NormGen.Tests.Kernels;

/// <summary>The kernels in scalar code.</summary>
public static class KernelsScalar
{
    public static KernelSet Set { get; } = new("Scalar", Forms.All) { Steps = Steps.All, Sets = Sets.All, Gradients = Gradients.All, SetGradients = SetGradients.All };
}
