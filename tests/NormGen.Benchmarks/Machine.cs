using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NormGen.Benchmarks;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        int hardware = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        string cap = typeof(Machine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "NormGenVectorWidth")?.Value is { Length: > 0 } value ? value : "Auto";
        string used = cap switch
        {
            "Auto" => hardware == 0 ? "scalar code" : $"{hardware} bits",
            "Scalar" => "scalar code",
            _ => $"at most {cap} bits",
        };

        return $"""
            # {Processor()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}; {RuntimeInformation.FrameworkDescription}
            # vectors: {used} (the hardware prefers {hardware}, NormGenVectorWidth={cap}; the -runtime kernels are the library's own)
            """;
    }

    private static string Processor()
    {
        const string linux = "/proc/cpuinfo";
        string? name = File.Exists(linux)
            ? File.ReadLines(linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER"); // Windows
        return name ?? "unknown processor";
    }
}
