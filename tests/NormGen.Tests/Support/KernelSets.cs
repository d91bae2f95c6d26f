using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>All ways in which the same normalizations are compiled into this process.</summary>
internal static class KernelSets
{
    public static KernelSet[] All { get; } =
        [Kernels512.Set, Kernels256.Set, Kernels128.Set, KernelsScalar.Set, KernelsRuntime.Set, Primitives.Set];

    /// <summary>Those that have methods of any placement; the widest kernels come first, the calls of a Debug build last.</summary>
    public static KernelSet[] WithSteps { get; } = [.. All.Where(set => set.Steps.Count > 0)];

    /// <summary>Those that have methods whose statistics are of sets, in the same order.</summary>
    public static KernelSet[] WithSets { get; } = [.. All.Where(set => set.Sets.Count > 0)];

    public static KernelSet Named(string name) => All.Single(set => set.Name == name);
}
