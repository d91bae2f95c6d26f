using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>What is written of rows and sets that the kernel's type cannot hold.</summary>
internal static class FloatRangeText
{
    /// <summary>A result of a second try, in the kernel's type.</summary>
    public static string Result(string value, KernelContext kernel) => $"FloatRange.{(kernel.Compute == ElementType.Double ? "Unify" : "Round")}({value})";
}
