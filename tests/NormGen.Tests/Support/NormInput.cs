namespace NormGen.Tests.Support;

/// <summary>What a normalization is given.</summary>
/// <param name="Name">The name of the case, for messages.</param>
/// <param name="Dim">The features of a row.</param>
/// <param name="X">rows × dim elements.</param>
/// <param name="Weight">dim elements.</param>
/// <param name="Bias">dim elements.</param>
internal sealed record NormInput(string Name, int Dim, float[] X, float[] Weight, float[] Bias)
{
    public int Rows => X.Length / Dim;

    public override string ToString() => Name;
}
