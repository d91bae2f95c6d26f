using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NormGen.Runtime;

/// <summary>The checks that a method makes before it writes anything. Each throws an <see cref="ArgumentException"/> that names the parameter and says what it should hold.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Shapes
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

    /// <summary>Checks the ε of a call in double precision.</summary>
    /// <inheritdoc cref="Epsilon(float, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Epsilon(double epsilon, string name)
    {
        if (!(epsilon > 0 && epsilon <= double.MaxValue))
            ThrowEpsilon(epsilon, name);
    }

    /// <summary>Checks what a residual or its branch is multiplied by.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(double scale, string name)
    {
        if (!double.IsFinite(scale))
            ThrowScale(scale, name);
    }

    /// <summary>Checks that the features of a row are whole groups.</summary>
    /// <param name="dim">The features of a row.</param>
    /// <param name="groups">The groups of a row.</param>
    /// <param name="name">The name of the parameter that tells the features.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Groups(int dim, int groups, string name)
    {
        if (dim % groups != 0)
            ThrowGroups(dim, groups, name);
    }

    /// <summary>Checks a statistic that has one element for each row and group.</summary>
    /// <param name="length">The statistic's length.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">The groups of a row.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PerGroup(int length, int rows, int groups, string name)
    {
        if (length != (long)rows * groups)
            ThrowPerGroup(length, rows, groups, name);
    }

    /// <summary>Checks the lengths of sequences.</summary>
    /// <param name="lengths">How many rows of each sequence are no padding.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The rows are not as many for each sequence, or a length is negative or beyond them.</exception>
    public static void Lengths(ReadOnlySpan<int> lengths, int rows, string name)
    {
        if (lengths.IsEmpty ? rows != 0 : rows % lengths.Length != 0)
            throw new ArgumentException($"{name} holds {Elements(lengths.Length)}; {rows} rows do not make so many sequences of the same number of positions.", name);
        int positions = lengths.IsEmpty ? 0 : rows / lengths.Length;
        for (int i = 0; i < lengths.Length; i++)
        {
            if ((uint)lengths[i] > (uint)positions)
                throw new ArgumentException($"{name}[{i}] is {lengths[i]}; a sequence of {positions} positions has 0 to {positions} that are no padding.", name);
        }
    }

    /// <summary>Checks the distance between the starts of two rows.</summary>
    /// <param name="stride">The distance in elements.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">Rows would run into one another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stride(int stride, int dim, string name)
    {
        if (stride < dim)
            ThrowStride(stride, dim, name);
    }

    /// <summary>How many rows a strided tensor holds that nothing else tells the rows of.</summary>
    /// <param name="length">The tensor's length.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="stride">The elements from the start of one row to the next; at least <paramref name="dim"/>.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The rows that begin in it.</returns>
    /// <exception cref="ArgumentException">The last row is cut short.</exception>
    public static int StridedRows(int length, int dim, int stride, string name)
    {
        int whole = length / stride, rest = length - whole * stride;
        if (rest != 0 && rest < dim)
            throw new ArgumentException($"{name} holds {Elements(length)}; its last row, at {whole * stride}, has {rest} of its {dim} features.", name);
        return whole + (rest == 0 ? 0 : 1);
    }

    /// <summary>Checks a strided tensor that must have as many rows as another. Behind the last row's features anything may be missing or follow.</summary>
    /// <param name="length">The tensor's length.</param>
    /// <param name="rows">The rows it must have.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="stride">The elements from the start of one row to the next.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">It is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StridedTensor(int length, int rows, int dim, int stride, string name)
    {
        if (rows != 0 && length < (long)(rows - 1) * stride + dim)
            ThrowStridedTensor(length, rows, dim, stride, name);
    }

    /// <summary>Checks that a block has a sub-layer to call.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="sublayer">The sub-layer.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public static void Sublayer<T>([NotNull] T sublayer, string name)
        where T : allows ref struct
    {
        if (sublayer is null)
            throw new ArgumentNullException(name);
    }

    /// <summary>Checks the memory that a block is given.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="parts">How many tensors of that shape it must have room for.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">It is too short.</exception>
    public static void Workspace(int length, int rows, int dim, int parts, string name)
    {
        long needed = (long)rows * dim * parts;
        if (length < needed)
            throw new ArgumentException($"{name} holds {Elements(length)}; {(parts == 1 ? "one tensor" : $"{parts} tensors")} of {RowsOf(rows)} of {dim} {Need(parts)} {needed}.", name);
    }

    /// <summary>Checks that an output does not share memory with another span.</summary>
    /// <typeparam name="TOutput">The output's element type.</typeparam>
    /// <typeparam name="TOther">The other's element type.</typeparam>
    /// <param name="output">What is written.</param>
    /// <param name="other">What is read, or written too.</param>
    /// <param name="name">The output's name.</param>
    /// <param name="otherName">The other's name.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<TOutput, TOther>(ReadOnlySpan<TOutput> output, ReadOnlySpan<TOther> other, string name, string otherName)
    {
        if (Overlap(output, other))
            ThrowOverlap(name, otherName, "it must lie apart");
    }

    /// <summary>Checks that an output is exactly another span of the same length and type, or apart from it.</summary>
    /// <inheritdoc cref="Apart"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameOrApart<TOutput, TOther>(ReadOnlySpan<TOutput> output, ReadOnlySpan<TOther> other, string name, string otherName)
    {
        // Not Overlaps(…, out offset): that throws a message of its own where the spans are a fraction of an element apart.
        if (Overlap(output, other) && !IsSame(output, other))
            ThrowOverlap(name, otherName, "it must be the same memory exactly, or lie apart");
    }

    /// <summary>
    /// Checks that an output's rows are exactly another tensor's, or apart from them. Of two strided tensors that lie in one another, as the heads
    /// of a packed row do, no element may be in a row of both.
    /// </summary>
    /// <inheritdoc cref="Apart"/>
    /// <param name="output">What is written.</param>
    /// <param name="other">What is read.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="stride">The output's elements from the start of one row to the next.</param>
    /// <param name="otherStride">The other's.</param>
    /// <param name="name">The output's name.</param>
    /// <param name="otherName">The other's name.</param>
    public static void SameOrApart<TOutput, TOther>(ReadOnlySpan<TOutput> output, ReadOnlySpan<TOther> other, int dim, int stride, int otherStride, string name, string otherName)
    {
        if (!Overlap(output, other))
            return;
        if (stride == otherStride && typeof(TOutput) == typeof(TOther))
        {
            if (IsSame(output, other))
                return;
            nint row = stride * (nint)Unsafe.SizeOf<TOutput>(), features = dim * (nint)Unsafe.SizeOf<TOutput>();
            nint offset = Offset(output, other) % row;
            offset = offset < 0 ? offset + row : offset;
            if (offset >= features && row - offset >= features)
                return;
        }

        ThrowOverlap(name, otherName, "its rows must be the same exactly, or lie apart");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap<TOutput, TOther>(ReadOnlySpan<TOutput> output, ReadOnlySpan<TOther> other)
    {
        if (output.IsEmpty || other.IsEmpty)
            return false;
        nint offset = Offset(output, other);
        return (nuint)offset < (nuint)output.Length * (nuint)Unsafe.SizeOf<TOutput>() || (nuint)(-offset) < (nuint)other.Length * (nuint)Unsafe.SizeOf<TOther>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame<TOutput, TOther>(ReadOnlySpan<TOutput> output, ReadOnlySpan<TOther> other) =>
        typeof(TOutput) == typeof(TOther) && Offset(output, other) == 0;

    // In bytes, from the output's first to the other's first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Offset<TOutput, TOther>(ReadOnlySpan<TOutput> output, ReadOnlySpan<TOther> other) =>
        Unsafe.ByteOffset(ref Unsafe.As<TOutput, byte>(ref MemoryMarshal.GetReference(output)), ref Unsafe.As<TOther, byte>(ref MemoryMarshal.GetReference(other)));

    private static string RowsOf(int rows) => rows == 1 ? "1 row" : $"{rows} rows";

    private static string Need(int count) => count == 1 ? "needs" : "need";

    private static string Elements(int length) => length == 1 ? "1 element" : $"{length} elements";

    [DoesNotReturn]
    private static void ThrowNotWholeRows(int length, int dim, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}, which is no whole number of rows of {dim}; {length / dim} rows need {length / dim * dim}, {length / dim + 1} need {(long)(length / dim + 1) * dim}.", name);

    [DoesNotReturn]
    private static void ThrowTensor(int length, int rows, int dim, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {RowsOf(rows)} of {dim} {Need(rows)} {(long)rows * dim}.", name);

    [DoesNotReturn]
    private static void ThrowPerFeature(int length, int dim, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; a row has {dim} features and needs {dim}.", name);

    [DoesNotReturn]
    private static void ThrowPerRow(int length, int rows, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {RowsOf(rows)} {Need(rows)} {rows}, one each.", name);

    [DoesNotReturn]
    private static void ThrowDim(int dim, string name) =>
        throw new ArgumentException($"{name} gives a feature count of {dim}; a row has at least 1 feature.", name);

    [DoesNotReturn]
    private static void ThrowEpsilon(double epsilon, string name) =>
        throw new ArgumentOutOfRangeException(name, epsilon, "ε must be finite and above zero.");

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string otherName, string mend) =>
        throw new ArgumentException($"{name} overlaps {otherName}; {mend}.", name);

    [DoesNotReturn]
    private static void ThrowScale(double scale, string name) =>
        throw new ArgumentOutOfRangeException(name, scale, "A factor must be finite.");

    [DoesNotReturn]
    private static void ThrowGroups(int dim, int groups, string name) =>
        throw new ArgumentException($"{name} gives a feature count of {dim}, which is no multiple of the {groups} groups.", name);

    [DoesNotReturn]
    private static void ThrowPerGroup(int length, int rows, int groups, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {RowsOf(rows)} of {groups} groups {Need(rows)} {(long)rows * groups}, one each.", name);

    [DoesNotReturn]
    private static void ThrowStride(int stride, int dim, string name) =>
        throw new ArgumentException($"{name} is {stride}; from the start of one row to the next there are at least the row's {dim} features.", name);

    [DoesNotReturn]
    private static void ThrowStridedTensor(int length, int rows, int dim, int stride, string name) =>
        throw new ArgumentException($"{name} holds {Elements(length)}; {RowsOf(rows)} of {dim}, {stride} apart, {Need(rows)} {(long)(rows - 1) * stride + dim}.", name);
}
