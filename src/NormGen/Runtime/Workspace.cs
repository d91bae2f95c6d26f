using System.Buffers;
using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// Memory of some tensors, such as a residual block keeps what its sub-layer reads and writes in, or a gradient its statistics: the caller's, or rented until all is done.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Workspace<T>
    where T : unmanaged
{
    private readonly Span<T> _memory;
    private readonly T[]? _first;
    private readonly T[]? _second;
    private readonly int _part;

    /// <summary>Rents memory.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="parts">How many tensors of that shape there are to be, 1 or 2.</param>
    public Workspace(int rows, int dim, int parts)
    {
        // One by one: each is as large as x, which an array can hold, and both together need not be.
        _part = checked(rows * dim);
        _first = ArrayPool<T>.Shared.Rent(_part);
        _second = parts > 1 ? ArrayPool<T>.Shared.Rent(_part) : null;
    }

    /// <summary>Uses the caller's memory.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="memory">Enough elements for all tensors; checked.</param>
    public Workspace(int rows, int dim, Span<T> memory)
    {
        _part = rows * dim;
        _memory = memory;
    }

    /// <summary>One of the tensors.</summary>
    /// <param name="index">Which, 0 or 1.</param>
    /// <returns>rows × dim elements.</returns>
    public Span<T> Part(int index) => _first is null ? _memory.Slice(index * _part, _part) : (index == 0 ? _first : _second).AsSpan(0, _part);

    /// <summary>Gives rented memory back.</summary>
    public void Dispose()
    {
        if (_first is not null)
            ArrayPool<T>.Shared.Return(_first);
        if (_second is not null)
            ArrayPool<T>.Shared.Return(_second);
    }
}
