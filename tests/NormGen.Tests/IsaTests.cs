using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NormGen.Tests;

/// <summary>
/// A run that is meant for an instruction set (EXPECT_ISA = neon, avx512, avx2, avx2-128, sse or scalar) must really have it, so
/// that it cannot take another path unnoticed. Only sse and scalar are without fused multiply-add.
/// </summary>
public sealed class IsaTests
{
    private static readonly Dictionary<string, Func<bool>> s_isThere = new()
    {
        [""] = static () => true,
        ["neon"] = static () => AdvSimd.Arm64.IsSupported && Vector128.IsHardwareAccelerated && !Vector256.IsHardwareAccelerated,
        ["avx512"] = static () => Avx512F.IsSupported && Vector512.IsHardwareAccelerated,
        ["avx2"] = static () => Avx2.IsSupported && Fma.IsSupported && Vector256.IsHardwareAccelerated && !Vector512.IsHardwareAccelerated,
        ["avx2-128"] = static () => Fma.IsSupported && Vector128.IsHardwareAccelerated && !Vector256.IsHardwareAccelerated,
        ["sse"] = static () => Sse42.IsSupported && !Fma.IsSupported && Vector128.IsHardwareAccelerated && !Vector256.IsHardwareAccelerated,
        ["scalar"] = static () => !Fma.IsSupported && !AdvSimd.IsSupported && !Vector128.IsHardwareAccelerated,
    };

    [Fact]
    public void ExpectedInstructionSet_IsThere()
    {
        string expected = Environment.GetEnvironmentVariable("EXPECT_ISA") ?? "";

        Assert.Contains(expected, s_isThere.Keys);
        Assert.True(s_isThere[expected](), $"EXPECT_ISA is {expected}, but this process has vectors of "
            + $"{(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)} bits "
            + $"on {System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}.");
    }
}
