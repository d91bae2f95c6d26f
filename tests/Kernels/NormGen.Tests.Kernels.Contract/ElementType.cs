namespace NormGen.Tests.Kernels;

/// <summary>What a tensor's elements are stored as.</summary>
public enum ElementType
{
    Single,
    Double,
    Half,
    BFloat16,
}
