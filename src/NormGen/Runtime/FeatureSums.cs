using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NormGen.Runtime;

/// <summary>
/// What each feature adds up over the rows of a gradient, dγ and dβ, in the fixed order of <see cref="SetOrder"/>: the rows of a piece one after another in the
/// kernel's type; the pieces of a block, and the blocks, in double. Sets that are no rows add to one piece in double, as they come. Rented, in one piece.
/// </summary>
/// <typeparam name="T">What the kernel adds to: the type that rows are computed in, of all else double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FeatureSums<T>
    where T : unmanaged
{
    private readonly double[] _memory;
    private readonly int _dim;
    private readonly int _sums;

    // Doubles that the sums of a piece take, which may be floats.
    private readonly int _piece;
    private readonly bool _isOneBlock;

    /// <summary>Rents the memory, with all sums zero.</summary>
    /// <param name="dim">The features.</param>
    /// <param name="tensors">How many sums each feature has: up to 4, in a sandwich.</param>
    /// <param name="isOneBlock">Whether there is one block only, which then is the total: it begins at +0, so that adding it to 0 would change no bit.</param>
    public FeatureSums(int dim, int tensors, bool isOneBlock)
    {
        _dim = dim;
        _sums = checked(dim * tensors);
        _piece = typeof(T) == typeof(double) ? _sums : (_sums + 1) / 2;
        _isOneBlock = isOneBlock;
        int length = checked(_piece + (isOneBlock ? _sums : 2 * _sums));
        _memory = ArrayPool<double>.Shared.Rent(length);
        _memory.AsSpan(0, length).Clear();
    }

    /// <summary>The sums of a piece, to which the kernel adds: one tensor's features after another's.</summary>
    /// <param name="first">The first element that is wanted.</param>
    /// <returns>The reference.</returns>
    public ref T Piece(int first) => ref Unsafe.Add(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<double, T>(_memory.AsSpan(0, _piece))), first);

    private Span<double> Block => _memory.AsSpan(_piece, _sums);

    private Span<double> Total => _isOneBlock ? Block : _memory.AsSpan(_piece + _sums, _sums);

    /// <summary>Adds a piece to its block, and begins the next.</summary>
    public void EndPiece()
    {
        ref T piece = ref Piece(0);
        ref double block = ref MemoryMarshal.GetReference(Block);
        nuint i = 0, sums = (nuint)_sums;
        for (; i + (nuint)Vector<T>.Count <= sums; i += (nuint)Vector<T>.Count)
        {
            Vector<T> some = Vector.LoadUnsafe(ref piece, i);
            Vector<T>.Zero.StoreUnsafe(ref piece, i);
            if (typeof(T) == typeof(double))
            {
                AddVector(ref block, i, some.As<T, double>());
            }
            else
            {
                Vector.Widen(some.As<T, float>(), out Vector<double> low, out Vector<double> high);
                AddVector(ref block, i, low);
                AddVector(ref block, i + (nuint)Vector<double>.Count, high);
            }
        }

        for (; i < sums; i++)
        {
            ref T one = ref Unsafe.Add(ref piece, i);
            Unsafe.Add(ref block, i) += Storage.LoadDouble(in one);
            one = default;
        }
    }

    /// <summary>Adds a block to the blocks before it, and begins the next.</summary>
    public void EndBlock()
    {
        if (!_isOneBlock)
            SetOrder.Gather(Total, Block);
    }

    /// <summary>Adds one tensor's sums to what the caller has, worked out in double and rounded; every NaN becomes the same NaN.</summary>
    /// <typeparam name="TElement">The storage type.</typeparam>
    /// <param name="tensor">Which of the tensors.</param>
    /// <param name="destination">One element for each feature, or one for all of them.</param>
    public void AddTo<TElement>(int tensor, Span<TElement> destination)
        where TElement : unmanaged
    {
        Span<double> sums = Total.Slice(tensor * _dim, _dim);
        if (destination.Length == sums.Length)
        {
            ref double first = ref MemoryMarshal.GetReference(sums);
            ref TElement element = ref MemoryMarshal.GetReference(destination);
            nuint i = 0, dim = (nuint)_dim;
            for (; i + 8 <= dim; i += 8)
                AddEight(ref first, ref element, i);
            for (; i < dim; i++)
                Add(ref Unsafe.Add(ref element, i), Unsafe.Add(ref first, i));
            return;
        }

        double all = 0;
        foreach (double sum in sums)
            all += sum;
        Add(ref destination[0], all);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<double>.Shared.Return(_memory);

    private static void AddVector(ref double sums, nuint index, Vector<double> some) =>
        (Vector.LoadUnsafe(ref sums, index) + some).StoreUnsafe(ref sums, index);

    private static void Add<TElement>(ref TElement element, double sum)
        where TElement : unmanaged
    {
        double value = FloatRange.Unify(Storage.LoadDouble(in element) + sum);
        if (typeof(TElement) == typeof(double))
            Unsafe.As<TElement, double>(ref element) = value;
        else
            Storage.Store((float)value, ref element);
    }

    private static void AddEight<TElement>(ref double sums, ref TElement elements, nuint index)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(double))
        {
            ref double doubles = ref Unsafe.As<TElement, double>(ref elements);
            FloatRange.Unify(Vector512.LoadUnsafe(ref doubles, index) + Vector512.LoadUnsafe(ref sums, index)).StoreUnsafe(ref doubles, index);
            return;
        }

        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Storage.Load256(in elements, index));
        low = FloatRange.Unify(low + Vector256.LoadUnsafe(ref sums, index));
        high = FloatRange.Unify(high + Vector256.LoadUnsafe(ref sums, index + 4));
        Storage.Store(Vector256.Narrow(low, high), ref elements, index);
    }
}
