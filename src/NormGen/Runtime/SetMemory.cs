using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NormGen.Runtime;

/// <summary>Rented memory in which the sums and scalars of all sets of a sample wait, where so many may share sums that the stack could not hold them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SetMemory
{
    private readonly double[] _memory;
    private readonly int _room;
    private int _taken;

    /// <summary>Rents the memory.</summary>
    /// <param name="room">The elements of a buffer.</param>
    /// <param name="buffers">How many buffers there are to be.</param>
    public SetMemory(int room, int buffers)
    {
        _room = room;
        _memory = ArrayPool<double>.Shared.Rent(checked(room * buffers));
    }

    /// <summary>The next buffer, which may hold anything.</summary>
    /// <typeparam name="T">The element type: float or double.</typeparam>
    /// <returns>The elements.</returns>
    public Span<T> Take<T>()
        where T : unmanaged => MemoryMarshal.Cast<double, T>(_memory.AsSpan(_room * _taken++, _room))[.._room];

    /// <summary>Gives the memory back.</summary>
    public readonly void Dispose() => ArrayPool<double>.Shared.Return(_memory);
}
