using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NormGen.Runtime;

/// <summary>
/// What each feature adds up over the rows of a gradient, dγ and dβ, in the fixed order of <see cref="SetOrder"/>: the rows of a piece one after another in the
/// kernel's type; the pieces of a block, and the blocks, in double. Rented, in one piece.
/// </summary>
/// <typeparam name="T">The type that the kernel computes in: float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FeatureSums<T>
    where T : unmanaged
{
    private readonly double[] _memory;
    private readonly int _dim;
    private readonly int _sums;

    /// <summary>Rents the memory, with all sums zero.</summary>
    /// <param name="dim">The features.</param>
    /// <param name="tensors">How many sums each feature has: up to 4, in a sandwich.</param>
    public FeatureSums(int dim, int tensors)
    {
        _dim = dim;
        _sums = checked(dim * tensors);
        _memory = ArrayPool<double>.Shared.Rent(checked(3 * _sums));
        _memory.AsSpan(0, 3 * _sums).Clear();
    }

    /// <summary>The sums of a piece, to which the kernel adds: one tensor's features after another's.</summary>
    /// <param name="first">The first element that is wanted.</param>
    /// <returns>The reference.</returns>
    public ref T Piece(int first) => ref Unsafe.Add(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<double, T>(_memory.AsSpan())), first);

    private Span<double> Block => _memory.AsSpan(_sums, _sums);

    private Span<double> Total => _memory.AsSpan(2 * _sums, _sums);

    /// <summary>Adds a piece to its block, and begins the next.</summary>
    public void EndPiece()
    {
        Span<double> block = Block;
        if (typeof(T) == typeof(double))
        {
            Add(block, _memory.AsSpan(0, _sums));
        }
        else
        {
            Span<float> piece = MemoryMarshal.Cast<double, float>(_memory.AsSpan())[.._sums];
            int i = 0;
            for (; i + Vector<float>.Count <= _sums; i += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(piece[i..]), out Vector<double> low, out Vector<double> high);
                (new Vector<double>(block[i..]) + low).CopyTo(block[i..]);
                (new Vector<double>(block[(i + Vector<double>.Count)..]) + high).CopyTo(block[(i + Vector<double>.Count)..]);
            }

            for (; i < _sums; i++)
                block[i] += piece[i];
        }

        MemoryMarshal.Cast<double, T>(_memory.AsSpan())[.._sums].Clear();
    }

    /// <summary>Adds a block to the blocks before it, and begins the next.</summary>
    public void EndBlock()
    {
        Add(Total, Block);
        Block.Clear();
    }

    /// <summary>Adds one tensor's sums to what the caller has, worked out in double and rounded; every NaN becomes the same NaN.</summary>
    /// <typeparam name="TElement">The storage type.</typeparam>
    /// <param name="tensor">Which of the tensors.</param>
    /// <param name="destination">One element for each feature, or one for all of them.</param>
    public void AddTo<TElement>(int tensor, Span<TElement> destination)
        where TElement : unmanaged
    {
        ReadOnlySpan<double> sums = Total.Slice(tensor * _dim, _dim);
        if (destination.Length == sums.Length)
        {
            for (int i = 0; i < sums.Length; i++)
                Add(ref destination[i], sums[i]);
            return;
        }

        double all = 0;
        foreach (double sum in sums)
            all += sum;
        Add(ref destination[0], all);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<double>.Shared.Return(_memory);

    private static void Add<TElement>(ref TElement element, double sum)
        where TElement : unmanaged
    {
        double value = FloatRange.Unify(Storage.LoadDouble(in element) + sum);
        if (typeof(TElement) == typeof(double))
            Unsafe.As<TElement, double>(ref element) = value;
        else
            Storage.Store((float)value, ref element);
    }

    private static void Add(Span<double> to, ReadOnlySpan<double> from)
    {
        int i = 0;
        for (; i + Vector<double>.Count <= to.Length; i += Vector<double>.Count)
            (new Vector<double>(to[i..]) + new Vector<double>(from[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] += from[i];
    }
}
