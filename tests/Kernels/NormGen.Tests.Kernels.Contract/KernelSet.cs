namespace NormGen.Tests.Kernels;

/// <summary>All forms, compiled in one way.</summary>
/// <param name="Name">The way: a vector width, or Runtime, or Primitives.</param>
/// <param name="Forms">The forms.</param>
public sealed record KernelSet(string Name, IReadOnlyList<NormForm> Forms);
