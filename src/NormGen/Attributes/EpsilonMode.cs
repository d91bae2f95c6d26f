namespace NormGen;

/// <summary>Where ε stands.</summary>
public enum EpsilonMode
{
    /// <summary>Under the root: 1/√(v + ε), as in nearly all models.</summary>
    InsideRoot,

    /// <summary>Beside the root: 1/(√v + ε), as in the code of the RMSNorm paper (Zhang &amp; Sennrich 2019).</summary>
    OutsideRoot,
}
