namespace NormGen.Specification;

/// <summary>What the project, rather than the method, decides about the code that is written.</summary>
/// <param name="Specialize">Whether sizes get kernels of their own; otherwise every method calls the run-time-size kernel.</param>
/// <param name="Width">The vector width that kernels are written for.</param>
/// <param name="AnalyzersRun">Whether the analyzer tells mistakes in this build; where it does not, a wrong method is left without a body, so that the compiler stops.</param>
internal sealed record EmitOptions(bool Specialize, VectorWidth Width, bool AnalyzersRun = true);

/// <summary>The vector width that a project's kernels are written for.</summary>
internal enum VectorWidth
{
    /// <summary>All of them; the hardware decides at run time.</summary>
    Auto,
    Scalar = 1,
    Bits128 = 128,
    Bits256 = 256,
    Bits512 = 512,
}
