using System.Runtime.InteropServices;

namespace NormGen.Runtime;

// Parameters that all rows of a call share are widened once.
public static partial class Storage
{
    /// <summary>Widens elements of a 16-bit type.</summary>
    /// <typeparam name="T">The storage type.</typeparam>
    /// <param name="source">The first element; as many are read as the destination holds.</param>
    /// <param name="destination">Where to.</param>
    public static void Widen<T>(ref readonly T source, Span<float> destination)
        where T : unmanaged
    {
        nuint count = (nuint)destination.Length, i = 0;
        ref float first = ref MemoryMarshal.GetReference(destination);
        for (; i + 8 <= count; i += 8)
            Store(Load256(in source, i), ref first, i);
        if (i < count)
            Tail.Store(Tail.Load256(in source, i, count - i), ref first, i, count - i);
    }
}
