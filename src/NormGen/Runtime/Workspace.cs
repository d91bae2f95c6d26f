using System.Buffers;
using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>The memory in which a residual block keeps what its sub-layer reads and writes: the caller's, or rented until the block is done.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Workspace<T>
    where T : unmanaged
{
    private readonly Span<T> _memory;
    private readonly T[]? _rented;
    private readonly int _part;

    /// <summary>Rents memory.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="parts">How many tensors of that shape there are to be.</param>
    public Workspace(int rows, int dim, int parts)
    {
        _part = rows * dim;
        _rented = ArrayPool<T>.Shared.Rent(checked(_part * parts));
        _memory = _rented;
    }

    /// <summary>Uses the caller's memory.</summary>
    /// <inheritdoc cref="Workspace{T}(int, int, int)"/>
    /// <param name="rows">The rows.</param>
    /// <param name="dim">The features of a row.</param>
    /// <param name="parts">How many tensors of that shape there are to be.</param>
    /// <param name="memory">Enough elements; checked.</param>
    public Workspace(int rows, int dim, int parts, Span<T> memory)
    {
        _ = parts;
        _part = rows * dim;
        _memory = memory;
    }

    /// <summary>One of the tensors.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <returns>rows × dim elements.</returns>
    public Span<T> Part(int index) => _memory.Slice(index * _part, _part);

    /// <summary>Gives rented memory back.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<T>.Shared.Return(_rented);
    }
}
