using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NormGen.Runtime;

/// <summary>Memory on the stack in which sums and scalars of many sets wait.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackMemory
{
    /// <summary>The part of some memory that begins a cache line: a vector that crosses one costs two loads.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="memory">The memory, with 64 bytes to spare. On the stack, so that it stays where it is.</param>
    /// <returns>From the first element that begins a line on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> FromCacheLine<T>(Span<T> memory)
    {
        nint beyond = Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref MemoryMarshal.GetReference(memory)) & 63;
        return memory[(int)(((64 - beyond) & 63) / Unsafe.SizeOf<T>())..];
    }
}
