namespace QuickStart;

/// <summary>Normalizes all rows of x into y; weight, bias and feature count are bound in.</summary>
internal delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

/// <summary>One row of the table: an input, its answer in double precision, and three ways to get there in float.</summary>
/// <param name="Method">The annotated method's name.</param>
/// <param name="Input">What kind of numbers these are.</param>
/// <param name="X">The rows.</param>
/// <param name="Dim">The features of a row.</param>
/// <param name="Answer">The result in double precision.</param>
/// <param name="Other">Someone else's result in float, whose error is shown beside NormGen's.</param>
/// <param name="NormGen">The annotated method.</param>
/// <param name="Loop">The plain C# loop.</param>
/// <param name="Composed">TensorPrimitives composed.</param>
internal sealed record Case(string Method, string Input, float[] X, int Dim, double[] Answer, float[] Other, Kernel NormGen, Kernel Loop, Kernel Composed)
{
    public int Rows => X.Length / Dim;
}
