namespace NormGen.MachineCode.Tests;

/// <summary>A processor to compile for, and how its listings are to be read.</summary>
/// <param name="Name">What the tests call it.</param>
/// <param name="RuntimeIdentifier">The platform.</param>
/// <param name="InstructionSet">What may be used there, in the words of <c>IlcInstructionSet</c>.</param>
/// <param name="Bits">The width of its vectors.</param>
/// <param name="Heading">What the head of every listing says of the code.</param>
/// <param name="Register">What the operands of full-width vectors contain.</param>
/// <param name="MultiplyAdd">How the mnemonics of fused multiply-adds begin.</param>
public sealed record Target(string Name, string RuntimeIdentifier, string InstructionSet, int Bits, string Heading, string Register, string MultiplyAdd)
{
    public static readonly Target Avx2 = new("x86-64-v3", "linux-x64", "x86-64-v3", 256, "generic X64 + VEX", "ymm", "vfmadd");

    public static readonly Target Avx512 = new("x86-64-v4", "linux-x64", "x86-64-v4", 512, "generic X64 + VEX + EVEX", "zmm", "vfmadd");

    public static readonly Target Neon = new("arm64", "linux-arm64", "armv8-a", 128, "generic ARM64", ".4s", "fmla");

    public static IReadOnlyList<Target> All { get; } = [Avx2, Avx512, Neon];

    public int Lanes => Bits / 32;

    public bool IsArm => RuntimeIdentifier.EndsWith("arm64", StringComparison.Ordinal);

    public override string ToString() => Name;
}
