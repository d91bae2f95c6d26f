using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NormGen.Runtime;

/// <summary>The checks that a method makes before it writes anything. Each throws an <see cref="ArgumentException"/> that names the parameter and says what it should hold.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shapes
{
    /// <summary>How many rows a tensor holds.</summary>
    /// <param name="length">The tensor's length.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int length, int dim, string name)
    {
        int rows = (int)((uint)length / (uint)dim);
        if (length - rows * dim != 0)
            ThrowNotWholeRows(length, dim, name);
        return rows;
    }

    /// <summary>Checks a tensor that must have as many rows as another.</summary>
    /// <param name="length">The tensor's length.</param>
    /// <param name="rows">The rows it must have.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Tensor(int length, int rows, int dim, string name)
    {
        if (length != rows * dim)
            ThrowTensor(length, rows, dim, name);
    }

    /// <summary>Checks a parameter that has one element for each feature.</summary>
    /// <param name="length">The parameter's length.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PerFeature(int length, int dim, string name)
    {
        if (length != dim)
            ThrowPerFeature(length, dim, name);
    }

    /// <summary>Checks a statistic that has one element for each row.</summary>
    /// <param name="length">The statistic's length.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PerRow(int length, int rows, string name)
    {
        if (length != rows)
            ThrowPerRow(length, rows, name);
    }

    /// <summary>Checks a feature count that is known only at run time.</summary>
    /// <param name="dim">The features of a row.</param>
    /// <param name="name">The name of the parameter that tells it.</param>
    /// <exception cref="ArgumentException">It is less than 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Dim(int dim, string name)
    {
        if (dim < 1)
            ThrowDim(dim, name);
    }

    /// <summary>Checks the ε of a call.</summary>
    /// <param name="epsilon">The ε.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite, or not above zero.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Epsilon(float epsilon, string name)
    {
        if (!(epsilon > 0 && epsilon <= float.MaxValue))
            ThrowEpsilon(epsilon, name);
    }

    /// <summary>Checks that an output does not share memory with another span.</summary>
    /// <param name="output">What is written.</param>
    /// <param name="other">What is read, or written too.</param>
    /// <param name="name">The output's name.</param>
    /// <param name="otherName">The other's name.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart(ReadOnlySpan<float> output, ReadOnlySpan<float> other, string name, string otherName)
    {
        if (output.Overlaps(other))
            ThrowOverlap(name, otherName, "it must lie apart");
    }

    /// <summary>Checks that an output is exactly another span of the same length, or apart from it.</summary>
    /// <inheritdoc cref="Apart"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameOrApart(ReadOnlySpan<float> output, ReadOnlySpan<float> other, string name, string otherName)
    {
        // Not Overlaps(…, out offset): that throws a message of its own where the spans are a fraction of an element apart.
        if (output.Overlaps(other) && !Unsafe.AreSame(ref MemoryMarshal.GetReference(output), ref MemoryMarshal.GetReference(other)))
            ThrowOverlap(name, otherName, "it must be the same memory exactly, or lie apart");
    }

    private static string Elements(int length) => length == 1 ? "1 element" : $"{length} elements";

    [DoesNotReturn]
    private static void ThrowNotWholeRows(int length, int dim, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}, which is no whole number of rows of {dim}; {length / dim} rows need {length / dim * dim}, {length / dim + 1} need {(long)(length / dim + 1) * dim}.", name);

    [DoesNotReturn]
    private static void ThrowTensor(int length, int rows, int dim, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {rows} rows of {dim} need {(long)rows * dim}.", name);

    [DoesNotReturn]
    private static void ThrowPerFeature(int length, int dim, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; a row has {dim} features and needs {dim}.", name);

    [DoesNotReturn]
    private static void ThrowPerRow(int length, int rows, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {rows} rows need {rows}, one each.", name);

    [DoesNotReturn]
    private static void ThrowDim(int dim, string name) =>
        throw new ArgumentException($"{name} gives a feature count of {dim}; a row has at least 1 feature.", name);

    [DoesNotReturn]
    private static void ThrowEpsilon(float epsilon, string name) =>
        throw new ArgumentOutOfRangeException(name, epsilon, "ε must be finite and above zero.");

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string otherName, string mend) =>
        throw new ArgumentException($"{name} overlaps {otherName}; {mend}.", name);
}
