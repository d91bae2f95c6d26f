namespace NormGen.Runtime;

/// <summary>Which of the library's own kernels a method is.</summary>
internal enum RuntimePart
{
    /// <summary>None: a user's method.</summary>
    None,

    /// <summary>A normalization y = N(x).</summary>
    Norm,

    /// <summary>The branch of a sandwich: y = a·residual + b·N(x).</summary>
    Branch,

    /// <summary>A residual sum without a norm: y = a·residual + b·x.</summary>
    Sum,

    /// <summary>The gradient of a normalization by statistics that do not hang on its elements.</summary>
    Given,
}
