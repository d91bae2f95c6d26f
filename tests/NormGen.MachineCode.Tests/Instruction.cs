using System.Text.RegularExpressions;

namespace NormGen.MachineCode.Tests;

/// <summary>A line of a listing.</summary>
/// <param name="Mnemonic">What is done.</param>
/// <param name="Operands">With what.</param>
public sealed record Instruction(string Mnemonic, string Operands)
{
    private static readonly string[] Arithmetic =
        ["vadd", "vsub", "vmul", "vdiv", "vsqrt", "vfmadd", "vfnmadd", "vfmsub", "fadd", "fsub", "fmul", "fmla", "fmls", "fdiv", "fsqrt"];

    // What moves values between the lanes of a vector: a sum is being folded.
    private static readonly string[] Shuffles = ["vextract", "vmovhlps", "vmovlhps", "vshuf", "vperm", "zip", "uzp", "tbl", "ext", "faddp"];

    public bool IsCall => Mnemonic is "call" or "bl" or "blr" or "tail.jmp";

    public bool IsConditionalJump => JumpsTo is not null && Mnemonic is not ("jmp" or "b");

    /// <summary>The label that is jumped to.</summary>
    public string? JumpsTo => IsCall ? null : Operands.Split(' ', ',').FirstOrDefault(o => o.StartsWith("G_M", StringComparison.Ordinal));

    /// <summary>Whether a register is kept in, or fetched from, the method's frame.</summary>
    public bool TouchesFrame => Mnemonic != "lea" && (Operands.Contains("[rbp") || Operands.Contains("[rsp") || Operands.Contains("[fp") || Operands.Contains("[sp"));

    /// <summary>Whether a full vector comes back from the method's frame: it had not fitted the registers.</summary>
    public bool FetchesVectorFromFrame(Target target) =>
        TouchesFrame && !Mnemonic.StartsWith("st", StringComparison.Ordinal) && Regex.IsMatch(Operands, target.IsArm ? @"^q\d" : $@"^{target.Register}\d");

    public bool IsArithmetic => Arithmetic.Any(a => Mnemonic.StartsWith(a, StringComparison.Ordinal)) && !Mnemonic.EndsWith("ss", StringComparison.Ordinal);

    public bool IsShuffle => Shuffles.Any(s => Mnemonic.StartsWith(s, StringComparison.Ordinal));

    public bool IsDivisionOrRoot => IsArithmetic && (Mnemonic.Contains("div") || Mnemonic.Contains("sqrt"));

    public bool IsMultiplyAddOf(Target target) =>
        Mnemonic.StartsWith(target.MultiplyAdd, StringComparison.Ordinal) && Operands.Contains(target.Register);

    public override string ToString() => $"{Mnemonic} {Operands}";
}
