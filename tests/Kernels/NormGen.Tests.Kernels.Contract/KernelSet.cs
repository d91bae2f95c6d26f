namespace NormGen.Tests.Kernels;

/// <summary>All forms, compiled in one way.</summary>
/// <param name="Name">The way: a vector width, or Runtime, or Primitives.</param>
/// <param name="Forms">The plain norms of floats.</param>
public sealed record KernelSet(string Name, IReadOnlyList<NormForm> Forms)
{
    /// <summary>All other methods whose statistics are of rows.</summary>
    public IReadOnlyList<StepForm> Steps { get; init; } = [];

    /// <summary>The methods whose statistics are of sets beside rows.</summary>
    public IReadOnlyList<SetForm> Sets { get; init; } = [];

    /// <summary>The gradients of methods whose statistics are of rows.</summary>
    public IReadOnlyList<GradientForm> Gradients { get; init; } = [];

    /// <summary>The gradients of methods whose statistics are of sets beside rows.</summary>
    public IReadOnlyList<SetGradientForm> SetGradients { get; init; } = [];
}
