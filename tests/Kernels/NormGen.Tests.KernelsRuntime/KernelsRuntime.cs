namespace NormGen.Tests.Kernels;

/// <summary>The methods as a Debug build has them: calls of the library's run-time-size kernels.</summary>
public static class KernelsRuntime
{
    public static KernelSet Set { get; } = new("Runtime", Forms.All) { Steps = Steps.All, Sets = Sets.All, Gradients = Gradients.All, SetGradients = SetGradients.All };
}
